public import MartletCore

extension Arrays {
    /// The variances Σ(x − x̄)² / (n − ddof) of elements along axes.
    ///
    /// Computed in two passes, the mean first: subtracting the square of the mean from the mean square would lose what
    /// the two have in common.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - axis: the axes to look along, or `nil` for all.
    ///   - ddof: what is taken off the number of elements; 1 for the unbiased estimate.
    ///   - keepdims: whether the axes stay, with length 1.
    /// - Returns: the shape of `x` without the axes; NaN or ∞ where no degree of freedom is left.
    /// - Throws: an index error for an axis out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.var`; T. F. Chan, G. H. Golub, R. J. LeVeque, 1983, doi:10.1080/00031305.1983.10483115.
    public static func `var`<T: RealScalar & SummableScalar>(
        _ x: NDArray<T>, axis: [Int]? = nil, ddof: Double = 0, keepdims: Bool = false
    ) throws(MartletError) -> NDArray<T> where T.Sum == T {
        try Variance(x: x, axis: axis, ddof: ddof, keepdims: keepdims).perform()
    }

    /// The variances Σ|x − x̄|² / (n − ddof) of complex elements along axes: those of both parts added.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - axis: the axes to look along, or `nil` for all.
    ///   - ddof: what is taken off the number of elements; 1 for the unbiased estimate.
    ///   - keepdims: whether the axes stay, with length 1.
    /// - Returns: the shape of `x` without the axes, of reals; NaN or ∞ where no degree of freedom is left.
    /// - Throws: an index error for an axis out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.var`.
    public static func `var`<R: RealScalar & SummableScalar>(
        _ x: NDArray<Complex<R>>, axis: [Int]? = nil, ddof: Double = 0, keepdims: Bool = false
    ) throws(MartletError) -> NDArray<R> where R.Sum == R {
        let parts = x.parts(), axes = try axesBeside(parts, axis, function: "var")
        let both = try `var`(parts, axis: axes, ddof: ddof, keepdims: keepdims)
        return try sum(both, axis: [-1])
    }

    /// The variances of integers or truth values along axes, in double precision.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - axis: the axes to look along, or `nil` for all.
    ///   - ddof: what is taken off the number of elements; 1 for the unbiased estimate.
    ///   - keepdims: whether the axes stay, with length 1.
    /// - Returns: the shape of `x` without the axes; NaN or ∞ where no degree of freedom is left.
    /// - Throws: an index error for an axis out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.var`.
    @_disfavoredOverload public static func `var`<I: SummableScalar>(
        _ x: NDArray<I>, axis: [Int]? = nil, ddof: Double = 0, keepdims: Bool = false
    ) throws(MartletError) -> NDArray<Double> where I.Sum: IntegerScalar {
        try `var`(astype(x, Double.self), axis: axis, ddof: ddof, keepdims: keepdims)
    }
}

public struct Variance<T: RealScalar & SummableScalar>: Call where T.Sum == T {
    public static var card: Card {
        Card(
            "arrays.var", mirrors: "numpy.var", accuracy: .backward(factor: 2),
            references: ["doi:10.1080/00031305.1983.10483115"])
    }
    public static var isComposite: Bool { true }
    var x: NDArray<T>
    let axis: [Int]?
    let ddof: Double
    let keepdims: Bool

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<T> {
        try variance(x, axis, ddof, keepdims: keepdims, for: "var")
    }
}

/// The axes of complex elements in the array of their parts, which has one more.
private func axesBeside<R>(_ parts: NDArray<R>, _ axis: [Int]?, function: String) throws(MartletError) -> [Int] {
    let rank = parts.rank - 1
    guard let axis else { return Array(0..<rank) }
    var found: [Int] = []
    for one in axis { found.append(try normalizedAxis(one, rank: rank, function: function)) }
    return found
}

/// The variances, on the host in two passes over runs, elsewhere by way of the functions that run there.
func variance<T: RealScalar & SummableScalar>(
    _ x: NDArray<T>, _ axis: [Int]?, _ ddof: Double, keepdims: Bool, for function: String
) throws(MartletError) -> NDArray<T> where T.Sum == T {
    let plan = try ReductionPlan(x.shape, axes: axis, function: function)
    let freedom = T(Swift.max(Double(plan.length) - ddof, 0))
    if let owner = x.buffer.owner {
        let deviation = try Arrays.subtract(x, Arrays.mean(x, axis: axis, keepdims: true))
        let squares = try Arrays.multiply(deviation, deviation)
        return try Arrays.divide(
            Arrays.sum(squares, axis: axis, keepdims: keepdims), NDArray(scalar: freedom).on(owner))
    }
    let parallelism = x.isLong ? Parallelism.current : .sequential, length = T(plan.length)
    if let columns = Columns(x, axes: axis) {
        let shape = plan.shape(keepdims: keepdims), y = try NDArray<T>.uninitialized(shape, for: function)
        columns.sum(T.dtype, x.hostPointer, minus: nil, to: y.mutableHostPointer, parallelism)
        let mean = try Arrays.divide(y, NDArray(scalar: length))
        columns.sum(T.dtype, x.hostPointer, minus: mean.hostPointer, to: y.mutableHostPointer, parallelism)
        withExtendedLifetime(mean) {}
        return try Arrays.divide(y, NDArray(scalar: freedom))
    }
    let inside = plan.rows < parallelism.threads ? parallelism : .sequential
    return try reduceRuns(x, plan, keepdims: keepdims, for: function, parallelism) { x, n, y in
        let x = UnsafeRawPointer(x)
        if n == 0 {
            y.pointee = 0 / freedom
        } else if T.dtype == .float64 {
            let x = x.assumingMemoryBound(to: Double.self), mean = sumRun(x, n, inside) / Double(n)
            y.pointee = T(squaresRun(x, n, mean, inside)) / freedom
        } else {
            let x = x.assumingMemoryBound(to: Float.self), mean = sumRun(x, n, inside) / Float(n)
            y.pointee = T(squaresRun(x, n, mean, inside)) / freedom
        }
    }
}
