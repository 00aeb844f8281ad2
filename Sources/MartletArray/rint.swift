import CMartletKernels
public import MartletCore

extension Arrays {
    /// The integer nearest to each element, the even one of two.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.rint`.
    public static func rint<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<RintFunction, T>(x: x).perform()
    }

    /// Complex numbers with both parts rounded to the nearest integer, the even one of two.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.rint`.
    public static func rint<R: RealScalar>(
        _ x: NDArray<Complex<R>>
    ) throws(MartletError) -> NDArray<Complex<R>> { try rint(x.parts()).paired() }
}

public enum RintFunction: UnaryFunction {
    public static let card = Card("arrays.rint", mirrors: "numpy.rint", accuracy: .exact)
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_rint()) }
}
