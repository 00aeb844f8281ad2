import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct WhereTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("where") { try check(every[row[0]]!, row) }
    }

    private func check<T: Tabled>(_ type: T.Type, _ row: [String]) throws {
        let c: NDArray<Bool> = try read(row[1]), wanted: NDArray<T> = try read(row[4])
        let y: NDArray<T> = try read(row[3])
        try withEveryLayout(read(row[2], of: type)) { x, layout in
            for other in Layout.allCases {
                let result = try Arrays.where(c.laidOut(as: other), x, y.laidOut(as: other))
                agree(difference(result, wanted, Where<T>.card), (row[0], layout, other))
            }
        }
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        let x = try noise([300, 701], of: Double.self)
        try withEveryThreadCount { try Arrays.where(x .> 0, x, NDArray(scalar: 0)) }
    }

    @Test func refusesShapesThatDoNotBroadcast() throws {
        let x = try Arrays.zeros([2, 3]), y = try Arrays.zeros([2]), c: NDArray<Bool> = NDArray([true, false])
        #expect(problem { _ = try Arrays.where(c, x, x) }.hasPrefix("where: condition is [2]"))
        #expect(problem { _ = try Arrays.where(NDArray(scalar: true), x, y) }.hasPrefix("where: y is [2]"))
        let wide = try NDArray(scalar: 1.0).broadcast(to: [1 << 40, 1])
        let high = try NDArray(scalar: 1.0).broadcast(to: [1, 1 << 40])
        #expect(problem { _ = try Arrays.where(NDArray(scalar: true), wide, high) }.hasPrefix("where: cannot allocate"))
    }
}
