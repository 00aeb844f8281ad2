public import MartletCore

extension Arrays {
    /// The quotients of elements of two arrays, broadcast together and rounded towards −∞.
    ///
    /// An integer divided by zero gives 0.
    ///
    /// - Parameters:
    ///   - a: an array.
    ///   - b: an array whose shape broadcasts with that of `a`.
    /// - Returns: an array of the common shape.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` when the shapes do not broadcast.
    /// - Complexity: O(number of elements of the result).
    /// - SeeAlso: `numpy.floor_divide`.
    @inlinable public static func floor_divide<T: OrderedScalar>(_ a: NDArray<T>, _ b: NDArray<T>) throws(MartletError)
        -> NDArray<T>
    {
        try BinaryMap<FloorDivideFunction, T>.of(a, b)
    }
}

public enum FloorDivideFunction: BinaryFunction {
    public static let card = Card("arrays.floor_divide", mirrors: "numpy.floor_divide", accuracy: .exact)
    @inlinable public static var operation: BinaryOperation { .floorDivide }
}
