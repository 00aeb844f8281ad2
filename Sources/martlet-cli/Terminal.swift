#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where messages go that are no result.
enum Terminal {
    /// Writes a line to the standard error.
    static func note(_ text: String) { write(text + "\n") }

    private static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { posixWrite(2, $0.baseAddress!, $0.count) }
            if written <= 0 { return }
            rest = rest.dropFirst(written)
        }
    }

    /// Whether the standard error is a terminal: only then is progress shown, and only there are lines overwritten.
    static let isInteractive = isatty(2) == 1

    /// Shows what is being done once the work has taken a second.
    struct Progress {
        private let start = ContinuousClock.now
        private var isShown = false

        mutating func step(_ text: String) {
            guard Terminal.isInteractive, ContinuousClock.now - start > .seconds(1) else { return }
            isShown = true
            Terminal.write("\r\u{1B}[K\(text)…")
        }

        func done() { if isShown { Terminal.write("\r\u{1B}[K") } }
    }
}

private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
