import MartletCore

/// The elements of an array of one axis.
/// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` for another rank.
func vector(_ array: NDArray<Double>, _ function: String, _ argument: String) throws(MartletError) -> [Double] {
    guard array.rank == 1 else {
        throw .shape(function: function, argument: argument, given: "of shape \(array.shape)", wanted: "of one axis")
    }
    return try array.onHost().elements
}

/// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` unless there are `count` values.
func checkCount(
    _ values: [Double], _ count: Int, as other: String, _ function: String, _ argument: String
) throws(MartletError) {
    guard values.count == count else {
        throw .shape(
            function: function, argument: argument, given: "of length \(values.count)",
            wanted: "of length \(count), as \(other) is")
    }
}

/// - Throws: ``MartletError/value(function:argument:given:wanted:)`` unless the value is finite and not negative.
func checkSize(_ value: Double, _ function: String, _ argument: String) throws(MartletError) {
    guard value.isFinite, value >= 0, value <= 1e4 else {
        throw .value(function: function, argument: argument, given: "\(value)", wanted: "between 0 and 10000 pixels")
    }
}
