import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct MaxTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("max") {
            try check(ordered[row[0]]!, row)
        }
    }

    private func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
        let x: NDArray<T> = try read(row[3])
        if row[4] == "error" {
            #expect(problem { _ = try Arrays.max(x, axis: axes(row[1])) }.hasPrefix("max: x is"))
            return
        }
        let wanted: NDArray<T> = try read(row[4])
        try withEveryLayout(x) { x, layout in
            let y = try Arrays.max(x, axis: axes(row[1]), keepdims: row[2] == "1")
            agree(difference(y, wanted, Max<T>.card), (row[0], row[1], x.shape, layout))
        }
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        for shape in [[300_007], [3, 100_003], [70_001, 3], [40, 50, 60]] as [Shape] {
            let x = try noise(shape, of: Double.self)
            try withEveryThreadCount { try Arrays.max(x) }
            try withEveryThreadCount { try Arrays.max(x.transposed, axis: [0]) }
            try withEveryThreadCount { try Arrays.max(x, axis: [0]) }
            try withEveryThreadCount { try Arrays.max(x.flipped(), axis: [-1]) }
        }
    }

    @Test func aNaNAnywhereIsTheResult() throws {
        for place in [0, 1, 500, 999] {
            var x = try noise([1000], of: Double.self)
            x[place] = .nan
            #expect(try Arrays.max(x).item().isNaN)
        }
    }

    @Test func refusesAxesThatDoNotFit() throws {
        let x = try Arrays.zeros([2, 3])
        #expect(problem { _ = try Arrays.max(x, axis: [2]) }.hasPrefix("max: axis is"))
        #expect(problem { _ = try Arrays.max(x, axis: [0, -2]) }.hasPrefix("max: axis is"))
        #expect(problem { _ = try Arrays.max(x, axis: [.min]) }.hasPrefix("max: axis is"))
    }
}
