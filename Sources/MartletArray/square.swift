import CMartletKernels
public import MartletCore

extension Arrays {
    /// The square x² of every element, correctly rounded.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.square`.
    public static func square<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<SquareFunction, T>(x: x).perform()
    }

    /// The square x² of every integer, modulo 2ⁿ.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.square`.
    public static func square<I: IntegerScalar>(_ x: NDArray<I>) throws(MartletError) -> NDArray<I> {
        try multiply(x, x)
    }

    /// The square x² of every complex number; see ``multiply(_:_:)``.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.square`.
    public static func square<R: RealScalar>(
        _ x: NDArray<Complex<R>>
    ) throws(MartletError) -> NDArray<Complex<R>> { try multiply(x, x) }
}

public enum SquareFunction: UnaryFunction {
    public static let card = Card("arrays.square", mirrors: "numpy.square", accuracy: .ulps(0.5))
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_square()) }
}
