import CMartletKernels
public import MartletCore

extension Arrays {
    /// The cosine of every element, in radians.
    ///
    /// Arguments of any size are reduced exactly; NaN for ±∞.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.cos`; DLMF 4.14.2.
    public static func cos<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<CosFunction, T>(x: x).perform()
    }
}

public enum CosFunction: UnaryFunction {
    public static let card = Card("arrays.cos", mirrors: "numpy.cos", accuracy: .ulps(1), references: ["DLMF 4.14.2"])
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_cos()) }
}
