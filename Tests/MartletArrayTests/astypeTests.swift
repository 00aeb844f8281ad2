import MartletArray
import MartletCore
import MartletTestSupport
import Testing

@Suite struct AsTypeTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows("astype") { try check(every[row[0]]!, every[row[1]]!, row) }
    }

    private func check<From: Tabled, To: Tabled>(_ from: From.Type, _ to: To.Type, _ row: [String]) throws {
        let wanted: NDArray<To> = try read(row[3])
        try withEveryLayout(read(row[2], of: from)) { x, layout in
            agree(difference(try Arrays.astype(x, to), wanted, AsType<From, To>.card), (row[0], row[1], layout))
            agree(difference(try Arrays.astype(AnyNDArray(x), to), wanted, AsType<From, To>.card), (row[0], row[1]))
        }
    }

    @Test func realsBeyondTheRangeBecomeItsEnds() throws {
        let x: NDArray<Double> = NDArray([1e300, -1e300, .nan, .infinity, -.infinity])
        #expect(try Arrays.astype(x, Int8.self).elements == [127, -128, 0, 127, -128])
        #expect(try Arrays.astype(x, Int.self).elements == [.max, .min, 0, .max, .min])
        #expect(try Arrays.astype(x, UInt32.self).elements == [.max, 0, 0, .max, 0])
        #expect(try Arrays.astype(x, UInt64.self).elements == [.max, 0, 0, .max, 0])
    }

    @Test func theSameTypeSharesTheBuffer() throws {
        let x: NDArray<Double> = NDArray([1, 2, 3])
        #expect(try Arrays.astype(x, Double.self).buffer === x.buffer)
    }

    @Test func longArraysHaveTheSameBitsOnAnyNumberOfThreads() throws {
        let x = try noise([300, 701], of: Double.self)
        try withEveryThreadCount { try Arrays.astype(x, Float.self) }
        try withEveryThreadCount { try Arrays.astype(x.transposed, Complex<Float>.self) }
    }
}
