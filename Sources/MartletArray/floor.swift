import CMartletKernels
public import MartletCore

extension Arrays {
    /// The greatest integer not above each element.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.floor`.
    public static func floor<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<FloorFunction, T>(x: x).perform()
    }
}

public enum FloorFunction: UnaryFunction {
    public static let card = Card("arrays.floor", mirrors: "numpy.floor", accuracy: .exact)
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_floor()) }
}
