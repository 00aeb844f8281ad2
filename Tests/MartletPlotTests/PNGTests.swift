import MartletPlot
import Testing

/// What a PNG file of a table of colours holds.
struct PNGFile {
    var width = 0
    var rows: [[UInt8]] = []
    var palette: [UInt8] = []

    init(_ file: [UInt8]) throws {
        guard file.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) else {
            throw MalformedXML(description: "no PNG")
        }
        func number(_ at: Int) -> Int { (0..<4).reduce(0) { $0 << 8 | Int(file[at + $1]) } }
        var at = 8, height = 0
        var data: [UInt8] = []
        while at < file.count {
            let count = number(at), name = String(decoding: file[at + 4..<at + 8], as: UTF8.self)
            let body = Array(file[at + 8..<at + 8 + count])
            guard Int(crc32(Array(file[at + 4..<at + 8 + count]))) == number(at + 8 + count) else {
                throw MalformedXML(description: "check sum of \(name)")
            }
            switch name {
            case "IHDR": (width, height) = (number(at + 8), number(at + 12))
            case "PLTE": palette = body
            case "IDAT": data += body
            default: break
            }
            at += 12 + count
        }
        let lines = try inflated(data)
        guard lines.count == height * (width + 1) else { throw MalformedXML(description: "\(lines.count) bytes") }
        rows = (0..<height).map { Array(lines[$0 * (width + 1) + 1..<($0 + 1) * (width + 1)]) }
    }
}

/// Unpacks a zlib stream of one block with fixed codes (RFC 1951), code by code as the standard words it.
func inflated(_ stream: [UInt8]) throws -> [UInt8] {
    var at = 16  // in bits, after zlib's header
    func bit() throws -> Int {
        guard at / 8 < stream.count - 4 else { throw MalformedXML(description: "end of stream") }
        defer { at += 1 }
        return Int(stream[at / 8] >> UInt8(at % 8) & 1)
    }
    func bits(_ n: Int) throws -> Int { try (0..<n).reduce(0) { try $0 | bit() << $1 } }
    func code(_ n: Int) throws -> Int { try (0..<n).reduce(0) { value, _ in try value << 1 | bit() } }
    guard try bits(3) == 0b011 else { throw MalformedXML(description: "not one fixed block") }
    var result: [UInt8] = []
    while true {
        var value = try code(7), symbol = 0
        if value <= 0b0010111 {
            symbol = 256 + value
        } else {
            value = value << 1 | (try bit())
            switch value {
            case 0b00110000...0b10111111: symbol = value - 0b00110000
            case 0b11000000...0b11000111: symbol = 280 + value - 0b11000000
            default: symbol = 144 + (value << 1 | (try bit())) - 0b110010000
            }
        }
        if symbol == 256 { return result }
        if symbol < 256 {
            result.append(UInt8(symbol))
            continue
        }
        let bases = [
            3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
            227, 258,
        ]
        let extra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
        let length = bases[symbol - 257] + (try bits(extra[symbol - 257]))
        let back = try code(5), more = max(0, back / 2 - 1)
        let distance = (back < 4 ? back : (2 + back % 2) << more) + (try bits(more)) + 1
        guard distance <= result.count else { throw MalformedXML(description: "distance \(distance)") }
        for _ in 0..<length { result.append(result[result.count - distance]) }
    }
}

/// Undoes base 64.
func decoded64(_ text: String) throws -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = [], pending = 0, count = 0
    for byte in text.utf8 where byte != UInt8(ascii: "=") {
        guard let digit = digits.firstIndex(of: byte) else { throw MalformedXML(description: "not base 64") }
        pending = pending << 6 | digit
        count += 6
        if count >= 8 {
            count -= 8
            result.append(UInt8(pending >> count & 255))
        }
    }
    return result
}

@Suite struct PNGTests {
    @Test func checkSumsAreThoseOfTheStandards() throws {
        let text = Array("123456789".utf8)
        #expect(crc32(text) == 0xcbf4_3926)
        #expect(zlib(text, repeatingAfter: []).suffix(4) == [0x09, 0x1e, 0x01, 0xde])
    }

    @Test func base64IsThatOfTheStandard() {
        let words = ["", "f", "fo", "foo", "foob", "fooba", "foobar"]
        let expected = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]
        #expect(words.map { base64(Array($0.utf8)) } == expected)
    }

    @Test func streamsUnpackToTheirData() throws {
        var state: UInt64 = 1
        func random(_ n: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % n
        }
        for distances in [[1], [1, 7], [1, 300], [1, 5000], [32768], [40000]] {
            for colors in [1, 2, 5, 256] {
                for _ in 0..<3 {
                    var data: [UInt8] = []
                    while data.count < random(30_000) {
                        data += [UInt8](repeating: UInt8(random(colors)), count: 1 + random(600))
                        if let back = distances.last, data.count > back, random(3) == 0 {
                            data += data[data.count - back..<data.count - back + min(back, random(300))]
                        }
                    }
                    #expect(try inflated(zlib(data, repeatingAfter: distances)) == data)
                }
            }
        }
    }

    @Test func aFileHoldsItsPoints() throws {
        let colors = [Color(red: 1, green: 2, blue: 3), Color(red: 4, green: 5, blue: 6)]
        let file = try PNGFile(png(width: 3, height: 2, pixels: [0, 1, 0, 1, 1, 0], colors: colors, clear: 1))
        #expect(file.width == 3)
        #expect(file.rows == [[0, 1, 0], [1, 1, 0]])
        #expect(file.palette == [1, 2, 3, 4, 5, 6])
    }
}
