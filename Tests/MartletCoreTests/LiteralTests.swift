import MartletCore
import Testing

@Suite struct LiteralTests {
    @Test func nestedLiteralsMakeArrays() {
        let a: NDArray<Double> = [[1, 2.5], [-3, 4]]
        #expect(a.shape == [2, 2] && a.elements == [1, 2.5, -3, 4])
        let b: NDArray<Bool> = [true, false]
        #expect(b.elements == [true, false])
        let c: NDArray<Complex<Float>> = [[[1], [2]]]
        #expect(c.shape == [1, 2, 1] && c.elements == [1, 2])
        let none: NDArray<Int> = []
        #expect(none.shape == [0])
        let empty: NDArray<Int> = [[], []]
        #expect(empty.shape == [2, 0])
    }

    @Test func raggedPartsThrow() throws {
        #expect(
            throws: MartletError.shape(
                function: "NDArray.init(stacking:)", argument: "parts[1]", given: "[1]",
                wanted: "of the shape of the first, [2]")
        ) { try NDArray(stacking: [NDArray([1, 2]), NDArray([3])]) }
    }

    @Test func viewsStack() throws {
        let a = try NDArray(Array(0..<6), shape: [2, 3])
        let stacked = try NDArray(stacking: [a.transposed, a.transposed.flipped()])
        #expect(stacked.shape == [2, 3, 2])
        #expect(stacked.elements == [0, 3, 1, 4, 2, 5, 5, 2, 4, 1, 3, 0])
    }
}
