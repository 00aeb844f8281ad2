import CMartletKernels
public import MartletCore

extension Arrays {
    /// The least integer not below each element.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.ceil`.
    public static func ceil<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<CeilFunction, T>(x: x).perform()
    }
}

public enum CeilFunction: UnaryFunction {
    public static let card = Card("arrays.ceil", mirrors: "numpy.ceil", accuracy: .exact)
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_ceil()) }
}
