import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct AllOfTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("all") {
            try check(every[row[0]]!, row)
        }
    }

    private func check<T: Tabled>(_ type: T.Type, _ row: [String]) throws {
        let x: NDArray<T> = try read(row[3])
        if row[4] == "error" {
            #expect(problem { _ = try Arrays.all(x, axis: axes(row[1])) }.hasPrefix("all: x is"))
            return
        }
        let wanted: NDArray<Bool> = try read(row[4])
        try withEveryLayout(x) { x, layout in
            let y = try Arrays.all(x, axis: axes(row[1]), keepdims: row[2] == "1")
            agree(difference(y, wanted, AllOf<T>.card), (row[0], row[1], x.shape, layout))
        }
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        for shape in [[300_007], [3, 100_003], [70_001, 3], [40, 50, 60]] as [Shape] {
            let x = try noise(shape, of: Double.self)
            try withEveryThreadCount { try Arrays.all(x) }
            try withEveryThreadCount { try Arrays.all(x.transposed, axis: [0]) }
            try withEveryThreadCount { try Arrays.all(x, axis: [0]) }
            try withEveryThreadCount { try Arrays.all(x.flipped(), axis: [-1]) }
        }
    }

    @Test func notANumberIsNotZero() throws {
        #expect(try Arrays.all(NDArray([Double.nan])).item())
        #expect(try !Arrays.all(NDArray([-0.0])).item())
    }

    @Test func refusesAxesThatDoNotFit() throws {
        let x = try Arrays.zeros([2, 3])
        #expect(problem { _ = try Arrays.all(x, axis: [2]) }.hasPrefix("all: axis is"))
        #expect(problem { _ = try Arrays.all(x, axis: [0, -2]) }.hasPrefix("all: axis is"))
        #expect(problem { _ = try Arrays.all(x, axis: [.min]) }.hasPrefix("all: axis is"))
    }
}
