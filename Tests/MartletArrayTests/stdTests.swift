import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct StandardDeviationTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("std") {
            if row[0] == "float64" { try check(Double.self, row) } else { try check(Float.self, row) }
        }
    }

    private func check<T: Real>(_ type: T.Type, _ row: [String]) throws where T.Sum == T {
        let x: NDArray<T> = try read(row[3])
        if row[4] == "error" {
            #expect(problem { _ = try Arrays.std(x, axis: axes(row[1])) }.hasPrefix("std: x is"))
            return
        }
        let wanted: NDArray<T> = try read(row[4])
        try withEveryLayout(x) { x, layout in
            let y = try Arrays.std(x, axis: axes(row[1]), keepdims: row[2] == "1")
            agree(difference(y, wanted, StandardDeviation<T>.card), (row[0], row[1], x.shape, layout))
        }
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        for shape in [[300_007], [3, 100_003], [70_001, 3], [40, 50, 60]] as [Shape] {
            let x = try noise(shape, of: Double.self)
            try withEveryThreadCount { try Arrays.std(x) }
            try withEveryThreadCount { try Arrays.std(x.transposed, axis: [0]) }
            try withEveryThreadCount { try Arrays.std(x, axis: [0]) }
            try withEveryThreadCount { try Arrays.std(x.flipped(), axis: [-1]) }
        }
    }

    @Test func longArraysHaveTheSameBitsInSinglePrecisionOnAnyNumberOfThreads() throws {
        for shape in [[300_007], [3, 100_003], [70_001, 3], [40, 50, 60]] as [Shape] {
            let x = try noise(shape, of: Float.self)
            try withEveryThreadCount { try Arrays.std(x) }
            try withEveryThreadCount { try Arrays.std(x.transposed, axis: [0]) }
            try withEveryThreadCount { try Arrays.std(x, axis: [0]) }
            try withEveryThreadCount { try Arrays.std(x.flipped(), axis: [-1]) }
        }
    }

    @Test func takesDegreesOfFreedomOff() throws {
        for row in rows("ddof") where row[0] == "std" {
            if row[1] == "float64" { try checkFreedom(Double.self, row) } else { try checkFreedom(Float.self, row) }
        }
    }

    private func checkFreedom<T: Real>(_ type: T.Type, _ row: [String]) throws where T.Sum == T {
        let wanted: NDArray<T> = try read(row[4])
        try withEveryLayout(read(row[3], of: type)) { x, layout in
            let y = try Arrays.std(x, axis: [1], ddof: Double(row[2])!)
            agree(disagreement(y, wanted, StandardDeviation<T>.card), (row[1], row[2], layout))
        }
    }

    @Test func refusesAxesThatDoNotFit() throws {
        let x = try Arrays.zeros([2, 3])
        #expect(problem { _ = try Arrays.std(x, axis: [2]) }.hasPrefix("std: axis is"))
        #expect(problem { _ = try Arrays.std(x, axis: [0, -2]) }.hasPrefix("std: axis is"))
        #expect(problem { _ = try Arrays.std(x, axis: [.min]) }.hasPrefix("std: axis is"))
    }
}
