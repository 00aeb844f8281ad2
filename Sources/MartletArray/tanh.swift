import CMartletKernels
public import MartletCore

extension Arrays {
    /// The hyperbolic tangent of every element.
    ///
    /// ±1 for ±∞; relative accuracy is kept near 0.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.tanh`; DLMF 4.28.4.
    public static func tanh<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<TanhFunction, T>(x: x).perform()
    }
}

public enum TanhFunction: UnaryFunction {
    public static let card = Card("arrays.tanh", mirrors: "numpy.tanh", accuracy: .ulps(1), references: ["DLMF 4.28.4"])
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_tanh()) }
}
