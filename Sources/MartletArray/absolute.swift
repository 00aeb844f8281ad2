import CMartletKernels
public import MartletCore

extension Arrays {
    /// The magnitude |x| of every element.
    ///
    /// The sign bit is cleared, also of zeros and NaNs.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.absolute`.
    public static func absolute<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<AbsoluteFunction, T>(x: x).perform()
    }
}

public enum AbsoluteFunction: UnaryFunction {
    public static let card = Card("arrays.absolute", mirrors: "numpy.absolute", accuracy: .exact)
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_absolute()) }
}
