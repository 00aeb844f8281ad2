import CMartletKernels
public import MartletCore

extension Arrays {
    /// The reciprocal 1/x of every element, correctly rounded.
    ///
    /// ±∞ for ±0.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.reciprocal`.
    public static func reciprocal<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<ReciprocalFunction, T>(x: x).perform()
    }

    /// The reciprocal 1/x of every complex number; see ``divide(_:_:)``.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.reciprocal`.
    public static func reciprocal<R: RealScalar>(
        _ x: NDArray<Complex<R>>
    ) throws(MartletError) -> NDArray<Complex<R>> { try divide(x.beside(Complex(1)), x) }
}

public enum ReciprocalFunction: UnaryFunction {
    public static let card = Card("arrays.reciprocal", mirrors: "numpy.reciprocal", accuracy: .ulps(0.5))
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_reciprocal()) }
}
