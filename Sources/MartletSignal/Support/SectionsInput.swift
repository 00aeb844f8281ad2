import MartletCore

/// The checked arguments that the functions over second-order sections share.
struct SectionsInput<T: FieldScalar> {
    let sos: NDArray<T>
    let axis: Int

    init(_ function: String, _ sos: NDArray<T>, _ x: NDArray<T>, axis: Int) throws(MartletError) {
        guard x.rank > 0 else {
            throw .shape(
                function: function, argument: "x", given: "of no axes", wanted: "an array: x must be at least 1-D")
        }
        self.axis = try normalizedAxis(axis, rank: x.rank, function: function)
        let table = sos.rank == 1 ? try sos.insertingAxis(at: 0) : sos
        guard table.rank == 2 else {
            throw .shape(
                function: function, argument: "sos", given: "of shape \(sos.shape)",
                wanted: "a table: sos array must be 2D")
        }
        try checkSections(table, function)
        if table.shape[0] > 0, try table.onHost().selecting(.all, 3).elements.contains(where: { $0 != .one }) {
            throw .value(
                function: function, argument: "sos", given: "not 1 in column 3",
                wanted: "scaled: sos[:, 3] should be all ones")
        }
        self.sos = table
    }
}

/// Real coefficients of a cascade, or `nil` when one is not real or the type has no other part.
func realCoefficients<T: FieldScalar>(_ sos: [T]) -> [T.Real]? {
    guard T.self != T.Real.self, sos.allSatisfy({ $0.imaginaryPart == 0 }) else { return nil }
    return sos.map(\.realPart)
}
