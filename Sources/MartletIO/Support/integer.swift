extension Collection<UInt8> {
    /// The whole number that these bytes are, at most eight of them, low byte first unless `isBigEndian`.
    func integer(isBigEndian: Bool = false) -> UInt64 {
        isBigEndian ? reduce(0) { $0 << 8 | UInt64($1) } : reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension [UInt8] {
    /// Appends the low `size` bytes of a number, low byte first.
    mutating func append(_ number: some BinaryInteger, size: Int) {
        for k in 0..<size { append(UInt8(truncatingIfNeeded: number >> (8 * k))) }
    }
}
