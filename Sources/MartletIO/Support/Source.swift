import MartletCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Bytes to read from: a file, or memory.
///
/// A file is read with `pread`, never mapped: a file that shrinks meanwhile gives an error and no signal.
final class Source {
    /// Whose errors these are.
    let function: String
    let path: String
    /// How many bytes there are.
    let count: Int
    private let storage: Storage

    private enum Storage {
        case file(Int32)
        case bytes([UInt8])
    }

    init(bytes: [UInt8], function: String, path: String = "bytes") {
        self.function = function
        self.path = path
        count = bytes.count
        storage = .bytes(bytes)
    }

    init(path: String, function: String) throws(MartletError) {
        self.function = function
        self.path = path
        func failure() -> MartletError {
            .file(function: function, path: path, problem: String(cString: strerror(errno)))
        }
        if path.utf8.contains(0) { throw .file(function: function, path: path, problem: "is no path") }
        let file = open(path, O_RDONLY | O_CLOEXEC)
        if file < 0 { throw failure() }
        var status = stat()
        if fstat(file, &status) != 0 {
            let error = failure()
            close(file)
            throw error
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            count = Int(status.st_size)
            storage = .file(file)
        case S_IFDIR:
            close(file)
            throw .file(function: function, path: path, problem: "is a directory")
        default:  // a pipe: all that comes
            defer { close(file) }
            guard let bytes = Self.drain(file) else { throw failure() }
            count = bytes.count
            storage = .bytes(bytes)
        }
    }

    /// All that comes out of a pipe, or `nil` when reading fails.
    private static func drain(_ file: Int32) -> [UInt8]? {
        var bytes: [UInt8] = [], block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            #if canImport(Glibc)
                let got = Glibc.read(file, &block, block.count)
            #elseif canImport(Musl)
                let got = Musl.read(file, &block, block.count)
            #else
                let got = Darwin.read(file, &block, block.count)
            #endif
            if got < 0 && errno == EINTR { continue }
            if got < 0 { return nil }
            if got == 0 { return bytes }
            bytes += block[..<got]
        }
    }

    deinit { if case .file(let file) = storage { close(file) } }

    func failure(_ problem: String) -> MartletError { .file(function: function, path: path, problem: problem) }

    /// Copies the bytes from `position` on; `what` says for an error what should be there.
    func read(_ what: String, at position: Int, into target: UnsafeMutableRawBufferPointer) throws(MartletError) {
        guard position >= 0, target.count <= count - position else {
            throw failure("is truncated: \(what) needs \(target.count) bytes, \(max(0, count - position)) are there")
        }
        if target.isEmpty { return }
        switch storage {
        case .bytes(let bytes):
            bytes.withUnsafeBytes { target.copyMemory(from: .init(rebasing: $0[position..<position + target.count])) }
        case .file(let file):
            var done = 0
            while done < target.count {
                let got = pread(file, target.baseAddress! + done, target.count - done, off_t(position + done))
                if got < 0 && errno == EINTR { continue }
                if got < 0 { throw failure(String(cString: strerror(errno))) }
                if got == 0 { throw failure("is truncated: it became shorter while it was read") }
                done += got
            }
        }
    }

    /// The `length` bytes from `position` on.
    func bytes(_ what: String, at position: Int, _ length: Int) throws(MartletError) -> [UInt8] {
        guard length >= 0, position >= 0, length <= count - position else {
            throw failure("is truncated: \(what) needs \(length) bytes, \(max(0, count - max(0, position))) are there")
        }
        var result = [UInt8](repeating: 0, count: length)
        let failure: MartletError? = result.withUnsafeMutableBytes { target in
            do throws(MartletError) { try read(what, at: position, into: target) } catch { return error }
            return nil
        }
        if let failure { throw failure }
        return result
    }

    /// All bytes.
    func all() throws(MartletError) -> [UInt8] {
        if case .bytes(let bytes) = storage { return bytes }
        return try bytes("the file", at: 0, count)
    }
}
