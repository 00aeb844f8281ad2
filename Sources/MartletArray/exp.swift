import CMartletKernels
public import MartletCore

extension Arrays {
    /// The exponential eˣ of every element.
    ///
    /// Overflows to ∞ above 709.78 (88.72 for `Float`) and goes through the subnormal numbers to 0 below −745.13 (−103.97).
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.exp`; DLMF 4.2.19.
    public static func exp<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<ExpFunction, T>(x: x).perform()
    }
}

public enum ExpFunction: UnaryFunction {
    public static let card = Card("arrays.exp", mirrors: "numpy.exp", accuracy: .ulps(1), references: ["DLMF 4.2.19"])
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_exp()) }
}
