public import MartletCore

extension Arrays {
    /// An array of ones on the host.
    ///
    /// - Parameters:
    ///   - shape: lengths of at least 0.
    ///   - type: the element type.
    /// - Throws: a shape error for a negative length, a memory error when there is not that much.
    /// - Complexity: O(number of elements).
    /// - SeeAlso: `numpy.ones`.
    public static func ones<T: Scalar>(_ shape: Shape, of type: T.Type = Double.self) throws(MartletError) -> NDArray<T>
    {
        let y = try NDArray<T>.uninitialized(shape, for: "ones")
        y.mutableHostPointer.initialize(repeating: .one, count: y.count)
        return y
    }
}
