import CMartletKernels
public import MartletCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Arrays {
    /// The magnitude |x| of every element.
    ///
    /// The sign bit is cleared, also of zeros and NaNs.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.absolute`.
    public static func absolute<T: RealScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try UnaryMap<AbsoluteFunction, T>(x: x).perform()
    }

    /// The magnitude |x| of every integer.
    ///
    /// That of the least of a signed type is beyond the type, and stays what it is.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.absolute`.
    public static func absolute<I: IntegerScalar & OrderedScalar>(_ x: NDArray<I>) throws(MartletError) -> NDArray<I> {
        try I.isSigned ? maximum(x, negative(x)) : x
    }

    /// The magnitude √(re² + im²) of every complex number, without overflow on the way.
    ///
    /// ∞ where a part is infinite, even if the other is NaN.
    ///
    /// - Parameter x: an array of any shape.
    /// - Returns: an array of the same shape, of reals.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.absolute`.
    public static func absolute<R: RealScalar>(_ x: NDArray<Complex<R>>) throws(MartletError) -> NDArray<R> {
        try Magnitude(x: x).perform()
    }
}

public enum AbsoluteFunction: UnaryFunction {
    public static let card = Card("arrays.absolute", mirrors: "numpy.absolute", accuracy: .exact)
    public static var kernel: UnaryKernel { UnaryKernel(mt_unary_absolute()) }
}

/// |x| of complex numbers.
public struct Magnitude<R: RealScalar>: Call {
    public static var card: Card { Card("arrays.absolute", mirrors: "numpy.absolute", accuracy: .ulps(1)) }
    var x: NDArray<Complex<R>>

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<R> {
        let size = MemoryLayout<R>.stride, parallelism = x.isLong ? Parallelism.current : .sequential
        let loop = R.dtype == .float64 ? magnitudes64 : magnitudes32
        return try mapUnary(Operand(x), 2 * size, size, for: "absolute", parallelism, loop).array()
    }
}

private let magnitudes64: UnaryLoop = { n, x, y in
    let x = x.assumingMemoryBound(to: Complex<Double>.self), y = y.assumingMemoryBound(to: Double.self)
    for i in 0..<n { y[i] = hypot(x[i].real, x[i].imaginary) }
}

private let magnitudes32: UnaryLoop = { n, x, y in
    let x = x.assumingMemoryBound(to: Complex<Float>.self), y = y.assumingMemoryBound(to: Float.self)
    for i in 0..<n {  // no square of a float overflows a double
        let re = Double(x[i].real), im = Double(x[i].imaginary)
        y[i] = re.isInfinite || im.isInfinite ? .infinity : Float((re * re + im * im).squareRoot())
    }
}
