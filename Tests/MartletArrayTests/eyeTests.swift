import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct EyeTests {
    @Test func agreesWithTheTable() throws {
        for row in rows("eye") {
            let y = try Arrays.eye(Int(row[0])!, Int(row[1])!, k: Int(row[2])!),
                wanted: NDArray<Double> = try read(row[3])
            #expect(y == wanted, "\(row)")
            let integers = try Arrays.eye(Int(row[0])!, Int(row[1])!, k: Int(row[2])!, of: Int8.self)
            #expect(try integers == wanted.mapped { Int8($0) })
        }
    }

    @Test func refusesWhatDoesNotFit() throws {
        #expect(problem { _ = try Arrays.eye(-1) }.hasPrefix("eye: n is -1"))
        #expect(problem { _ = try Arrays.eye(2, -1) }.hasPrefix("eye: m is -1"))
        #expect(problem { _ = try Arrays.eye(1 << 40) }.hasPrefix("eye: cannot allocate"))
        #expect(try Arrays.sum(Arrays.eye(3, k: .max)).item() == 0)
        #expect(try Arrays.sum(Arrays.eye(3, k: .min)).item() == 0)
    }
}
