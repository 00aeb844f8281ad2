public import MartletCore

extension Signal {
    /// The state of a cascade of second-order sections whose input has been 1 for ever: its step response's steady state.
    ///
    /// Scaled by the first sample of a signal it starts ``sosfilt(_:_:axis:zi:)`` without a jump.  In each section
    /// s₁ and s₂ solve s = A s + (b₁ − a₁b₀, b₂ − a₂b₀), times the gain at frequency 0 of the sections before.
    ///
    /// - Parameter sos: shape `[sections, 6]`; rows are b₀ b₁ b₂ a₀ a₁ a₂.
    /// - Returns: shape `[sections, 2]`.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` unless `sos` is `[sections, 6]`;
    ///   ``MartletError/singular(function:what:)`` when a section has a pole at 1, and so no steady state.
    /// - SeeAlso: `scipy.signal.sosfilt_zi`.
    public static func sosfilt_zi<T: FieldScalar>(_ sos: NDArray<T>) throws(MartletError) -> NDArray<T> {
        guard sos.rank == 2, sos.shape[1] == 6 else {
            throw .shape(
                function: "sosfilt_zi", argument: "sos", given: "of shape \(sos.shape)",
                wanted: "a table: sos must be shape (n_sections, 6)")
        }
        return try SOSFiltZI(sos: sos).perform()
    }
}

public struct SOSFiltZI<T: FieldScalar>: Call {
    public static var card: Card {
        Card("signal.sosfilt_zi", mirrors: "scipy.signal.sosfilt_zi", accuracy: .relative(factor: 4096))
    }
    var sos: NDArray<T>
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&sos)
    }

    public func body() throws(MartletError) -> NDArray<T> {
        let rows = try sos.elements(for: "sosfilt_zi")
        return try NDArray([T](steadyStates(rows)), shape: [rows.count / 6, 2])
    }
}

/// The steady states, s₁ and s₂ of each section, of a cascade given by rows of six coefficients.
func steadyStates<T: FieldScalar>(_ rows: [T]) throws(MartletError) -> [T] {
    var states: [T] = [], scale = T.one
    for section in 0..<rows.count / 6 {
        let row = rows[6 * section..<6 * section + 6]
        let a = row.dropFirst(3).drop { $0 == .zero }
        guard let lead = a.first else {
            throw .value(
                function: "sosfilt_zi", argument: "sos", given: "zero in the denominator of section \(section)",
                wanted: "another: There must be at least one nonzero `a` coefficient.")
        }
        let b0 = row[row.startIndex] / lead, b1 = row[row.startIndex + 1] / lead, b2 = row[row.startIndex + 2] / lead
        let a1 = a.count > 1 ? a[a.startIndex + 1] / lead : .zero, a2 = a.count > 2 ? a[a.startIndex + 2] / lead : .zero
        let first = b1 - a1 * b0, second = b2 - a2 * b0, determinant = T.one + a1 + a2
        if determinant == .zero {
            throw .singular(function: "sosfilt_zi", what: "section \(section), with a pole at 1,")
        }
        let s1 = (first + second) / determinant
        states += [scale * s1, scale * (second - a2 * s1)]
        // The sums of b and of a as they stand, before scaling by the leading coefficient, have the same ratio.
        scale = scale * ((b0 + b1 + b2) / determinant)
    }
    return states
}
