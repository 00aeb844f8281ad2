public import MartletCore

extension Arrays {
    /// An array on the host whose elements are all `value`.
    ///
    /// - Parameters:
    ///   - shape: lengths of at least 0.
    ///   - value: every element.
    /// - Throws: a shape error for a negative length, a memory error when there is not that much.
    /// - Complexity: O(number of elements).
    /// - SeeAlso: `numpy.full`.
    public static func full<T: Scalar>(_ shape: Shape, _ value: T) throws(MartletError) -> NDArray<T> {
        let y = try NDArray<T>.uninitialized(shape, for: "full")
        y.mutableHostPointer.initialize(repeating: value, count: y.count)
        return y
    }
}
