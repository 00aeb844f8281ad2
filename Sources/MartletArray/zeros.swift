public import MartletCore

extension Arrays {
    /// An array of zeros on the host.
    ///
    /// - Parameters:
    ///   - shape: lengths of at least 0.
    ///   - type: the element type.
    /// - Throws: a shape error for a negative length, a memory error when there is not that much.
    /// - Complexity: O(1) until the elements are touched.
    /// - SeeAlso: `numpy.zeros`.
    public static func zeros<T: Scalar>(_ shape: Shape, of type: T.Type = Double.self) throws(MartletError) -> NDArray<
        T
    > {
        try .zeroed(shape, for: "zeros")
    }
}
