import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct AnyOfTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("any") {
            try check(every[row[0]]!, row)
        }
    }

    private func check<T: Tabled>(_ type: T.Type, _ row: [String]) throws {
        let x: NDArray<T> = try read(row[3])
        if row[4] == "error" {
            #expect(problem { _ = try Arrays.any(x, axis: axes(row[1])) }.hasPrefix("any: x is"))
            return
        }
        let wanted: NDArray<Bool> = try read(row[4])
        try withEveryLayout(x) { x, layout in
            let y = try Arrays.any(x, axis: axes(row[1]), keepdims: row[2] == "1")
            agree(difference(y, wanted, AnyOf<T>.card), (row[0], row[1], x.shape, layout))
        }
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        for shape in [[300_007], [3, 100_003], [70_001, 3], [40, 50, 60]] as [Shape] {
            let x = try noise(shape, of: Double.self)
            try withEveryThreadCount { try Arrays.any(x) }
            try withEveryThreadCount { try Arrays.any(x.transposed, axis: [0]) }
            try withEveryThreadCount { try Arrays.any(x, axis: [0]) }
            try withEveryThreadCount { try Arrays.any(x.flipped(), axis: [-1]) }
        }
    }

    @Test func notANumberIsNotZero() throws {
        #expect(try Arrays.any(NDArray([Double.nan])).item())
        #expect(try !Arrays.any(NDArray([-0.0])).item())
    }

    @Test func refusesAxesThatDoNotFit() throws {
        let x = try Arrays.zeros([2, 3])
        #expect(problem { _ = try Arrays.any(x, axis: [2]) }.hasPrefix("any: axis is"))
        #expect(problem { _ = try Arrays.any(x, axis: [0, -2]) }.hasPrefix("any: axis is"))
        #expect(problem { _ = try Arrays.any(x, axis: [.min]) }.hasPrefix("any: axis is"))
    }
}
