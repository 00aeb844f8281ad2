public import MartletCore

extension Arrays {
    /// The positions that sort the elements along an axis, NaNs last; equal elements keep their order.
    ///
    /// - Parameters:
    ///   - x: an array.
    ///   - axis: the axis to sort along, or `nil` for the elements in row-major order.
    /// - Returns: the shape of `x`, or one axis when `axis` is `nil`.
    /// - Throws: an index error for an axis out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.argsort` with `stable=True`.
    public static func argsort<T: SortableScalar>(_ x: NDArray<T>, axis: Int? = -1) throws(MartletError) -> NDArray<Int>
    {
        guard let axis else { return try ArgSort(x: x.reshaped([-1]), axis: 0).perform() }
        return try ArgSort(x: x, axis: normalizedAxis(axis, rank: x.rank, function: "argsort")).perform()
    }
}

public struct ArgSort<T: SortableScalar>: Call {
    public static var card: Card { Card("arrays.argsort", mirrors: "numpy.argsort", accuracy: .exact) }
    var x: NDArray<T>
    let axis: Int

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<Int> {
        let from = try x.movingAxis(axis, to: -1).contiguous()
        defer { withExtendedLifetime(from) {} }
        let y = try NDArray<Int>.uninitialized(from.shape, for: "argsort")
        if y.isEmpty { return try y.movingAxis(-1, to: axis) }
        let n = y.shape[y.rank - 1], work = Shared((from.hostPointer, y.mutableHostPointer))
        (x.isLong ? Parallelism.current : .sequential).forEach(y.count / n) { row in
            sortedOrder(work.value.0 + row * n, n, work.value.1 + row * n)
        }
        return try y.movingAxis(-1, to: axis)
    }
}
