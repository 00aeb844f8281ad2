public import MartletCore

extension Arrays {
    /// The running sums of elements along an axis.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - axis: the axis to sum along, or `nil` for the elements in row-major order.
    /// - Returns: the shape of `x`, or one axis when `axis` is `nil`; integers in 64 bits.
    /// - Throws: an index error for an axis out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.cumsum`.
    public static func cumsum<T: SummableScalar>(_ x: NDArray<T>, axis: Int? = nil) throws(MartletError) -> NDArray<
        T.Sum
    > {
        if let axis { return try CumSum(x: x, axis: normalizedAxis(axis, rank: x.rank, function: "cumsum")).perform() }
        return try CumSum(x: x.reshaped([-1]), axis: 0).perform()
    }
}

public struct CumSum<T: SummableScalar>: Call {
    public static var card: Card { Card("arrays.cumsum", mirrors: "numpy.cumsum", accuracy: .backward(factor: 1)) }
    var x: NDArray<T>
    let axis: Int

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<T.Sum> {
        let y = try Arrays.convert(x, to: T.Sum.self, mayAlias: false).movingAxis(axis, to: -1).contiguous()
        if y.isEmpty { return try y.movingAxis(-1, to: axis) }
        let n = y.shape[y.rank - 1], work = Shared(y.mutableHostPointer)
        (x.isLong ? Parallelism.current : .sequential).forEach(y.count / n) { row in
            let row = work.value + row * n
            if T.Sum.dtype.kind == .real || T.Sum.dtype.kind == .complex { return accumulate(row, n) }
            // Wrapped, the bits of signed and unsigned sums are the same.
            row.withMemoryRebound(to: UInt.self, capacity: n) { accumulateBits($0, n) }
        }
        return try y.movingAxis(-1, to: axis)
    }
}

@specialized(where T == Double)
@specialized(where T == Float)
private func accumulate<T: NumericScalar>(_ x: UnsafeMutablePointer<T>, _ n: Int) {
    var total = x[0]
    for i in 1..<Swift.max(1, n) {
        total += x[i]
        x[i] = total
    }
}

private func accumulateBits(_ x: UnsafeMutablePointer<UInt>, _ n: Int) {
    for i in 1..<Swift.max(1, n) { x[i] &+= x[i - 1] }
}
