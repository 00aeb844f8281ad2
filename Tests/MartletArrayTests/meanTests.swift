import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct MeanTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("mean") {
            switch row[0] {
            case "float64": try check(Double.self, row)
            case "float32": try check(Float.self, row)
            case "complex64": try check(Complex<Float>.self, row)
            default: try check(Complex<Double>.self, row)
            }
        }
    }

    private func check<T: Field & SummableScalar>(_ type: T.Type, _ row: [String]) throws where T.Sum == T {
        let x: NDArray<T> = try read(row[3])
        if row[4] == "error" {
            #expect(problem { _ = try Arrays.mean(x, axis: axes(row[1])) }.hasPrefix("mean: x is"))
            return
        }
        let scale =
            try sumOfMagnitudes(x, axis: axes(row[1]))
            / max(1, Double(x.count) / Double(max(1, read(row[4], of: T.self).count)))
        let wanted: NDArray<T> = try read(row[4])
        try withEveryLayout(x) { x, layout in
            let y = try Arrays.mean(x, axis: axes(row[1]), keepdims: row[2] == "1")
            agree(difference(y, wanted, Mean<T>.card, scale: scale), (row[0], row[1], x.shape, layout))
        }
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        for shape in [[300_007], [3, 100_003], [70_001, 3], [40, 50, 60]] as [Shape] {
            let x = try noise(shape, of: Double.self)
            try withEveryThreadCount { try Arrays.mean(x) }
            try withEveryThreadCount { try Arrays.mean(x.transposed, axis: [0]) }
            try withEveryThreadCount { try Arrays.mean(x, axis: [0]) }
            try withEveryThreadCount { try Arrays.mean(x.flipped(), axis: [-1]) }
        }
    }

    @Test func theMeanOfAConstantIsTheConstant() throws {
        #expect(try Arrays.mean(Arrays.full([1000], 3.25)).item() == 3.25)
    }

    @Test func refusesAxesThatDoNotFit() throws {
        let x = try Arrays.zeros([2, 3])
        #expect(problem { _ = try Arrays.mean(x, axis: [2]) }.hasPrefix("mean: axis is"))
        #expect(problem { _ = try Arrays.mean(x, axis: [0, -2]) }.hasPrefix("mean: axis is"))
        #expect(problem { _ = try Arrays.mean(x, axis: [.min]) }.hasPrefix("mean: axis is"))
    }
}
