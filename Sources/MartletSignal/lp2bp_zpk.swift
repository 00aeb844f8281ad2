public import MartletCore

extension Signal {
    /// A lowpass prototype of cutoff 1 rad/s turned into a bandpass round `wo` of width `bw`: s → (s² + ω₀²) / (s·bw).
    ///
    /// - Parameters:
    ///   - z: zeros, one axis.
    ///   - p: poles, one axis, at least as many.
    ///   - k: gain.
    ///   - wo: the wanted centre, the geometric mean of the band's edges, in rad/s.
    ///   - bw: the wanted width, in rad/s.
    /// - Returns: two zeros and poles for each, with zeros at 0 for those at infinity; the gain k·bw^(poles − zeros).
    /// - Throws: ``MartletError`` when there are fewer poles than zeros.
    /// - SeeAlso: `scipy.signal.lp2bp_zpk`.
    public static func lp2bp_zpk(
        _ z: NDArray<Complex<Double>>, _ p: NDArray<Complex<Double>>, _ k: Double, wo: Double = 1, bw: Double = 1
    ) throws(MartletError) -> ZerosPolesGain {
        let filter = ZerosPolesGain(z: z, p: p, k: k)
        _ = try filter.relativeDegree("lp2bp_zpk")
        return try LowpassToBandpass(filter: filter, wo: wo, bw: bw).perform()
    }
}

public struct LowpassToBandpass: ZerosPolesGainCall {
    public static let card = Card(
        "signal.lp2bp_zpk", mirrors: "scipy.signal.lp2bp_zpk", accuracy: .relative(factor: 16))
    public var filter: ZerosPolesGain
    let wo, bw: Double

    public func body() throws(MartletError) -> ZerosPolesGain {
        let z = try filter.z.elements(for: "lp2bp_zpk"), p = try filter.p.elements(for: "lp2bp_zpk"),
            degree = p.count - z.count
        // The sign of a real root's zero imaginary part decides which of its two successors comes first; dividing by a
        // complex 2 leaves it as SciPy has it.
        func scaled(_ root: Complex<Double>) -> Complex<Double> { root * Complex(bw) / Complex(2) }
        return ZerosPolesGain(
            bandRoots(z.map { scaled($0) }, wo) + Array(repeating: 0, count: degree),
            bandRoots(p.map { scaled($0) }, wo),
            filter.k * Libm.power(bw, Double(degree)))
    }
}

/// The solutions s of s² − 2rs + ω₀² = 0 for each r: all with the plus sign, then all with the minus sign.
func bandRoots(_ roots: [Complex<Double>], _ wo: Double) -> [Complex<Double>] {
    var plus: [Complex<Double>] = [], minus: [Complex<Double>] = []
    for centre in roots {
        let offset = squareRoot(centre * centre - Complex(wo * wo))
        plus.append(centre + offset)
        minus.append(centre - offset)
    }
    return plus + minus
}
