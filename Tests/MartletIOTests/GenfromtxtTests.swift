import MartletCore
import MartletIO
import MartletTestSupport
import Testing

@Suite struct GenfromtxtTests {
    @Test func textsAreReadAsNumPyReadsThem() throws {
        for row in GoldenTable("io/genfromtxt.tsv").rows {
            let options = options(row[1])
            func read() throws -> IO.Table {
                try IO.genfromtxt(
                    bytes: unhex(row[0]), delimiter: options["delimiter"],
                    skipHeader: options["skip_header"].map { Int($0)! } ?? 0,
                    skipFooter: options["skip_footer"].map { Int($0)! } ?? 0, names: options["names"] != nil,
                    usecols: options["usecols"].map(numbers),
                    missing: options["missing_values"].map { [$0] } ?? [],
                    filling: options["filling_values"].map { Double($0)! } ?? .nan)
            }
            guard let table = try? read() else {
                #expect(row[2] == "error", "\(row)")
                continue
            }
            #expect((table.names ?? []).joined(separator: ",") == row[2])
            #expect(same(AnyNDArray(table.data), try array("float64", row[3], row[4])), "\(row) \(table)")
        }
    }

    @Test func columnsAreFoundByName() throws {
        let table = try IO.genfromtxt(bytes: Array("a,b\n1,2\n3,4\n".utf8), delimiter: ",", names: true)
        #expect(try table.column("b").elements == [2, 4])
        #expect(throws: MartletError.self) { try table.column("c") }
        let none = try IO.genfromtxt(bytes: Array("a b\n".utf8), names: true)
        #expect(none.data.shape == [0, 2] && none.names == ["a", "b"])
        #expect(try IO.genfromtxt(bytes: [], names: true).data.isEmpty)
        #expect(throws: MartletError.self) { try IO.genfromtxt(bytes: [], skipFooter: -1) }
    }
}
