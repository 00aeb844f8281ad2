public import MartletCore

extension Arrays {
    /// The arithmetic means Σx / n of elements along axes.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - axis: the axes to average along, or `nil` for all.
    ///   - keepdims: whether the axes stay, with length 1.
    /// - Returns: the shape of `x` without the axes; NaN where there is nothing to average.
    /// - Throws: an index error for an axis out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.mean`; ``sum(_:axis:keepdims:)`` for the accuracy.
    public static func mean<T: FieldScalar & SummableScalar>(
        _ x: NDArray<T>, axis: [Int]? = nil, keepdims: Bool = false
    ) throws(MartletError) -> NDArray<T> where T.Sum == T {
        try Mean(x: x, axis: axis, keepdims: keepdims).perform()
    }
}

public struct Mean<T: FieldScalar & SummableScalar>: Call where T.Sum == T {
    public static var card: Card { Card("arrays.mean", mirrors: "numpy.mean", accuracy: .backward(factor: 1)) }
    public static var isComposite: Bool { true }
    var x: NDArray<T>
    let axis: [Int]?
    let keepdims: Bool

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<T> {
        let length = try ReductionPlan(x.shape, axes: axis, function: "mean").length
        var count = NDArray<T>(scalar: T(T.Real(length), 0))
        if let owner = x.buffer.owner { count = try count.on(owner) }
        return try Arrays.divide(Arrays.sum(x, axis: axis, keepdims: keepdims), count)
    }
}
