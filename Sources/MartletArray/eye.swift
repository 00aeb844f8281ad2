public import MartletCore

extension Arrays {
    /// A matrix with ones on a diagonal and zeros elsewhere.
    ///
    /// - Parameters:
    ///   - n: rows.
    ///   - m: columns; as many as rows when absent.
    ///   - k: how far the diagonal is above the main one; below when negative.
    ///   - type: the element type.
    /// - Throws: a shape error for a negative length, a memory error when there is not that much.
    /// - Complexity: O(n + m) besides clearing.
    /// - SeeAlso: `numpy.eye`.
    public static func eye<T: Scalar>(
        _ n: Int, _ m: Int? = nil, k: Int = 0, of type: T.Type = Double.self
    ) throws(MartletError) -> NDArray<T> {
        let columns = m ?? n
        for (name, count) in [("n", n), ("m", columns)] where count < 0 {
            throw .value(function: "eye", argument: name, given: "\(count)", wanted: "at least 0")
        }
        let y = try NDArray<T>.zeroed([n, columns], for: "eye")
        let diagonal = try y.diagonal(offset: k)
        let first = diagonal.mutableHostPointer
        for i in 0..<diagonal.count { first[i * (columns + 1)] = .one }
        return y
    }
}
