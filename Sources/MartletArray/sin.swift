import CMartletKernels
public import MartletCore

extension Arrays {
    /// The sine of every element, in radians.
    ///
    /// Arguments of any size are reduced exactly; NaN for ±∞.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.sin`; DLMF 4.14.1.
    public static func sin<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<SinFunction, T>(x: x).perform()
    }
}

public enum SinFunction: UnaryFunction {
    public static let card = Card("arrays.sin", mirrors: "numpy.sin", accuracy: .ulps(1), references: ["DLMF 4.14.1"])
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_sin()) }
}
