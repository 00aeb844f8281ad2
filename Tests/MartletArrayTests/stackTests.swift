import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct StackTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("stack") { try check(every[row[0]]!, row) }
    }

    private func check<T: Tabled>(_ type: T.Type, _ row: [String]) throws {
        let wanted: NDArray<T> = try read(row.last!)
        for layout in Layout.allCases {
            let parts = try row[2..<(row.count - 1)].map { try read($0, of: type).laidOut(as: layout) }
            let y = try Arrays.stack(parts, axis: Int(row[1])!)
            agree(difference(y, wanted, Concatenate<T>.card), (row[0], row[1], layout))
        }
    }

    @Test func refusesWhatDoesNotFit() throws {
        let a = try Arrays.zeros([2, 3]), b = try Arrays.ones([2, 3])
        #expect(problem { _ = try Arrays.stack([NDArray<Double>]()) }.hasPrefix("stack: arrays is empty"))
        #expect(problem { _ = try Arrays.stack([a, b], axis: 3) }.hasPrefix("stack: axis is 3"))
        #expect(problem { _ = try Arrays.stack([a, Arrays.zeros([2, 4])]) }.hasPrefix("stack: arrays[1] is [2, 4]"))
        let long = try NDArray(scalar: true).broadcast(to: [.max])
        #expect(problem { _ = try Arrays.stack([long, long]) }.hasPrefix("stack: cannot allocate"))
    }
}
