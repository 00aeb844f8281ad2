public import MartletCore

extension Arrays {
    /// The standard deviations √(Σ(x − x̄)² / (n − ddof)) of elements along axes.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - axis: the axes to look along, or `nil` for all.
    ///   - ddof: what is taken off the number of elements; 1 for the root of the unbiased variance.
    ///   - keepdims: whether the axes stay, with length 1.
    /// - Returns: the shape of `x` without the axes, in the unit of `x`.
    /// - Throws: an index error for an axis out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.std`; ``var(_:axis:ddof:keepdims:)-(NDArray<T>,_,_,_)``.
    public static func std<T: RealScalar & SummableScalar>(
        _ x: NDArray<T>, axis: [Int]? = nil, ddof: Double = 0, keepdims: Bool = false
    ) throws(MartletError) -> NDArray<T> where T.Sum == T {
        try StandardDeviation(x: x, axis: axis, ddof: ddof, keepdims: keepdims).perform()
    }

    /// The standard deviations √(Σ|x − x̄|² / (n − ddof)) of complex elements along axes.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - axis: the axes to look along, or `nil` for all.
    ///   - ddof: what is taken off the number of elements; 1 for the unbiased estimate.
    ///   - keepdims: whether the axes stay, with length 1.
    /// - Returns: the shape of `x` without the axes, of reals; NaN or ∞ where no degree of freedom is left.
    /// - Throws: an index error for an axis out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.std`.
    public static func std<R: RealScalar & SummableScalar>(
        _ x: NDArray<Complex<R>>, axis: [Int]? = nil, ddof: Double = 0, keepdims: Bool = false
    ) throws(MartletError) -> NDArray<R> where R.Sum == R {
        try sqrt(`var`(x, axis: axis, ddof: ddof, keepdims: keepdims))
    }

    /// The standard deviations of integers or truth values along axes, in double precision.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - axis: the axes to look along, or `nil` for all.
    ///   - ddof: what is taken off the number of elements; 1 for the unbiased estimate.
    ///   - keepdims: whether the axes stay, with length 1.
    /// - Returns: the shape of `x` without the axes; NaN or ∞ where no degree of freedom is left.
    /// - Throws: an index error for an axis out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.std`.
    @_disfavoredOverload public static func std<I: SummableScalar>(
        _ x: NDArray<I>, axis: [Int]? = nil, ddof: Double = 0, keepdims: Bool = false
    ) throws(MartletError) -> NDArray<Double> where I.Sum: IntegerScalar {
        try std(astype(x, Double.self), axis: axis, ddof: ddof, keepdims: keepdims)
    }
}

public struct StandardDeviation<T: RealScalar & SummableScalar>: Call where T.Sum == T {
    public static var card: Card { Card("arrays.std", mirrors: "numpy.std", accuracy: .backward(factor: 2)) }
    public static var isComposite: Bool { true }
    var x: NDArray<T>
    let axis: [Int]?
    let ddof: Double
    let keepdims: Bool

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<T> {
        try Arrays.sqrt(variance(x, axis, ddof, keepdims: keepdims, for: "std"))
    }
}
