public import MartletCore

extension Signal {
    /// Zeros, poles and gain of a cascade of second-order sections.
    ///
    /// - Parameter sos: shape `[sections, 6]`; rows are b₀ b₁ b₂ a₀ a₁ a₂.
    /// - Returns: two zeros and two poles for each section, zero where the section is of lower order; the gain is the
    ///   product of the sections' leading coefficients.
    /// - Throws: ``MartletError`` unless `sos` is `[sections, 6]`, or when a denominator is zero.
    /// - SeeAlso: `scipy.signal.sos2zpk`.
    public static func sos2zpk(_ sos: NDArray<Double>) throws(MartletError) -> ZerosPolesGain {
        try checkSections(sos, "sos2zpk")
        return try SOSToZPK(sos: sos).perform()
    }
}

public struct SOSToZPK: Call {
    public static let card = Card("signal.sos2zpk", mirrors: "scipy.signal.sos2zpk", accuracy: .relative(factor: 64))
    var sos: NDArray<Double>
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&sos)
    }

    public func body() throws(MartletError) -> ZerosPolesGain {
        let rows = try sos.elements(for: "sos2zpk")
        var zeros: [Complex<Double>] = [], poles: [Complex<Double>] = [], gain = 1.0
        for section in 0..<rows.count / 6 {
            // Numerators that are almost nothing in front count as shorter, as everywhere in this family.
            let b = Array(rows[6 * section..<6 * section + 3])
            let a = rows[6 * section + 3..<6 * section + 6].drop { $0 == 0 }
            guard let lead = a.first else {
                throw .value(
                    function: "sos2zpk", argument: "sos", given: "zero in the denominator of section \(section)",
                    wanted: "one with at least one nonzero element there")
            }
            var numerator = b.map { $0 / lead }[...]
            while numerator.count > 1, numerator.first!.magnitude <= 1e-14 { numerator.removeFirst() }
            gain *= numerator.first!
            zeros += roots(of: Array(numerator))
            poles += roots(of: Array(a))
        }
        return ZerosPolesGain(zeros, poles, gain)
    }

    /// The roots of a polynomial of degree at most 2, filled up with zeros to two.
    private func roots(of c: [Double]) -> [Complex<Double>] {
        switch c.count {
        case 3: quadraticRoots(c[1] / c[0], c[2] / c[0])
        case 2: [Complex(-c[1] / c[0]), 0]
        default: [0, 0]
        }
    }
}
