public import MartletCore

/// A function made of polynomials between breakpoints.
///
/// Between `x[i]` and `x[i + 1]` its value is Σ_k c[k, i, …] (t − x[i])^(d−k), d + 1 being the length of `c`'s first axis.
public protocol PiecewisePolynomial<Value>: Sendable {
    associatedtype Value: FieldScalar
    /// Coefficients, `[degree + 1, intervals, …]`, the highest power first; `…` are the axes of the values.
    var c: NDArray<Value> { get }
    /// Breakpoints, strictly increasing, one more than intervals.
    var x: NDArray<Value.Real> { get }
    /// Where among the axes of values the axis of the argument stands.
    var axis: Int { get }
    /// What the function is beyond the breakpoints.
    var extrapolate: Extrapolation { get }
}

/// What a function is beyond the ends of the interval it was made for.
public enum Extrapolation: Sendable, Hashable {
    /// NaN.
    case no
    /// What the first or the last polynomial gives.
    case yes
    /// The function repeats.
    case periodic
}

/// A piecewise polynomial of any degree, such as the derivative of a spline.
public struct PPoly<Value: FieldScalar>: PiecewisePolynomial {
    public internal(set) var c: NDArray<Value>
    public internal(set) var x: NDArray<Value.Real>
    public let axis: Int
    public let extrapolate: Extrapolation

    init(c: NDArray<Value>, x: NDArray<Value.Real>, axis: Int, extrapolate: Extrapolation) {
        self.c = c
        self.x = x
        self.axis = axis
        self.extrapolate = extrapolate
    }
}

// As trees of arrays they can be moved to a device whole, and called there.

extension PPoly: ArrayTree {
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&c)
        try visitor.visit(&x)
    }
}

extension Interpolate.CubicSpline: ArrayTree {
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&c)
        try visitor.visit(&x)
    }
}

extension NDArray where Element: FieldScalar {
    /// How many real numbers an element is made of.
    static var parts: Int { Element.self == Element.Real.self ? 1 : 2 }

    /// The elements of a row-major host array as real numbers: real and imaginary parts side by side.
    var realPointer: UnsafeMutablePointer<Element.Real> {
        UnsafeMutableRawPointer(mutableHostPointer).assumingMemoryBound(to: Element.Real.self)
    }
}
