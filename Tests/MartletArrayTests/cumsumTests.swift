import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct CumSumTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("cumsum") { try check(every[row[0]]!, row) }
    }

    private func check<T: Tabled>(_ type: T.Type, _ row: [String]) throws {
        let wanted: NDArray<T.Sum> = try read(row[3])
        try withEveryLayout(read(row[2], of: type)) { x, layout in
            let y = try Arrays.cumsum(x, axis: Int(row[1]))
            let scale = try sumOfMagnitudes(x, axis: Int(row[1]).map { [$0] })
            agree(difference(y, wanted, CumSum<T>.card, scale: scale), (row[0], row[1], layout))
        }
    }

    @Test func integersWrapInSixtyFourBits() throws {
        #expect(try Arrays.cumsum(NDArray<Int>([.max, 1, 1])).elements == [.max, .min, .min + 1])
        #expect(try Arrays.cumsum(NDArray<UInt64>([.max, 1, 1])).elements == [.max, 0, 1])
    }

    @Test func diffUndoesIt() throws {
        let x: NDArray<Int> = NDArray([3, -1, 4, 1, -5])
        #expect(try Arrays.diff(Arrays.cumsum(x)).elements == [-1, 4, 1, -5])
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        let x = try noise([300, 701], of: Double.self)
        try withEveryThreadCount { try Arrays.cumsum(x, axis: 0) }
        try withEveryThreadCount { try Arrays.cumsum(x, axis: 1) }
    }

    @Test func refusesAxesThatDoNotFit() throws {
        let x = try Arrays.zeros([2, 3])
        #expect(problem { _ = try Arrays.cumsum(x, axis: 2) }.hasPrefix("cumsum: axis is 2"))
        #expect(problem { _ = try Arrays.cumsum(NDArray(scalar: 1.0), axis: 0) }.hasPrefix("cumsum: axis is 0"))
    }
}
