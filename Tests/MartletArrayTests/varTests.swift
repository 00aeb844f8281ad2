import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct VarianceTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("var") {
            if row[0] == "float64" { try check(Double.self, row) } else { try check(Float.self, row) }
        }
    }

    private func check<T: Real>(_ type: T.Type, _ row: [String]) throws where T.Sum == T {
        let x: NDArray<T> = try read(row[3])
        if row[4] == "error" {
            #expect(problem { _ = try Arrays.var(x, axis: axes(row[1])) }.hasPrefix("var: x is"))
            return
        }
        let wanted: NDArray<T> = try read(row[4])
        try withEveryLayout(x) { x, layout in
            let y = try Arrays.var(x, axis: axes(row[1]), keepdims: row[2] == "1")
            agree(difference(y, wanted, Variance<T>.card), (row[0], row[1], x.shape, layout))
        }
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        for shape in [[300_007], [3, 100_003], [70_001, 3], [40, 50, 60]] as [Shape] {
            let x = try noise(shape, of: Double.self)
            try withEveryThreadCount { try Arrays.var(x) }
            try withEveryThreadCount { try Arrays.var(x.transposed, axis: [0]) }
            try withEveryThreadCount { try Arrays.var(x, axis: [0]) }
            try withEveryThreadCount { try Arrays.var(x.flipped(), axis: [-1]) }
        }
    }

    @Test func longArraysHaveTheSameBitsInSinglePrecisionOnAnyNumberOfThreads() throws {
        for shape in [[300_007], [3, 100_003], [70_001, 3], [40, 50, 60]] as [Shape] {
            let x = try noise(shape, of: Float.self)
            try withEveryThreadCount { try Arrays.var(x) }
            try withEveryThreadCount { try Arrays.var(x.transposed, axis: [0]) }
            try withEveryThreadCount { try Arrays.var(x, axis: [0]) }
            try withEveryThreadCount { try Arrays.var(x.flipped(), axis: [-1]) }
        }
    }

    @Test func takesDegreesOfFreedomOff() throws {
        for row in rows("ddof") where row[0] == "var" {
            if row[1] == "float64" { try checkFreedom(Double.self, row) } else { try checkFreedom(Float.self, row) }
        }
    }

    private func checkFreedom<T: Real>(_ type: T.Type, _ row: [String]) throws where T.Sum == T {
        let wanted: NDArray<T> = try read(row[4])
        try withEveryLayout(read(row[3], of: type)) { x, layout in
            let y = try Arrays.var(x, axis: [1], ddof: Double(row[2])!)
            agree(disagreement(y, wanted, Variance<T>.card), (row[1], row[2], layout))
        }
    }

    @Test func refusesAxesThatDoNotFit() throws {
        let x = try Arrays.zeros([2, 3])
        #expect(problem { _ = try Arrays.var(x, axis: [2]) }.hasPrefix("var: axis is"))
        #expect(problem { _ = try Arrays.var(x, axis: [0, -2]) }.hasPrefix("var: axis is"))
        #expect(problem { _ = try Arrays.var(x, axis: [.min]) }.hasPrefix("var: axis is"))
    }

    @Test func thatOfComplexNumbersIsThatOfBothParts() throws {
        let re = try noise([40, 3, 5], of: Double.self), im = try noise([5, 40, 3], of: Double.self)
        let x = try NDArray(zip(re.elements, im.elements).map { Complex($0, $1) }, shape: [40, 3, 5])
        let other = try im.reshaped([40, 3, 5])
        try withEveryLayout(x) { x, layout in
            for axis in [nil, [0], [-1], [0, 2], []] as [[Int]?] {
                let wanted = try Arrays.add(Arrays.var(re, axis: axis, ddof: 1), Arrays.var(other, axis: axis, ddof: 1))
                agree(
                    difference(try Arrays.var(x, axis: axis, ddof: 1), wanted, Variance<Double>.card, scale: 10), layout
                )
                let root = try Arrays.std(x, axis: axis, ddof: 1, keepdims: true)
                let roots = try Arrays.sqrt(wanted), found = try root.reshaped(wanted.shape)
                agree(difference(found, roots, StandardDeviation<Double>.card, scale: 10), layout)
            }
        }
        #expect(problem { _ = try Arrays.var(x, axis: [3]) }.contains("axis is 3"))
    }

    @Test func thatOfIntegersIsInDoublePrecision() throws {
        let x: NDArray<Int16> = [1, 2, 3, 4]
        #expect(try Arrays.var(x).item() == 1.25)
        #expect(try Arrays.std(NDArray<Bool>([true, false])).item() == 0.5)
    }
}
