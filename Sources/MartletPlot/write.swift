public import MartletCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Figure {
    /// Writes the picture as an SVG file.
    ///
    /// A regular file appears whole or not at all: the text goes into a new file beside it, which then takes its name.
    /// Anything else that already has the name, such as `/dev/stdout`, is written to directly.
    ///
    /// - Parameter path: the file; one that exists is replaced, keeping its permissions.
    /// - Throws: what ``svg()`` throws, and a file error when the file cannot be written.
    public func write(to path: String) throws(MartletError) {
        let text = try svg()
        func failure(_ problem: String) -> MartletError {
            .file(function: "Figure.write", path: path, problem: problem)
        }
        guard !path.isEmpty, !path.utf8.contains(0) else { throw failure("is not the name of a file") }
        var status = stat()
        let exists = stat(path, &status) == 0
        if exists, status.st_mode & S_IFMT != S_IFREG {
            if let problem = store(text, at: path, flags: O_WRONLY, mode: nil) { throw failure(problem) }
            return
        }
        // What a link points to is replaced, not the link.
        var target = path
        if exists, let real = realpath(path, nil) {
            target = String(cString: real)
            free(real)
        }
        var temporary = "", attempt = 0, problem: String?
        repeat {
            temporary = "\(target).\(getpid())-\(attempt).tmp"
            attempt += 1
            problem = store(
                text, at: temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: exists ? status.st_mode & 0o7777 : nil)
        } while problem != nil && errno == EEXIST && attempt < 100
        if let problem { throw failure(problem) }
        guard rename(temporary, target) == 0 else {
            let problem = String(cString: strerror(errno))
            unlink(temporary)
            throw failure(problem)
        }
    }
}

/// Writes a text; the result is what went wrong, with `errno` set.  A file that this call has made does not stay behind.
private func store(_ text: String, at path: String, flags: Int32, mode: mode_t?) -> String? {
    let file = open(path, flags | O_CLOEXEC, 0o666)
    if file < 0 { return String(cString: strerror(errno)) }
    var code: Int32 = 0
    if let mode, fchmod(file, mode) != 0 { code = errno }
    var copy = text
    copy.withUTF8 { bytes in
        var done = 0
        while code == 0, done < bytes.count {
            let count = write(file, bytes.baseAddress! + done, bytes.count - done)
            if count >= 0 { done += count } else if errno != EINTR { code = errno }
        }
    }
    if close(file) != 0, code == 0 { code = errno }
    if code == 0 { return nil }
    if flags & O_CREAT != 0 { unlink(path) }
    errno = code
    return String(cString: strerror(code))
}
