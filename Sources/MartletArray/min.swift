import CMartletKernels
public import MartletCore
public import MartletGPU

extension Arrays {
    /// The least elements along axes; NaN where there is one.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - axis: the axes to look along, or `nil` for all.
    ///   - keepdims: whether the axes stay, with length 1.
    /// - Returns: the shape of `x` without the axes.
    /// - Throws: an index error for an axis out of range, a shape error when there is nothing to choose from.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.min`.
    public static func min<T: OrderedScalar>(
        _ x: NDArray<T>, axis: [Int]? = nil, keepdims: Bool = false
    ) throws(MartletError) -> NDArray<T> {
        try Min(x: x, axis: axis, keepdims: keepdims).perform()
    }
}

public struct Min<T: OrderedScalar>: Call {
    public static var card: Card { Card("arrays.min", mirrors: "numpy.min", accuracy: .exact) }
    var x: NDArray<T>
    let axis: [Int]?
    let keepdims: Bool

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<T> {
        let plan = try ReductionPlan(x.shape, axes: axis, function: "min")
        try plan.checkChoice("min", x.shape)
        guard let kernel = mt_reduce_min(T.dtype.kernel) else {
            throw .type(function: "min", argument: "x", given: "\(T.dtype)", wanted: "a type with an order")
        }
        return try reduceRuns(x, plan, keepdims: keepdims, for: "min", x.isLong ? .current : .sequential) { x, n, y in
            kernel(n, x, y)
        }
    }
}

extension Min: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<T>? {
        guard T.dtype.kind == .real, let text = BinaryOperation.minimum.text(for: T.dtype) else { return nil }
        let plan = try ReductionPlan(x.shape, axes: axis, function: "min")
        try plan.checkChoice("min", x.shape)
        return try reduceOnDevice(x, plan, keepdims: keepdims, name: "min", neutral: "INFINITY", text, on: gpu)
    }
}
