import CMartletKernels
public import MartletCore
public import MartletGPU

extension Arrays {
    /// The greatest elements along axes; NaN where there is one.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - axis: the axes to look along, or `nil` for all.
    ///   - keepdims: whether the axes stay, with length 1.
    /// - Returns: the shape of `x` without the axes.
    /// - Throws: an index error for an axis out of range, a shape error when there is nothing to choose from.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.max`.
    public static func max<T: OrderedScalar>(
        _ x: NDArray<T>, axis: [Int]? = nil, keepdims: Bool = false
    ) throws(MartletError) -> NDArray<T> {
        try Max(x: x, axis: axis, keepdims: keepdims).perform()
    }
}

public struct Max<T: OrderedScalar>: Call {
    public static var card: Card { Card("arrays.max", mirrors: "numpy.max", accuracy: .exact) }
    var x: NDArray<T>
    let axis: [Int]?
    let keepdims: Bool

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<T> {
        let plan = try ReductionPlan(x.shape, axes: axis, function: "max")
        try plan.checkChoice("max", x.shape)
        guard let kernel = mt_reduce_max(T.dtype.kernel) else {
            throw .type(function: "max", argument: "x", given: "\(T.dtype)", wanted: "a type with an order")
        }
        return try reduceRuns(x, plan, keepdims: keepdims, for: "max", x.isLong ? .current : .sequential) { x, n, y in
            kernel(n, x, y)
        }
    }
}

extension Max: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<T>? {
        guard T.dtype.kind == .real, let text = BinaryOperation.maximum.text(for: T.dtype) else { return nil }
        let plan = try ReductionPlan(x.shape, axes: axis, function: "max")
        try plan.checkChoice("max", x.shape)
        return try reduceOnDevice(x, plan, keepdims: keepdims, name: "max", neutral: "-INFINITY", text, on: gpu)
    }
}
