public import MartletCore

extension Arrays {
    /// The elements in ascending order along an axis, −0 before +0 and NaNs last.
    ///
    /// - Parameters:
    ///   - x: an array.
    ///   - axis: the axis to sort along, or `nil` for the elements in row-major order.
    /// - Returns: the shape of `x`, or one axis when `axis` is `nil`.
    /// - Throws: an index error for an axis out of range.
    /// - Complexity: O(`x.count` × log n) for runs of n elements with vectors, O(`x.count`) without: there, elements are
    ///   distributed by the digits of their bits.
    /// - SeeAlso: `numpy.sort`; Knuth, *The Art of Computer Programming*, vol. 3, 5.2.2 and 5.2.5.
    public static func sort<T: SortableScalar>(_ x: NDArray<T>, axis: Int? = -1) throws(MartletError) -> NDArray<T> {
        guard let axis else { return try Sort(x: x.reshaped([-1]), axis: 0).perform() }
        return try Sort(x: x, axis: normalizedAxis(axis, rank: x.rank, function: "sort")).perform()
    }
}

public struct Sort<T: SortableScalar>: Call {
    public static var card: Card { Card("arrays.sort", mirrors: "numpy.sort", accuracy: .exact) }
    var x: NDArray<T>
    let axis: Int

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<T> {
        let y = try x.movingAxis(axis, to: -1).copied()
        if y.isEmpty { return try y.movingAxis(-1, to: axis) }
        let n = y.shape[y.rank - 1], work = Shared(y.mutableHostPointer)
        (x.isLong ? Parallelism.current : .sequential).forEach(y.count / n) { row in
            sortRun(work.value + row * n, n)
        }
        return try y.movingAxis(-1, to: axis)
    }
}
