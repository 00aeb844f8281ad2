public import MartletCore

extension Arrays {
    /// The differences a − b of elements of two arrays, broadcast together.
    ///
    /// Integers wrap modulo 2ⁿ.
    ///
    /// - Parameters:
    ///   - a: an array.
    ///   - b: an array whose shape broadcasts with that of `a`.
    /// - Returns: an array of the common shape.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` when the shapes do not broadcast.
    /// - Complexity: O(number of elements of the result).
    /// - SeeAlso: `numpy.subtract`.
    @inlinable public static func subtract<T: NumericScalar>(_ a: NDArray<T>, _ b: NDArray<T>) throws(MartletError)
        -> NDArray<T>
    {
        try BinaryMap<SubtractFunction, T>.of(a, b)
    }
}

public enum SubtractFunction: BinaryFunction {
    public static let card = Card("arrays.subtract", mirrors: "numpy.subtract", accuracy: .ulps(0.5))
    @inlinable public static var operation: BinaryOperation { .subtract }
}

// A literal beside an array is an element, and not an array of no axes: that overload is the disfavoured one.

extension NDArray where Element: NumericScalar {
    /// See ``Arrays/subtract(_:_:)``.
    @_disfavoredOverload @inlinable public static func - (a: NDArray, b: NDArray) -> NDArray {
        trapping { () throws(MartletError) in try Arrays.subtract(a, b) }
    }
    /// See ``Arrays/subtract(_:_:)``.
    @inlinable public static func - (a: NDArray, b: Element) -> NDArray { a - NDArray(scalar: b) }
    /// See ``Arrays/subtract(_:_:)``.
    @inlinable public static func - (a: Element, b: NDArray) -> NDArray { NDArray(scalar: a) - b }
    /// See ``Arrays/subtract(_:_:)``.
    @_disfavoredOverload @inlinable public static func -= (a: inout NDArray, b: NDArray) { a = a - b }
    /// See ``Arrays/subtract(_:_:)``.
    @inlinable public static func -= (a: inout NDArray, b: Element) { a = a - b }
}
