import MartletCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Bytes on their way into a file.
struct Sink: ~Copyable {
    private let file: Int32
    private let function, path: String
    private var pending: [UInt8] = []

    fileprivate init(_ file: Int32, _ function: String, _ path: String) {
        (self.file, self.function, self.path) = (file, function, path)
    }

    mutating func write(_ bytes: some Collection<UInt8>) throws(MartletError) {
        pending += bytes
        if pending.count >= 1 << 16 { try flush() }
    }

    mutating func write(_ bytes: UnsafeRawBufferPointer) throws(MartletError) {
        try flush()
        try put(bytes)
    }

    fileprivate mutating func flush() throws(MartletError) {
        let bytes = pending
        pending.removeAll(keepingCapacity: true)
        let failure: MartletError? = bytes.withUnsafeBytes { bytes in
            do throws(MartletError) { try put(bytes) } catch { return error }
            return nil
        }
        if let failure { throw failure }
    }

    private func put(_ bytes: UnsafeRawBufferPointer) throws(MartletError) {
        #if canImport(Glibc)
            let write = Glibc.write
        #elseif canImport(Musl)
            let write = Musl.write
        #else
            let write = Darwin.write
        #endif
        var done = 0
        while done < bytes.count {
            let count = write(file, bytes.baseAddress! + done, bytes.count - done)
            if count < 0 && errno == EINTR { continue }
            if count < 0 { throw .file(function: function, path: path, problem: String(cString: strerror(errno))) }
            done += count
        }
    }
}

/// Writes what `fill` produces to `path`, all of it or nothing.
///
/// The bytes go to a new file beside it, which takes the old one's place when it is complete.  What is no file, as a
/// pipe, is written to directly.
func replaceFile(
    _ path: String, function: String, _ fill: (inout Sink) throws(MartletError) -> Void
) throws(MartletError) {
    func failure(_ what: String? = nil) -> MartletError {
        .file(function: function, path: path, problem: what ?? String(cString: strerror(errno)))
    }
    if path.utf8.contains(0) || path.isEmpty { throw failure("is no path") }
    var target = path
    var mode: mode_t = 0o666
    var isNew = true
    var status = stat()
    if stat(path, &status) == 0 {
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw failure("is a directory")
        default:
            let file = open(path, O_WRONLY | O_CLOEXEC)
            if file < 0 { throw failure() }
            defer { close(file) }
            var sink = Sink(file, function, path)
            try fill(&sink)
            return try sink.flush()
        }
        if access(path, W_OK) != 0 { throw failure() }
        isNew = false
        mode = status.st_mode & 0o7777
        if let real = realpath(path, nil) {  // the file itself and not a link to it is replaced
            target = String(cString: real)
            free(real)
        }
    }
    let beside = "\(target).\(getpid()).\(UInt64.random(in: .min ... .max)).part"
    let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    if file < 0 { throw failure() }
    do throws(MartletError) {
        var sink = Sink(file, function, path)
        try fill(&sink)
        try sink.flush()
    } catch {
        close(file)
        unlink(beside)
        throw error
    }
    if !isNew { fchmod(file, mode) }
    if close(file) != 0 || rename(beside, target) != 0 {
        let error = failure()
        unlink(beside)
        throw error
    }
}
