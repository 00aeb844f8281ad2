public import MartletCore

extension Arrays {
    /// Where elements are NaN.
    ///
    /// - Parameter x: an array of any shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.isnan`.
    public static func isnan<T: FieldScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<Bool> {
        try not_equal(x, x)  // NaN alone differs from itself
    }
}
