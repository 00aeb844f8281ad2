public import MartletCore

extension Signal {
    /// A lowpass prototype of cutoff 1 rad/s turned into a bandstop round `wo` of width `bw`: s → s·bw / (s² + ω₀²).
    ///
    /// - Parameters:
    ///   - z: zeros, one axis.
    ///   - p: poles, one axis, at least as many.
    ///   - k: gain.
    ///   - wo: the wanted centre, the geometric mean of the band's edges, in rad/s.
    ///   - bw: the wanted width, in rad/s.
    /// - Returns: two zeros and poles for each, with zeros at ±iω₀ for those at infinity; the gain Re(k Π(−z) / Π(−p)).
    /// - Throws: ``MartletError`` when there are fewer poles than zeros.
    /// - SeeAlso: `scipy.signal.lp2bs_zpk`.
    public static func lp2bs_zpk(
        _ z: NDArray<Complex<Double>>, _ p: NDArray<Complex<Double>>, _ k: Double, wo: Double = 1, bw: Double = 1
    ) throws(MartletError) -> ZerosPolesGain {
        let filter = ZerosPolesGain(z: z, p: p, k: k)
        _ = try filter.relativeDegree("lp2bs_zpk")
        return try LowpassToBandstop(filter: filter, wo: wo, bw: bw).perform()
    }
}

public struct LowpassToBandstop: ZerosPolesGainCall {
    public static let card = Card(
        "signal.lp2bs_zpk", mirrors: "scipy.signal.lp2bs_zpk", accuracy: .relative(factor: 16))
    public var filter: ZerosPolesGain
    let wo, bw: Double

    public func body() throws(MartletError) -> ZerosPolesGain {
        let z = try filter.z.elements(for: "lp2bs_zpk"), p = try filter.p.elements(for: "lp2bs_zpk"),
            degree = p.count - z.count
        return ZerosPolesGain(
            bandRoots(z.map { Complex(bw / 2) / $0 }, wo) + Array(repeating: Complex(0, wo), count: degree)
                + Array(repeating: Complex(0, -wo), count: degree),
            bandRoots(p.map { Complex(bw / 2) / $0 }, wo),
            filter.k * (product(0, minus: z) / product(0, minus: p)).real)
    }
}
