import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct DiffTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("diff") { try check(numeric[row[0]]!, row) }
    }

    private func check<T: Numeric>(_ type: T.Type, _ row: [String]) throws {
        let wanted: NDArray<T> = try read(row[4])
        try withEveryLayout(read(row[3], of: type)) { x, layout in
            let y = try Arrays.diff(x, n: Int(row[2])!, axis: Int(row[1])!)
            agree(difference(y, wanted, Diff<T>.card), (row[0], row[1], row[2], layout))
        }
    }

    @Test func refusesWhatDoesNotFit() throws {
        let x = try Arrays.zeros([2, 3])
        #expect(problem { _ = try Arrays.diff(x, n: -1) }.hasPrefix("diff: n is -1"))
        #expect(problem { _ = try Arrays.diff(x, axis: -3) }.hasPrefix("diff: axis is -3"))
        #expect(problem { _ = try Arrays.diff(NDArray(scalar: 1.0)) }.hasPrefix("diff: axis is -1"))
    }
}
