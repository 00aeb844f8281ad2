public import MartletCore

extension Arrays {
    /// Arrays joined along an existing axis.
    ///
    /// - Parameters:
    ///   - arrays: at least one; their shapes agree but for the axis.
    ///   - axis: the axis to join along, or `nil` to join the elements of each in row-major order.
    /// - Throws: a value error without arrays, a shape error when shapes disagree, an index error for an axis out of range.
    /// - Complexity: O(number of elements).
    /// - SeeAlso: `numpy.concatenate`.
    public static func concatenate<T: Scalar>(_ arrays: [NDArray<T>], axis: Int? = 0) throws(MartletError) -> NDArray<T>
    {
        guard let first = arrays.first else {
            throw .value(function: "concatenate", argument: "arrays", given: "empty", wanted: "at least one array")
        }
        guard let axis else {
            var flat: [NDArray<T>] = []
            for array in arrays { flat.append(try array.reshaped([-1])) }
            return try Concatenate(arrays: flat, axis: 0).perform()
        }
        if first.rank == 0 {
            throw .shape(
                function: "concatenate", argument: "arrays", given: "of no axes", wanted: "of at least one axis")
        }
        let at = try normalizedAxis(axis, rank: first.rank, function: "concatenate")
        for (k, array) in arrays.enumerated()
        where array.rank != first.rank || array.shape.removing(at) != first.shape.removing(at) {
            throw .shape(
                function: "concatenate", argument: "arrays[\(k)]", given: "\(array.shape)",
                wanted: "\(first.shape) but for axis \(at)")
        }
        return try Concatenate(arrays: arrays, axis: at).perform()
    }
}

public struct Concatenate<T: Scalar>: Call {
    public static var card: Card { Card("arrays.concatenate", mirrors: "numpy.concatenate", accuracy: .exact) }
    var arrays: [NDArray<T>]
    let axis: Int
    /// What errors call it.
    var function = "concatenate"

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try arrays.visitArrays(&visitor)
    }

    public func body() throws(MartletError) -> NDArray<T> {
        var length = 0
        for array in arrays {
            let (sum, overflow) = length.addingReportingOverflow(array.shape[axis])
            if overflow { throw .memory(function: function, wanted: "an axis of more than \(Int.max) elements") }
            length = sum
        }
        let y = try NDArray<T>.uninitialized(arrays[0].shape.replacing(axis, with: length), for: function)
        var at = 0
        for array in arrays where !array.isEmpty {
            copyStrided(
                array.shape, itemSize: MemoryLayout<T>.stride, from: array.hostPointer, array.strides,
                to: y.mutableHostPointer + at * y.strides[axis], y.strides)
            at += array.shape[axis]
        }
        return y
    }
}
