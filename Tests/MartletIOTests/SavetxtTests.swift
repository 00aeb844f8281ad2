import MartletCore
import MartletIO
import MartletTestSupport
import Testing

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

    @Test(arguments: ["", "%", "%s", "%n", "%*d", "%d %d", "%ld", "%99999999d", "%.99999e", "x", "%5", "%d\0"])
    func formatsThatAreNoneThrow(_ format: String) {
        #expect(throws: MartletError.self) { try IO.savetxt("/dev/null", NDArray([1.0]), format: format) }
    }

    @Test func arraysOfOtherRanksThrow() throws {
        #expect(throws: MartletError.self) { try IO.savetxt("/dev/null", NDArray(scalar: 1.0)) }
        #expect(throws: MartletError.self) { try IO.savetxt("/dev/null", NDArray(repeating: 1.0, shape: [1, 1, 1])) }
    }
}
