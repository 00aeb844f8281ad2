import CMartletKernels
public import MartletCore

extension Arrays {
    /// The natural logarithm ln x of every element.
    ///
    /// −∞ for ±0, NaN for negative elements.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.log`; DLMF 4.2.2.
    public static func log<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<LogFunction, T>(x: x).perform()
    }
}

public enum LogFunction: UnaryFunction {
    public static let card = Card("arrays.log", mirrors: "numpy.log", accuracy: .ulps(1), references: ["DLMF 4.2.2"])
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_log()) }
}
