public import MartletCore

extension Arrays {
    /// Whether all elements along axes are true, that is not zero.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - axis: the axes to look along, or `nil` for all.
    ///   - keepdims: whether the axes stay, with length 1.
    /// - Returns: the shape of `x` without the axes; `true` where there is no element.
    /// - Throws: an index error for an axis out of range.
    /// - Complexity: O(`x.count`); each run is left at the first element that decides.
    /// - SeeAlso: `numpy.all`.
    public static func all<T: Scalar>(
        _ x: NDArray<T>, axis: [Int]? = nil, keepdims: Bool = false
    ) throws(MartletError) -> NDArray<Bool> {
        try AllOf(x: x, axis: axis, keepdims: keepdims).perform()
    }
}

public struct AllOf<T: Scalar>: Call {
    public static var card: Card { Card("arrays.all", mirrors: "numpy.all", accuracy: .exact) }
    var x: NDArray<T>
    let axis: [Int]?
    let keepdims: Bool

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<Bool> {
        let plan = try ReductionPlan(x.shape, axes: axis, function: "all")
        return try reduceRuns(x, plan, keepdims: keepdims, for: "all", x.isLong ? .current : .sequential) { x, n, y in
            allInRun(x, n, y)
        }
    }
}

@specialized(where T == Bool)
@specialized(where T == Double)
@specialized(where T == Float)
@specialized(where T == Int)
private func allInRun<T: Scalar>(_ x: UnsafePointer<T>, _ n: Int, _ y: UnsafeMutablePointer<Bool>) {
    for i in 0..<n where x[i] == .zero {
        y.pointee = false
        return
    }
    y.pointee = true
}
