/// `data` as a zlib stream (RFC 1950) of one block with the fixed codes of deflate (RFC 1951, section 3.2.6).
///
/// Repetitions are looked for at the given distances only: in a picture of flat rectangles, the point before and the
/// point above.
package func zlib(_ data: [UInt8], repeatingAfter distances: [Int]) -> [UInt8] {
    var bits = BitWriter(bytes: [0x78, 0x01])
    bits.put(0b011, 3)  // the last block, fixed codes
    let usable = distances.filter { $0 <= 32768 }
    var at = 0
    while at < data.count {
        var best = (length: 0, distance: 0)
        for distance in usable where distance <= at {
            let longest = min(258, data.count - at)
            var length = 0
            while length < longest, data[at + length] == data[at + length - distance] { length += 1 }
            if length > best.length { best = (length, distance) }
        }
        if best.length >= 3 {
            bits.putLength(best.length)
            bits.putDistance(best.distance)
            at += best.length
        } else {
            bits.putSymbol(Int(data[at]))
            at += 1
        }
    }
    bits.putSymbol(256)
    bits.pad()
    return bits.bytes + bigEndian(adler32(data))
}

/// The check sum of RFC 1950, section 8.2.
func adler32(_ data: [UInt8]) -> UInt32 {
    var a: UInt32 = 1, b: UInt32 = 0
    for byte in data {
        a = (a + UInt32(byte)) % 65521
        b = (b + a) % 65521
    }
    return b << 16 | a
}

/// Bits from the lowest of each byte on.
private struct BitWriter {
    var bytes: [UInt8]
    private var pending: UInt32 = 0, count = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func put(_ value: Int, _ width: Int) {
        pending |= UInt32(value) << UInt32(count)
        count += width
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            count -= 8
        }
    }

    /// A code, whose highest bit comes first.
    private mutating func putCode(_ code: Int, _ width: Int) {
        put((0..<width).reduce(0) { $0 | (code >> $1 & 1) << (width - 1 - $1) }, width)
    }

    mutating func pad() { if count > 0 { put(0, 8 - count) } }

    /// A byte, the end (256), or the code of a length.
    mutating func putSymbol(_ symbol: Int) {
        switch symbol {
        case ..<144: putCode(0x30 + symbol, 8)
        case ..<256: putCode(0x190 + symbol - 144, 9)
        case ..<280: putCode(symbol - 256, 7)
        default: putCode(0xc0 + symbol - 280, 8)
        }
    }

    /// A length from 3 to 258: four codes for each power of two, the rest in further bits.
    mutating func putLength(_ length: Int) {
        let rest = length - 3
        if length == 258 { return putSymbol(285) }
        if rest < 8 { return putSymbol(257 + rest) }
        let power = rest.bitWidth - 1 - rest.leadingZeroBitCount, extra = power - 2
        putSymbol(257 + (power - 1) * 4 + (rest >> extra & 3))
        put(rest & (1 << extra - 1), extra)
    }

    /// A distance from 1 to 32768: two codes for each power of two.
    mutating func putDistance(_ distance: Int) {
        let rest = distance - 1
        if rest < 4 { return putCode(rest, 5) }
        let power = rest.bitWidth - 1 - rest.leadingZeroBitCount, extra = power - 1
        putCode(power * 2 + (rest >> extra & 1), 5)
        put(rest & (1 << extra - 1), extra)
    }
}
