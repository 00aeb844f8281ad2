import MartletCore
import Testing

/// Arrays whose axes lie beside the buffer's reference, packed, or behind it.
@Suite struct LayoutTests {
    /// Up to four axes, up to eight, and more.
    static let ranks = Array(0...11)

    private func array(_ rank: Int) throws -> NDArray<Int> {
        let shape = Shape((0..<rank).map { $0 % 2 + 1 })
        return try NDArray(0..<shape.elementCount, shape: shape)
    }

    @Test(arguments: ranks) func shapesAndStridesAreKept(rank: Int) throws {
        let a = try array(rank)
        #expect(a.rank == rank && a.shape == Shape((0..<rank).map { $0 % 2 + 1 }))
        #expect(a.strides == a.shape.rowMajorStrides)
        #expect(a.isContiguous && a.count == 1 << (rank / 2) && !a.isEmpty)
        #expect(a.transposed.transposed == a && a.transposed.shape == Shape(a.shape.reversed()))
        #expect(try a.reshaped([-1]).reshaped(a.shape) == a)
        #expect(a[.newAxis, .ellipsis].shape == Shape([1] + Array(a.shape)))
        #expect(a[.newAxis, .ellipsis][0, .ellipsis] == a)
        #expect(a[.ellipsis, .newAxis].strides == Shape(Array(a.strides) + [0]))
        if rank > 0 { #expect(try a.subarrays(along: -1).first?.shape == Shape(a.shape.dropLast())) }
    }

    @Test(arguments: [Shape([3, 1 << 40]), [2, 1, 1, 1, 1 << 40], [1 << 40, 1, 1, 1, 1, 1, 1, 2]])
    func lengthsBeyond32BitsAreKept(shape: Shape) throws {
        let one = NDArray(scalar: 7)
        let wide = try one.broadcast(to: shape)
        #expect(wide.shape == shape && wide.count == shape.elementCount && !wide.isContiguous)
        #expect(wide.buffer === one.buffer)
        #expect(try wide.element(at: shape.map { $0 - 1 }) == 7)
        #expect(wide[.ellipsis, (-1)...].shape.last == 1)
    }

    @Test(arguments: ranks.filter { $0 > 0 }) func writesCopyWhatOthersHold(rank: Int) throws {
        var a = try array(rank)
        let buffer = a.buffer
        let held = a, first = Array(repeating: 0, count: rank)
        try a.setElement(at: first, to: 99)
        #expect(try held.element(at: first) == 0 && a.element(at: first) == 99)
        #expect(held.buffer === buffer && a.buffer !== buffer)
        var b = try array(rank)
        let address = b.buffer.hostAddress
        try b.setElement(at: first, to: 5)
        #expect(b.buffer.hostAddress == address)
    }

    /// A far layout is one object more between the array and its buffer, which others may hold too.
    @Test func aViewOfManyAxesSharesItsBuffer() throws {
        var a = try array(10)
        let row = try a.reshaped([-1])
        try a.setElement(at: Array(repeating: 0, count: 10), to: 99)
        #expect(row[0] == 0)
        #expect(try a.element(at: Array(repeating: 0, count: 10)) == 99)
    }
}
