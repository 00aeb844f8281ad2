public import MartletCore

extension Arrays {
    /// Where elements of `a` are greater than those of `b`, broadcast together.
    ///
    /// A comparison with NaN is false, but that two are not equal is true.
    ///
    /// - Parameters:
    ///   - a: an array.
    ///   - b: an array whose shape broadcasts with that of `a`.
    /// - Returns: an array of the common shape.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` when the shapes do not broadcast.
    /// - Complexity: O(number of elements of the result).
    /// - SeeAlso: `numpy.greater`.
    @inlinable public static func greater<T: OrderedScalar>(_ a: NDArray<T>, _ b: NDArray<T>) throws(MartletError)
        -> NDArray<Bool>
    {
        try Comparison<GreaterFunction, T>.of(a, b)
    }
}

public enum GreaterFunction: BinaryFunction {
    public static let card = Card("arrays.greater", mirrors: "numpy.greater", accuracy: .exact)
    @inlinable public static var operation: BinaryOperation { .greater }
}

// A literal beside an array is an element, and not an array of no axes: that overload is the disfavoured one.

extension NDArray where Element: OrderedScalar {
    /// See ``Arrays/greater(_:_:)``.
    @_disfavoredOverload @inlinable public static func .> (a: NDArray, b: NDArray) -> NDArray<Bool> {
        trapping { () throws(MartletError) in try Arrays.greater(a, b) }
    }
    /// See ``Arrays/greater(_:_:)``.
    @inlinable public static func .> (a: NDArray, b: Element) -> NDArray<Bool> { a .> NDArray(scalar: b) }
}
