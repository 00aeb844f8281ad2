public import MartletCore

extension Arrays {
    /// The remainders a − b·⌊a/b⌋ of elements of two arrays, broadcast together.
    ///
    /// They have the sign of the divisor.  For an integer divisor of zero the remainder is 0.
    ///
    /// - Parameters:
    ///   - a: an array.
    ///   - b: an array whose shape broadcasts with that of `a`.
    /// - Returns: an array of the common shape.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` when the shapes do not broadcast.
    /// - Complexity: O(number of elements of the result).
    /// - SeeAlso: `numpy.remainder`.
    @inlinable public static func remainder<T: OrderedScalar>(_ a: NDArray<T>, _ b: NDArray<T>) throws(MartletError)
        -> NDArray<T>
    {
        try BinaryMap<RemainderFunction, T>.of(a, b)
    }
}

public enum RemainderFunction: BinaryFunction {
    public static let card = Card("arrays.remainder", mirrors: "numpy.remainder", accuracy: .exact)
    @inlinable public static var operation: BinaryOperation { .remainder }
}

// A literal beside an array is an element, and not an array of no axes: that overload is the disfavoured one.

extension NDArray where Element: OrderedScalar {
    /// See ``Arrays/remainder(_:_:)``.
    @_disfavoredOverload @inlinable public static func % (a: NDArray, b: NDArray) -> NDArray {
        trapping { () throws(MartletError) in try Arrays.remainder(a, b) }
    }
    /// See ``Arrays/remainder(_:_:)``.
    @inlinable public static func % (a: NDArray, b: Element) -> NDArray { a % NDArray(scalar: b) }
    /// See ``Arrays/remainder(_:_:)``.
    @inlinable public static func % (a: Element, b: NDArray) -> NDArray { NDArray(scalar: a) % b }
    /// See ``Arrays/remainder(_:_:)``.
    @_disfavoredOverload @inlinable public static func %= (a: inout NDArray, b: NDArray) { a = a % b }
    /// See ``Arrays/remainder(_:_:)``.
    @inlinable public static func %= (a: inout NDArray, b: Element) { a = a % b }
}
