/// A picture of up to 256 colours as a PNG file (ISO/IEC 15948).
///
/// - Parameters:
///   - pixels: row by row from above, each the number of a colour.
///   - colors: at most 256.
///   - clear: the number of the colour that is transparent.
package func png(width: Int, height: Int, pixels: [UInt8], colors: [Color], clear: UInt8) -> [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    func chunk(_ name: StaticString, _ data: [UInt8]) {
        let body = name.withUTF8Buffer(Array.init) + data
        file += bigEndian(UInt32(data.count)) + body + bigEndian(crc32(body))
    }
    // Eight bits a pixel, with a table of colours.
    chunk("IHDR", bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [8, 3, 0, 0, 0])
    chunk("PLTE", colors.flatMap { [$0.red, $0.green, $0.blue] })
    chunk("tRNS", (0...clear).map { $0 == clear ? 0 : 255 })
    var lines: [UInt8] = []
    lines.reserveCapacity(height * (width + 1))
    for row in 0..<height {
        lines.append(0)  // no filter
        lines += pixels[row * width..<(row + 1) * width]
    }
    chunk("IDAT", zlib(lines, repeatingAfter: [1, width + 1]))
    chunk("IEND", [])
    return file
}

func bigEndian(_ x: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: x >> (24 - 8 * $0)) } }

/// CRC-32 with the polynomial of ISO 3309, as PNG uses it.
package func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc = ~UInt32(0)
    for byte in bytes {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
    }
    return ~crc
}

/// `bytes` in base 64 (RFC 4648).
package func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = (0..<3).reduce(UInt32(0)) { $0 << 8 | UInt32(start + $1 < bytes.count ? bytes[start + $1] : 0) }
        for k in 0..<4 {
            let isPadding = start + k > bytes.count
            text.append(isPadding ? UInt8(ascii: "=") : digits[Int(group >> UInt32(18 - 6 * k) & 63)])
        }
    }
    return String(decoding: text, as: UTF8.self)
}
