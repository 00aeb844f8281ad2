import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct LinspaceTests {
    @Test func agreesWithTheTable() throws {
        for row in rows("linspace") {
            let y = try Arrays.linspace(Double(row[0])!, Double(row[1])!, num: Int(row[2])!, endpoint: row[3] == "1")
            let wanted: NDArray<Double> = try read(row[4])
            #expect(zip(y.elements, wanted.elements).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }, "\(row) \(y)")
            #expect(y.shape == wanted.shape)
        }
    }

    @Test func theLastNumberIsTheEnd() throws {
        let y = try Arrays.linspace(Float(0.1), 0.7, num: 1001)
        #expect(y.count == 1001)
        #expect(y.elements.first == 0.1)
        #expect(y.elements.last == 0.7)
    }

    @Test func refusesWhatDoesNotFit() throws {
        #expect(problem { _ = try Arrays.linspace(0.0, 1, num: -1) }.hasPrefix("linspace: num is -1"))
        #expect(problem { _ = try Arrays.linspace(0.0, 1, num: .min) }.hasPrefix("linspace: num is"))
        #expect(problem { _ = try Arrays.linspace(0.0, 1, num: .max) }.hasPrefix("linspace: cannot allocate"))
    }
}
