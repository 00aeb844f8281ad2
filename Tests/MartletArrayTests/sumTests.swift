import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct SumTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("sum") {
            try check(every[row[0]]!, row)
        }
    }

    private func check<T: Tabled>(_ type: T.Type, _ row: [String]) throws {
        let x: NDArray<T> = try read(row[3])
        if row[4] == "error" {
            #expect(problem { _ = try Arrays.sum(x, axis: axes(row[1])) }.hasPrefix("sum: x is"))
            return
        }
        let scale = try sumOfMagnitudes(x, axis: axes(row[1]))
        let wanted: NDArray<T.Sum> = try read(row[4])
        try withEveryLayout(x) { x, layout in
            let y = try Arrays.sum(x, axis: axes(row[1]), keepdims: row[2] == "1")
            agree(difference(y, wanted, Sum<T>.card, scale: scale), (row[0], row[1], x.shape, layout))
        }
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        for shape in [[300_007], [3, 100_003], [70_001, 3], [40, 50, 60]] as [Shape] {
            let x = try noise(shape, of: Double.self)
            try withEveryThreadCount { try Arrays.sum(x) }
            try withEveryThreadCount { try Arrays.sum(x.transposed, axis: [0]) }
            try withEveryThreadCount { try Arrays.sum(x, axis: [0]) }
            try withEveryThreadCount { try Arrays.sum(x.flipped(), axis: [-1]) }
        }
    }

    @Test func longArraysHaveTheSameBitsInSinglePrecisionOnAnyNumberOfThreads() throws {
        for shape in [[300_007], [3, 100_003], [70_001, 3], [40, 50, 60]] as [Shape] {
            let x = try noise(shape, of: Float.self)
            try withEveryThreadCount { try Arrays.sum(x) }
            try withEveryThreadCount { try Arrays.sum(x.transposed, axis: [0]) }
            try withEveryThreadCount { try Arrays.sum(x, axis: [0]) }
            try withEveryThreadCount { try Arrays.sum(x.flipped(), axis: [-1]) }
        }
    }

    @Test func integersWrapInSixtyFourBits() throws {
        #expect(try Arrays.sum(NDArray<Int>([.max, 1])).item() == .min)
        #expect(try Arrays.sum(NDArray<UInt8>([255, 255])).item() == 510)
        #expect(try Arrays.sum(NDArray<Int8>([-128, -128])).item() == -256)
        #expect(try Arrays.sum(NDArray([true, false, true])).item() == 2)
    }

    @Test func manyTermsLoseNoAccuracy() throws {
        let x = try NDArray<Float>(repeating: 0.1, shape: [1 << 22])
        let y = try Arrays.sum(x).item(), exact = Double(Float(0.1)) * Double(1 << 22)
        // 2²² elements are 2¹⁰ blocks.
        #expect((Double(y) - exact).magnitude < Double(Float.ulpOfOne) * exact * Double(32 + 10))
    }

    @Test func refusesAxesThatDoNotFit() throws {
        let x = try Arrays.zeros([2, 3])
        #expect(problem { _ = try Arrays.sum(x, axis: [2]) }.hasPrefix("sum: axis is"))
        #expect(problem { _ = try Arrays.sum(x, axis: [0, -2]) }.hasPrefix("sum: axis is"))
        #expect(problem { _ = try Arrays.sum(x, axis: [.min]) }.hasPrefix("sum: axis is"))
    }
}
