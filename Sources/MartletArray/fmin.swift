public import MartletCore

extension Arrays {
    /// The smaller of the elements of two arrays, broadcast together.
    ///
    /// A NaN against a number gives the number.
    ///
    /// - Parameters:
    ///   - a: an array.
    ///   - b: an array whose shape broadcasts with that of `a`.
    /// - Returns: an array of the common shape.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` when the shapes do not broadcast.
    /// - Complexity: O(number of elements of the result).
    /// - SeeAlso: `numpy.fmin`.
    @inlinable public static func fmin<T: OrderedScalar>(_ a: NDArray<T>, _ b: NDArray<T>) throws(MartletError)
        -> NDArray<T>
    {
        try BinaryMap<FminFunction, T>.of(a, b)
    }
}

public enum FminFunction: BinaryFunction {
    public static let card = Card("arrays.fmin", mirrors: "numpy.fmin", accuracy: .exact)
    @inlinable public static var operation: BinaryOperation { .fmin }
}
