public import MartletCore

extension Arrays {
    /// Elements of `x` where a condition holds, of `y` elsewhere, all broadcast together.
    ///
    /// - Parameters:
    ///   - condition: where to take from `x`.
    ///   - x: an array.
    ///   - y: an array.
    /// - Returns: an array of the common shape.
    /// - Throws: a shape error when the shapes do not broadcast.
    /// - Complexity: O(number of elements of the result).
    /// - SeeAlso: `numpy.where`.
    public static func `where`<T: Scalar>(
        _ condition: NDArray<Bool>, _ x: NDArray<T>, _ y: NDArray<T>
    ) throws(MartletError) -> NDArray<T> {
        try Where(condition: condition, x: x, y: y).perform()
    }
}

public struct Where<T: Scalar>: Call {
    public static var card: Card { Card("arrays.where", mirrors: "numpy.where", accuracy: .exact) }
    var condition: NDArray<Bool>
    var x, y: NDArray<T>

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&condition)
        try visitor.visit(&x)
        try visitor.visit(&y)
    }

    public func body() throws(MartletError) -> NDArray<T> {
        guard let inner = x.shape.broadcast(with: y.shape) else {
            throw .shape(
                function: "where", argument: "y", given: "\(y.shape)", wanted: "a shape that broadcasts with \(x.shape)"
            )
        }
        guard let shape = inner.broadcast(with: condition.shape) else {
            throw .shape(
                function: "where", argument: "condition", given: "\(condition.shape)",
                wanted: "a shape that broadcasts with \(x.shape) and \(y.shape)")
        }
        let result = try NDArray<T>.uninitialized(shape, for: "where")
        let walk = Walk(
            shape,
            [
                condition.broadcastStrides(to: shape), x.broadcastStrides(to: shape), y.broadcastStrides(to: shape),
                result.strides,
            ])
        let n = walk.runLength, steps = walk.runStrides
        let work = Shared((condition.hostPointer, x.hostPointer, y.hostPointer, result.mutableHostPointer))
        let parallelism = result.isLong ? Parallelism.current : .sequential
        parallelism.forEachRun(of: walk.rows, grain: Swift.max(1, (1 << 15) / Swift.max(1, n))) { rows in
            let (c, x, y, to) = work.value
            walk.forEachRow(in: rows) { at in
                choose(n, c + at[0], steps[0], x + at[1], steps[1], y + at[2], steps[2], to + at[3])
            }
        }
        return result
    }
}

@specialized(where T == Double)
@specialized(where T == Float)
@specialized(where T == Int)
private func choose<T: Scalar>(
    _ n: Int, _ condition: UnsafePointer<Bool>, _ sc: Int, _ x: UnsafePointer<T>, _ sx: Int, _ y: UnsafePointer<T>,
    _ sy: Int, _ to: UnsafeMutablePointer<T>
) {
    for i in 0..<n { to[i] = condition[i * sc] ? x[i * sx] : y[i * sy] }
}
