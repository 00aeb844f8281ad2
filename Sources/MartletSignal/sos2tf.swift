public import MartletCore

extension Signal {
    /// The transfer function of a cascade of second-order sections: the products of their numerators and denominators.
    ///
    /// - Parameter sos: shape `[sections, 6]`; rows are b₀ b₁ b₂ a₀ a₁ a₂.
    /// - Returns: numerator and denominator, the highest power first, without leading zeros.
    /// - Complexity: the square of the number of sections.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` unless `sos` is `[sections, 6]`.
    /// - SeeAlso: `scipy.signal.sos2tf`.
    public static func sos2tf<T: FieldScalar>(_ sos: NDArray<T>) throws(MartletError) -> TransferFunction<T> {
        try checkSections(sos, "sos2tf")
        return try SOSToTF(sos: sos).perform()
    }
}

public struct SOSToTF<T: FieldScalar>: Call {
    public static var card: Card {
        Card("signal.sos2tf", mirrors: "scipy.signal.sos2tf", accuracy: .relative(factor: 64))
    }
    var sos: NDArray<T>
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&sos)
    }

    public func body() throws(MartletError) -> TransferFunction<T> {
        let rows = try sos.elements(for: "sos2tf")
        func multiplied(_ first: Int) -> NDArray<T> {
            var result: [T] = [.one]
            for section in stride(from: first, to: rows.count, by: 6) {
                let factor = rows[section..<section + 3].drop { $0 == .zero }
                result = factor.isEmpty ? [.zero] : polynomialProduct(result, Array(factor))
            }
            return NDArray(result)
        }
        return TransferFunction(b: multiplied(0), a: multiplied(3))
    }
}

/// Throws unless `sos` is a table of sections.
func checkSections<T: FieldScalar>(_ sos: NDArray<T>, _ function: String) throws(MartletError) {
    guard sos.rank == 2, sos.shape[1] == 6 else {
        throw .shape(
            function: function, argument: sos.rank == 2 ? "sos array" : "sos", given: "of shape \(sos.shape)",
            wanted: "2D: sos array must be shape (n_sections, 6)")
    }
}
