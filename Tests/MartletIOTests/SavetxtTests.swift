import MartletCore
import MartletIO
import MartletTestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What C prints.
private func printed(_ format: String, _ value: Double) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { space in
        let count = withVaList([value]) { vsnprintf(space.baseAddress!, space.count, format, $0) }
        return String(decoding: space[..<Int(count)].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

@Suite struct SavetxtTests {
    @Test func textsAreNumPysByteForByte() throws {
        for row in GoldenTable("io/savetxt.tsv").rows {
            let array = try array(row[0], row[1], row[2])
            let options = options(row[3]).mapValues { String(decoding: unhex($0), as: UTF8.self) }
            try withPath(".txt") { path in
                try IO.savetxt(
                    path, array, format: options["fmt"] ?? "%.18e", delimiter: options["delimiter"] ?? " ",
                    newline: options["newline"] ?? "\n", header: options["header"] ?? "",
                    footer: options["footer"] ?? "", comments: options["comments"] ?? "# ")
                let written = String(decoding: try contents(path), as: UTF8.self)
                #expect(written == String(decoding: unhex(row[4]), as: UTF8.self), "\(row)")
            }
        }
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let array = try NDArray((0..<12).map { 1 / Double($0 + 1) }, shape: [4, 3])
        try withEveryLayout(array) { laidOut, _ in
            try withPath(".txt") { path in
                try IO.savetxt(path, laidOut)
                #expect(try IO.loadtxt(path) == array)
            }
        }
    }

    /// Numbers of every size, subnormal ones and ties among them, against C's `printf` and the standard library's reading.
    @Test func conversionsAreRoundedAsC() throws {
        var state: UInt64 = 1
        func bits() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
        var values: [Double] = [
            0, -0.0, .leastNonzeroMagnitude, 0x1p-1022, .greatestFiniteMagnitude, 0.5, 1.5, 2.5, 9.5, 0.125, 999.9995,
        ]
        while values.count < 3000 {
            values.append(Double(bitPattern: bits()))
            values.append(Double(bits() >> 44) / 1000)
            values.append(Double(bits() >> 44) / 8)
        }
        values = values.filter(\.isFinite)
        for format in ["%.18e", "%e", "%.0e", "%12.3e", "%f", "%.0f", "%.3f", "%8.2f", "%.17f", "%+.4e", "%08.3f"] {
            try withPath(".txt") { path in
                try IO.savetxt(path, NDArray(values), format: format)
                let lines = String(decoding: try contents(path), as: UTF8.self).split(separator: "\n")
                #expect(lines.count == values.count)
                for (line, value) in zip(lines, values) {
                    #expect(line == printed(format, value), "\(format) \(value)")
                }
                let wanted = lines.map { Double($0.drop { $0 == " " })! }
                #expect(try IO.loadtxt(path).elements == wanted)
                #expect(
                    try IO.loadtxt(path, as: Float.self).elements == lines.map { Float($0.drop { $0 == " " })! })
            }
        }
    }

    @Test(arguments: ["", "%", "%s", "%n", "%*d", "%d %d", "%ld", "%99999999d", "%.99999e", "x", "%5", "%d\0"])
    func formatsThatAreNoneThrow(_ format: String) {
        #expect(throws: MartletError.self) { try IO.savetxt("/dev/null", NDArray([1.0]), format: format) }
    }

    @Test func arraysOfOtherRanksThrow() throws {
        #expect(throws: MartletError.self) { try IO.savetxt("/dev/null", NDArray(scalar: 1.0)) }
        #expect(throws: MartletError.self) { try IO.savetxt("/dev/null", NDArray(repeating: 1.0, shape: [1, 1, 1])) }
    }
}
