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
}

public enum RintFunction: UnaryFunction {
    public static let card = Card("arrays.rint", mirrors: "numpy.rint", accuracy: .exact)
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_rint()) }
}
