import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct ArangeTests {
    @Test func realsAgreeWithTheTable() throws {
        for row in rows("arange") {
            if row[0] == "float64" { try check(Double.self, row) } else { try check(Float.self, row) }
        }
    }

    private func check<T: Real>(_ type: T.Type, _ row: [String]) throws {
        let ends = try row[1...3].map { try read($0, of: type).item() }
        let y = try Arrays.arange(ends[0], ends[1], ends[2])
        #expect(try y.elements == read(row[4], of: type).elements, "\(row)")
    }

    @Test func integersAgreeWithTheTable() throws {
        for row in rows("arange_integers") {
            let ends = row[0...2].map { Int($0)! }
            #expect(
                try Arrays.arange(ends[0], ends[1], ends[2]).elements == read(row[3], of: Int.self).elements, "\(row)")
        }
    }

    @Test func refusesWhatCannotBeCounted() throws {
        for (start, stop, step) in [
            (0, 1, 0), (0, 1, .nan), (.nan, 1, 1), (0, .infinity, 1), (0, 1e300, 1), (0, 1, 1e-300),
            (0, 1, -.infinity * 0),
        ] as [(Double, Double, Double)] {
            #expect(problem { _ = try Arrays.arange(start, stop, step) }.hasPrefix("arange: step is"))
        }
        #expect(try Arrays.arange(0, -1e300, 1).isEmpty)
        #expect(try Arrays.arange(0, -.infinity, 1.0).isEmpty)
        #expect(problem { _ = try Arrays.arange(0.0, 0x1p61) }.hasPrefix("arange: cannot allocate"))
        #expect(problem { _ = try Arrays.arange(0, 1, 0) }.hasPrefix("arange: step is 0"))
        #expect(problem { _ = try Arrays.arange(0, .max) }.hasPrefix("arange: cannot allocate"))
        #expect(problem { _ = try Arrays.arange(.min, .max) }.hasPrefix("arange: "))
        #expect(try Arrays.arange(.max, .min, .max).isEmpty)
        #expect(try Arrays.arange(0, -5, .min).elements == [0])
    }
}
