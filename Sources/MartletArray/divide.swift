public import MartletCore

extension Arrays {
    /// The quotients a / b of elements of two arrays, broadcast together.
    ///
    /// ±∞ or NaN for division by zero; complex numbers are divided by Smith's method, doi:10.1145/368637.368661.
    ///
    /// - Parameters:
    ///   - a: an array.
    ///   - b: an array whose shape broadcasts with that of `a`.
    /// - Returns: an array of the common shape.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` when the shapes do not broadcast.
    /// - Complexity: O(number of elements of the result).
    /// - SeeAlso: `numpy.divide`.
    @inlinable public static func divide<T: FieldScalar>(_ a: NDArray<T>, _ b: NDArray<T>) throws(MartletError)
        -> NDArray<T>
    {
        try BinaryMap<DivideFunction, T>.of(a, b)
    }
}

public enum DivideFunction: BinaryFunction {
    public static let card = Card("arrays.divide", mirrors: "numpy.divide", accuracy: .ulps(0.5))
    @inlinable public static var operation: BinaryOperation { .divide }
}

// A literal beside an array is an element, and not an array of no axes: that overload is the disfavoured one.

extension NDArray where Element: FieldScalar {
    /// See ``Arrays/divide(_:_:)``.
    @_disfavoredOverload @inlinable public static func / (a: NDArray, b: NDArray) -> NDArray {
        trapping { () throws(MartletError) in try Arrays.divide(a, b) }
    }
    /// See ``Arrays/divide(_:_:)``.
    @inlinable public static func / (a: NDArray, b: Element) -> NDArray { a / NDArray(scalar: b) }
    /// See ``Arrays/divide(_:_:)``.
    @inlinable public static func / (a: Element, b: NDArray) -> NDArray { NDArray(scalar: a) / b }
    /// See ``Arrays/divide(_:_:)``.
    @_disfavoredOverload @inlinable public static func /= (a: inout NDArray, b: NDArray) { a = a / b }
    /// See ``Arrays/divide(_:_:)``.
    @inlinable public static func /= (a: inout NDArray, b: Element) { a = a / b }
}
