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
}

public enum SquareFunction: UnaryFunction {
    public static let card = Card("arrays.square", mirrors: "numpy.square", accuracy: .ulps(0.5))
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_square()) }
}
