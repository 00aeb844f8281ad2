import CMartletKernels
public import MartletCore

extension Arrays {
    /// The position of the first greatest element along an axis; of the first NaN where there is one.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - axis: the axis to look along, or `nil` for the elements in row-major order.
    ///   - keepdims: whether the axis stays, with length 1.
    /// - Returns: the shape of `x` without the axis.
    /// - Throws: an index error for an axis out of range, a shape error when there is nothing to choose from.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.argmax`.
    public static func argmax<T: OrderedScalar>(
        _ x: NDArray<T>, axis: Int? = nil, keepdims: Bool = false
    ) throws(MartletError) -> NDArray<Int> {
        try Argmax(x: x, axis: axis, keepdims: keepdims).perform()
    }
}

public struct Argmax<T: OrderedScalar>: Call {
    public static var card: Card { Card("arrays.argmax", mirrors: "numpy.argmax", accuracy: .exact) }
    var x: NDArray<T>
    let axis: Int?
    let keepdims: Bool

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<Int> {
        let plan = try ReductionPlan(x.shape, axes: axis.map { [$0] }, function: "argmax")
        try plan.checkChoice("argmax", x.shape)
        guard let kernel = mt_reduce_argmax(T.dtype.kernel) else {
            throw .type(function: "argmax", argument: "x", given: "\(T.dtype)", wanted: "a type with an order")
        }
        return try reduceRuns(x, plan, keepdims: keepdims, for: "argmax", x.isLong ? .current : .sequential) {
            x, n, y in
            y.pointee = kernel(n, x)
        }
    }
}
