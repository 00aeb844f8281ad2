public import MartletCore

extension Arrays {
    /// Where elements of two arrays, broadcast together, are equal.
    ///
    /// A comparison with NaN is false, but that two are not equal is true.
    ///
    /// - Parameters:
    ///   - a: an array.
    ///   - b: an array whose shape broadcasts with that of `a`.
    /// - Returns: an array of the common shape.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` when the shapes do not broadcast.
    /// - Complexity: O(number of elements of the result).
    /// - SeeAlso: `numpy.equal`.
    @inlinable public static func equal<T: Scalar>(_ a: NDArray<T>, _ b: NDArray<T>) throws(MartletError) -> NDArray<
        Bool
    > {
        try Comparison<EqualFunction, T>.of(a, b)
    }
}

public enum EqualFunction: BinaryFunction {
    public static let card = Card("arrays.equal", mirrors: "numpy.equal", accuracy: .exact)
    @inlinable public static var operation: BinaryOperation { .equal }
}

// A literal beside an array is an element, and not an array of no axes: that overload is the disfavoured one.

extension NDArray where Element: Scalar {
    /// See ``Arrays/equal(_:_:)``.
    @_disfavoredOverload @inlinable public static func .== (a: NDArray, b: NDArray) -> NDArray<Bool> {
        trapping { () throws(MartletError) in try Arrays.equal(a, b) }
    }
    /// See ``Arrays/equal(_:_:)``.
    @inlinable public static func .== (a: NDArray, b: Element) -> NDArray<Bool> { a .== NDArray(scalar: b) }
}
