import CMartletKernels
public import MartletCore

extension Arrays {
    /// The integer next to each element on the way to zero.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.trunc`.
    public static func trunc<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<TruncFunction, T>(x: x).perform()
    }
}

public enum TruncFunction: UnaryFunction {
    public static let card = Card("arrays.trunc", mirrors: "numpy.trunc", accuracy: .exact)
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_trunc()) }
}
