public import MartletCore

extension Arrays {
    /// The products a·b of elements of two arrays, broadcast together.
    ///
    /// Integers wrap modulo 2ⁿ; each part of a complex product is right to 2 ulp of the larger of its two terms.
    ///
    /// - Parameters:
    ///   - a: an array.
    ///   - b: an array whose shape broadcasts with that of `a`.
    /// - Returns: an array of the common shape.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` when the shapes do not broadcast.
    /// - Complexity: O(number of elements of the result).
    /// - SeeAlso: `numpy.multiply`.
    @inlinable public static func multiply<T: NumericScalar>(_ a: NDArray<T>, _ b: NDArray<T>) throws(MartletError)
        -> NDArray<T>
    {
        try BinaryMap<MultiplyFunction, T>.of(a, b)
    }
}

public enum MultiplyFunction: BinaryFunction {
    public static let card = Card("arrays.multiply", mirrors: "numpy.multiply", accuracy: .ulps(0.5))
    @inlinable public static var operation: BinaryOperation { .multiply }
}

// A literal beside an array is an element, and not an array of no axes: that overload is the disfavoured one.

extension NDArray where Element: NumericScalar {
    /// See ``Arrays/multiply(_:_:)``.
    @_disfavoredOverload @inlinable public static func * (a: NDArray, b: NDArray) -> NDArray {
        trapping { () throws(MartletError) in try Arrays.multiply(a, b) }
    }
    /// See ``Arrays/multiply(_:_:)``.
    @inlinable public static func * (a: NDArray, b: Element) -> NDArray { a * NDArray(scalar: b) }
    /// See ``Arrays/multiply(_:_:)``.
    @inlinable public static func * (a: Element, b: NDArray) -> NDArray { NDArray(scalar: a) * b }
    /// See ``Arrays/multiply(_:_:)``.
    @_disfavoredOverload @inlinable public static func *= (a: inout NDArray, b: NDArray) { a = a * b }
    /// See ``Arrays/multiply(_:_:)``.
    @inlinable public static func *= (a: inout NDArray, b: Element) { a = a * b }
}
