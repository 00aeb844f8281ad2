public import MartletCore

extension Arrays {
    /// The greater of the elements of two arrays, broadcast together.
    ///
    /// A NaN against a number gives the number.
    ///
    /// - Parameters:
    ///   - a: an array.
    ///   - b: an array whose shape broadcasts with that of `a`.
    /// - Returns: an array of the common shape.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` when the shapes do not broadcast.
    /// - Complexity: O(number of elements of the result).
    /// - SeeAlso: `numpy.fmax`.
    @inlinable public static func fmax<T: OrderedScalar>(_ a: NDArray<T>, _ b: NDArray<T>) throws(MartletError)
        -> NDArray<T>
    {
        try BinaryMap<FmaxFunction, T>.of(a, b)
    }
}

public enum FmaxFunction: BinaryFunction {
    public static let card = Card("arrays.fmax", mirrors: "numpy.fmax", accuracy: .exact)
    @inlinable public static var operation: BinaryOperation { .fmax }
}
