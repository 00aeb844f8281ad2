import MartletCore
import MartletIO
import MartletTestSupport
import Testing

@Suite struct LoadzTests {
    @Test(arguments: ["stored", "deflated", "zip64"]) func archivesOfNumPyAreRead(_ name: String) throws {
        let rows = GoldenTable("io/npz.tsv").rows, path = goldenPath("io/\(name).npz")
        let arrays = try IO.loadz(path)
        #expect(arrays.count == rows.count)
        for row in rows { #expect(same(arrays[row[0]]!, try array(row[1], row[2], row[3])), "\(name) \(row)") }
        #expect(try IO.loadz(bytes: goldenBytes("io/\(name).npz")).keys == arrays.keys)
        #expect(try IO.listz(path) == rows.map { $0[0] })
        #expect(try IO.listz(bytes: goldenBytes("io/\(name).npz")) == rows.map { $0[0] })
        #expect(Set(try IO.loadz(path, names: ["a", "ü"]).keys) == ["a", "ü"])
        #expect(throws: MartletError.self) { try IO.loadz(path, names: ["a", "none"]) }
    }

    @Test func bombsAreRefused() throws {
        let path = goldenPath("io/zeros.npz")
        #expect(try IO.loadz(path)["zeros"]?.count == 1 << 20)
        #expect(
            throws: MartletError.file(
                function: "io.loadz", path: path, problem: "unpacks to more than the limit of 1000000 bytes")
        ) { try IO.loadz(path, limit: 1_000_000) }
        #expect(throws: MartletError.self) { try IO.loadz(path, limit: -1) }
    }

    @Test(arguments: ["stored", "deflated"]) func everyTruncationAndDamageThrows(_ name: String) {
        let bytes = goldenBytes("io/\(name).npz")
        for count in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: MartletError.self) { try IO.loadz(bytes: Array(bytes[..<count])) }
        }
        // A changed bit among the elements is found by the checksum.
        for at in stride(from: 200, to: 400, by: 11) {
            var damaged = bytes
            damaged[at] ^= 16
            if let arrays = try? IO.loadz(bytes: damaged) {
                #expect((try? IO.loadz(bytes: bytes))?.count == arrays.count)
            }
        }
    }

    @Test func whatIsNoArchiveThrows() {
        #expect(throws: MartletError.self) { try IO.loadz(goldenPath("io/float64-le.npy")) }
        #expect(throws: MartletError.self) { try IO.loadz(bytes: []) }
        #expect(throws: MartletError.self) { try IO.loadz("/no/such") }
    }
}
