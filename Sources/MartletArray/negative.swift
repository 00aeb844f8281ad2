import CMartletKernels
public import MartletCore

extension Arrays {
    /// The negative −x of every element.
    ///
    /// IEEE 754-2019, 5.5.1: the sign is turned, also of zeros and NaNs.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.negative`.
    public static func negative<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<NegativeFunction, T>(x: x).perform()
    }

    /// The negative −x of every integer, modulo 2ⁿ.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.negative`.
    public static func negative<I: IntegerScalar>(_ x: NDArray<I>) throws(MartletError) -> NDArray<I> {
        try subtract(x.beside(0), x)
    }

    /// The negative −x of every complex number: the signs of both parts are turned.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.negative`.
    public static func negative<R: RealScalar>(
        _ x: NDArray<Complex<R>>
    ) throws(MartletError) -> NDArray<Complex<R>> { try negative(x.parts()).paired() }
}

extension NDArray where Element: RealScalar {
    /// −a; see ``Arrays/negative(_:)-(NDArray<T>)``.
    public static prefix func - (a: NDArray) -> NDArray {
        trapping { () throws(MartletError) in try Arrays.negative(a) }
    }
}

public enum NegativeFunction: UnaryFunction {
    public static let card = Card("arrays.negative", mirrors: "numpy.negative", accuracy: .exact)
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_negative()) }
}
