/// The remainders of the 256 bytes, and of each followed by one to seven zeros.
private let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
        var rest = UInt32(byte)
        for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
        tables[byte] = rest
    }
    for at in 256..<tables.count {
        let before = tables[at - 256]
        tables[at] = tables[Int(before & 255)] ^ before >> 8
    }
    return tables
}()

/// The checksum of zip archives: the remainder of the bytes, as a polynomial, by x³² + x²⁶ + … + 1.
///
/// Eight bytes at a time.
/// - Parameter seed: the checksum of the bytes before.
/// - SeeAlso: M. Kounavis and F. Berry, A systematic approach to building high performance software-based CRC
///   generators, 2005, doi:10.1109/ISCC.2005.18.
func crc32(_ bytes: UnsafeRawBufferPointer, seed: UInt32 = 0) -> UInt32 {
    tables.withUnsafeBufferPointer { table in
        var rest = ~seed, at = 0
        while at + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)) ^ UInt64(rest)
            rest = 0
            for k in 0..<8 {
                let byte = Int(truncatingIfNeeded: word >> UInt64(8 * k)) & 255
                rest ^= table[(7 - k) * 256 + byte]
            }
            at += 8
        }
        while at < bytes.count {
            rest = table[Int((rest ^ UInt32(bytes[at])) & 255)] ^ rest >> 8
            at += 1
        }
        return ~rest
    }
}
