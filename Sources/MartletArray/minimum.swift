public import MartletCore

extension Arrays {
    /// The smaller of the elements of two arrays, broadcast together.
    ///
    /// A NaN in either is the result.
    ///
    /// - Parameters:
    ///   - a: an array.
    ///   - b: an array whose shape broadcasts with that of `a`.
    /// - Returns: an array of the common shape.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` when the shapes do not broadcast.
    /// - Complexity: O(number of elements of the result).
    /// - SeeAlso: `numpy.minimum`.
    @inlinable public static func minimum<T: OrderedScalar>(_ a: NDArray<T>, _ b: NDArray<T>) throws(MartletError)
        -> NDArray<T>
    {
        try BinaryMap<MinimumFunction, T>.of(a, b)
    }
}

public enum MinimumFunction: BinaryFunction {
    public static let card = Card("arrays.minimum", mirrors: "numpy.minimum", accuracy: .exact)
    @inlinable public static var operation: BinaryOperation { .minimum }
}
