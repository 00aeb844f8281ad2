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

    /// Indices that are known when the program is compiled go their own ways for few axes, for several and for many; a
    /// list of the same goes one.
    @Test(arguments: ranks.filter { $0 > 2 }) func viewsAgreeWithThoseOfLists(rank: Int) throws {
        let shape = Shape((0..<rank).map { [3, 2, 1, 4][$0 % 4] }),
            whole = try NDArray(0..<shape.elementCount, shape: shape)
        for a in [whole, whole.transposed, try whole.flipped()] {
            func same(_ view: NDArray<Int>, _ list: [AxisSelection]) throws {
                let other = try a.selecting(list)
                #expect(view.shape == other.shape && view.strides == other.strides && view.offset == other.offset)
                #expect(view.buffer === a.buffer && view == other)
            }
            let back = Slice(nil, nil, step: -2), none = Slice(5, 1)
            try same(a[0, .ellipsis], [.at(0), .ellipsis])
            try same(a[-1, .all], [.at(-1), .all])
            try same(a[.ellipsis, back], [.ellipsis, .slice(back)])
            try same(a[back, .newAxis, none], [.slice(back), .newAxis, .slice(none)])
            try same(a[.newAxis, 0, .ellipsis, -1], [.newAxis, .at(0), .ellipsis, .at(-1)])
            try same(a[.newAxis, .newAxis, .ellipsis, .newAxis], [.newAxis, .newAxis, .ellipsis, .newAxis])
            try same(a[0, 0, .ellipsis, 0], [.at(0), .at(0), .ellipsis, .at(0)])
            for wrong in [[AxisSelection.at(9), .all], [.slice(Slice(step: 0))], [.ellipsis, .all, .ellipsis]] {
                #expect(throws: MartletError.self) { _ = try a.selecting(wrong) }
            }
            #expect(throws: MartletError.self) { _ = try a.selecting(9, .ellipsis) }
            #expect(throws: MartletError.self) { _ = try a.selecting(.ellipsis, Slice(step: 0)) }
            #expect(throws: MartletError.self) { _ = try a.selecting(.ellipsis, .all, .ellipsis) }
        }
    }

    /// A view's step may be beyond 32 bits where its array's are not.  No element is looked at.
    @Test func stepsBeyond32BitsAreKept() throws {
        let wide = NDArray<Int>(
            unchecked: [2, 1, 1, 1, 1 << 30], strides: [0, 0, 0, 0, 4], buffer: NDArray(scalar: 7).buffer)
        let view = wide[.ellipsis, Slice(step: 1 << 29)]
        #expect(view.shape == [2, 1, 1, 1, 2] && view.strides == [0, 0, 0, 0, 1 << 31])
        #expect(view[.ellipsis, 1].shape == [2, 1, 1, 1] && view[.ellipsis, 1].offset == 1 << 31)
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
