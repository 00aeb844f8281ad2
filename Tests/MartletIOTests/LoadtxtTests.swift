import MartletCore
import MartletIO
import MartletTestSupport
import Testing

@Suite struct LoadtxtTests {
    @Test func textsAreReadAsNumPyReadsThem() throws {
        for row in GoldenTable("io/loadtxt.tsv").rows {
            let bytes = unhex(row[0]), options = options(row[1])
            func read() throws -> NDArray<Double> {
                try IO.loadtxt(
                    bytes: bytes, delimiter: options["delimiter"],
                    comments: options["comments"].map { $0.split(separator: ",").map(String.init) } ?? ["#"],
                    skiprows: options["skiprows"].map { Int($0)! } ?? 0, usecols: options["usecols"].map(numbers),
                    maxRows: options["max_rows"].map { Int($0)! }, ndmin: options["ndmin"].map { Int($0)! } ?? 0)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let array = try? read() else {
                #expect(row[2] == "error", "\(text.debugDescription) \(row[1])")
                continue
            }
            guard row[2] != "error" else {
                Issue.record("\(text.debugDescription) \(row[1]) must throw, but is \(array)")
                continue
            }
            #expect(
                same(AnyNDArray(array), try MartletIOTests.array(row[2], row[3], row[4])),
                "\(text.debugDescription) \(row[1]) \(array.debugDescription)")
        }
    }

    @Test func otherTypesAreReadExactly() throws {
        let text = Array("9223372036854775807 -9223372036854775808\n".utf8)
        #expect(try IO.loadtxt(bytes: text, as: Int.self).elements == [.max, .min])
        #expect(throws: MartletError.self) { try IO.loadtxt(bytes: text, as: Int32.self) }
        #expect(throws: MartletError.self) { try IO.loadtxt(bytes: Array("9223372036854775808".utf8), as: Int.self) }
        #expect(throws: MartletError.self) { try IO.loadtxt(bytes: Array("1.0".utf8), as: Int.self) }
        // A decimal that two roundings would take to the wrong neighbour.
        let tie = Array("1.000000059604644775390626 16777217 0.1".utf8)
        #expect(try IO.loadtxt(bytes: tie, as: Float.self).elements == [0x1.000002p0, 16_777_216, 0.1])
    }

    @Test func wordsOfTheErrorSayWhere() {
        do throws(MartletError) {
            _ = try IO.loadtxt(bytes: Array("1 2\n\n3 x4\n".utf8))
            Issue.record("no error")
        } catch {
            #expect(error.description == "io.loadtxt: bytes: line 3, column 2: 'x4' is no float64")
        }
        #expect(throws: MartletError.self) { try IO.loadtxt(bytes: [], delimiter: "") }
        #expect(throws: MartletError.self) { try IO.loadtxt(bytes: [], skiprows: -1) }
        #expect(throws: MartletError.self) { try IO.loadtxt(bytes: [], ndmin: 3) }
        #expect(throws: MartletError.self) { try IO.loadtxt("/no/such") }
    }

    @Test func aMarkOfUTF8IsNoNumber() throws {
        #expect(try IO.loadtxt(bytes: [0xEF, 0xBB, 0xBF] + Array("1 2".utf8)).elements == [1, 2])
    }
}
