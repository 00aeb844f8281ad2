import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct ArgminTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("argmin") {
            try check(ordered[row[0]]!, row)
        }
    }

    private func check<T: Ordered>(_ type: T.Type, _ row: [String]) throws {
        let x: NDArray<T> = try read(row[2])
        if row[3] == "error" {
            #expect(problem { _ = try Arrays.argmin(x, axis: Int(row[1])) }.hasPrefix("argmin: x is"))
            return
        }
        let wanted: NDArray<Int> = try read(row[3])
        try withEveryLayout(x) { x, layout in
            let y = try Arrays.argmin(x, axis: Int(row[1]))
            agree(difference(y, wanted, Argmin<T>.card), (row[0], row[1], x.shape, layout))
        }
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        for shape in [[300_007], [3, 100_003], [70_001, 3], [40, 50, 60]] as [Shape] {
            let x = try noise(shape, of: Double.self)
            try withEveryThreadCount { try Arrays.argmin(x) }
            try withEveryThreadCount { try Arrays.argmin(x.transposed, axis: 0) }
            try withEveryThreadCount { try Arrays.argmin(x, axis: 0) }
            try withEveryThreadCount { try Arrays.argmin(x.flipped(), axis: -1) }
        }
    }

    @Test func keepsTheAxisWithLengthOne() throws {
        let x: NDArray<Double> = NDArray([3, 1, 2])
        #expect(try Arrays.argmin(x, axis: 0, keepdims: true).shape == [1])
        #expect(try Arrays.argmin(Arrays.zeros([2, 3]), keepdims: true).shape == [1, 1])
    }

    @Test func refusesAxesThatDoNotFit() throws {
        let x = try Arrays.zeros([2, 3])
        #expect(problem { _ = try Arrays.argmin(x, axis: 2) }.hasPrefix("argmin: axis is"))
        #expect(problem { _ = try Arrays.argmin(x, axis: .min) }.hasPrefix("argmin: axis is"))
    }
}
