public import MartletCore

extension Arrays {
    /// The differences x[i + 1] − x[i] of neighbours along an axis, taken `n` times over.
    ///
    /// - Parameters:
    ///   - x: an array of at least one axis.
    ///   - n: how many times.
    ///   - axis: the axis of the neighbours.
    /// - Returns: the shape of `x` with the axis shorter by `n`, at least 0.
    /// - Throws: a value error for a negative `n`, an index error for an axis out of range.
    /// - Complexity: O(n · `x.count`).
    /// - SeeAlso: `numpy.diff`.
    public static func diff<T: NumericScalar>(
        _ x: NDArray<T>, n: Int = 1, axis: Int = -1
    ) throws(MartletError) -> NDArray<T> {
        guard n >= 0 else { throw .value(function: "diff", argument: "n", given: "\(n)", wanted: "at least 0") }
        let at = try normalizedAxis(axis, rank: x.rank, function: "diff")
        return try Diff(x: x, n: n, axis: at).perform()
    }
}

public struct Diff<T: NumericScalar>: Call {
    public static var card: Card { Card("arrays.diff", mirrors: "numpy.diff", accuracy: .ulps(0.5)) }
    public static var isComposite: Bool { true }
    var x: NDArray<T>
    let n: Int
    let axis: Int

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<T> {
        var y = x
        for _ in 0..<Swift.min(n, x.shape[axis]) {
            let before = [AxisSelection](repeating: .slice(Slice()), count: axis)
            y = try Arrays.subtract(
                y.selecting(before + [.slice(Slice(1, nil))]), y.selecting(before + [.slice(Slice(nil, -1))]))
        }
        return y
    }
}
