public import MartletCore

extension Arrays {
    /// Where elements of `a` are at least those of `b`, broadcast together.
    ///
    /// A comparison with NaN is false, but that two are not equal is true.
    ///
    /// - Parameters:
    ///   - a: an array.
    ///   - b: an array whose shape broadcasts with that of `a`.
    /// - Returns: an array of the common shape.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` when the shapes do not broadcast.
    /// - Complexity: O(number of elements of the result).
    /// - SeeAlso: `numpy.greater_equal`.
    @inlinable public static func greater_equal<T: OrderedScalar>(_ a: NDArray<T>, _ b: NDArray<T>) throws(MartletError)
        -> NDArray<Bool>
    {
        try Comparison<GreaterEqualFunction, T>.of(a, b)
    }
}

public enum GreaterEqualFunction: BinaryFunction {
    public static let card = Card("arrays.greater_equal", mirrors: "numpy.greater_equal", accuracy: .exact)
    @inlinable public static var operation: BinaryOperation { .greaterEqual }
}

// A literal beside an array is an element, and not an array of no axes: that overload is the disfavoured one.

extension NDArray where Element: OrderedScalar {
    /// See ``Arrays/greater_equal(_:_:)``.
    @_disfavoredOverload @inlinable public static func .>= (a: NDArray, b: NDArray) -> NDArray<Bool> {
        trapping { () throws(MartletError) in try Arrays.greater_equal(a, b) }
    }
    /// See ``Arrays/greater_equal(_:_:)``.
    @inlinable public static func .>= (a: NDArray, b: Element) -> NDArray<Bool> { a .>= NDArray(scalar: b) }
}
