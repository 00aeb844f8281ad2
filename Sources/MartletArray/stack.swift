public import MartletCore

extension Arrays {
    /// Arrays of one shape joined along a new axis.
    ///
    /// - Parameters:
    ///   - arrays: at least one, all of one shape.
    ///   - axis: the position of the new axis in the result.
    /// - Throws: a value error without arrays, a shape error when shapes disagree, an index error for an axis out of range.
    /// - Complexity: O(number of elements).
    /// - SeeAlso: `numpy.stack`.
    public static func stack<T: Scalar>(_ arrays: [NDArray<T>], axis: Int = 0) throws(MartletError) -> NDArray<T> {
        guard let first = arrays.first else {
            throw .value(function: "stack", argument: "arrays", given: "empty", wanted: "at least one array")
        }
        let at = try normalizedAxis(axis, rank: first.rank + 1, function: "stack")
        var parts: [NDArray<T>] = []
        for (k, array) in arrays.enumerated() {
            guard array.shape == first.shape else {
                throw .shape(
                    function: "stack", argument: "arrays[\(k)]", given: "\(array.shape)", wanted: "\(first.shape)")
            }
            parts.append(try array.insertingAxis(at: at))
        }
        return try Concatenate(arrays: parts, axis: at, function: "stack").perform()
    }
}
