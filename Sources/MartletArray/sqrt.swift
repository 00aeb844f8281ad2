import CMartletKernels
public import MartletCore

extension Arrays {
    /// The square root √x of every element, correctly rounded.
    ///
    /// NaN for negative elements; −0 for −0.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.sqrt`.
    public static func sqrt<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<SqrtFunction, T>(x: x).perform()
    }
}

public enum SqrtFunction: UnaryFunction {
    public static let card = Card("arrays.sqrt", mirrors: "numpy.sqrt", accuracy: .ulps(0.5))
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_sqrt()) }
}
