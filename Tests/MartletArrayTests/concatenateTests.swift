import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct ConcatenateTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("concatenate") { try check(every[row[0]]!, row) }
    }

    private func check<T: Tabled>(_ type: T.Type, _ row: [String]) throws {
        let wanted: NDArray<T> = try read(row.last!)
        for layout in Layout.allCases {
            let parts = try row[2..<(row.count - 1)].map { try read($0, of: type).laidOut(as: layout) }
            let y = try Arrays.concatenate(parts, axis: Int(row[1]))
            agree(difference(y, wanted, Concatenate<T>.card), (row[0], row[1], layout))
        }
    }

    @Test func refusesWhatDoesNotFit() throws {
        let a = try Arrays.zeros([2, 3]), b = try Arrays.ones([2, 3])
        #expect(problem { _ = try Arrays.concatenate([NDArray<Double>]()) }.hasPrefix("concatenate: arrays is empty"))
        #expect(problem { _ = try Arrays.concatenate([a, b], axis: 2) }.hasPrefix("concatenate: axis is 2"))
        #expect(
            problem { _ = try Arrays.concatenate([a, Arrays.zeros([3, 2])]) }.hasPrefix(
                "concatenate: arrays[1] is [3, 2]"))
        #expect(
            problem { _ = try Arrays.concatenate([NDArray(scalar: 1.0)]) }.hasPrefix(
                "concatenate: arrays is of no axes"))
        let long = try NDArray(scalar: true).broadcast(to: [.max])
        #expect(problem { _ = try Arrays.concatenate([long, long]) }.hasPrefix("concatenate: cannot allocate"))
    }
}
