import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct ArgSortTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("argsort") { try check(ordered[row[0]]!, row) }
    }

    private func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
        let wanted: NDArray<Int> = try read(row[3])
        try withEveryLayout(read(row[2], of: type)) { x, layout in
            let y = try Arrays.argsort(x, axis: Int(row[1]))
            agree(difference(y, wanted, ArgSort<T>.card), (row[0], row[1], x.shape, layout))
        }
    }

    @Test func thePositionsSortTheElements() throws {
        let x = try noise([70_003], of: Float.self)
        let from = x.elements, sorted = try Arrays.sort(x).elements
        #expect(try Arrays.argsort(x).elements.map { from[$0] } == sorted)
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        let x = try noise([30, 7001], of: Double.self)
        try withEveryThreadCount { try Arrays.argsort(x, axis: 0) }
        try withEveryThreadCount { try Arrays.argsort(x, axis: 1) }
        try withEveryThreadCount { try Arrays.argsort(x, axis: nil) }
    }

    @Test func refusesAxesThatDoNotFit() throws {
        #expect(problem { _ = try Arrays.argsort(Arrays.zeros([2, 3]), axis: 2) }.hasPrefix("argsort: axis is 2"))
        #expect(problem { _ = try Arrays.argsort(NDArray(scalar: 1.0)) }.hasPrefix("argsort: axis is -1"))
        #expect(try Arrays.argsort(NDArray(scalar: 1.0), axis: nil).shape == [1])
    }
}
