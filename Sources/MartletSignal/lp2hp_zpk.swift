public import MartletCore

extension Signal {
    /// A lowpass prototype of cutoff 1 rad/s turned into a highpass of cutoff `wo`: s → ω₀ / s.
    ///
    /// - Parameters:
    ///   - z: zeros, one axis.
    ///   - p: poles, one axis, at least as many.
    ///   - k: gain.
    ///   - wo: the wanted cutoff, in rad/s.
    /// - Returns: the inverted zeros and poles, with zeros at 0 for those at infinity; the gain Re(k Π(−z) / Π(−p)).
    /// - Throws: ``MartletError`` when there are fewer poles than zeros.
    /// - SeeAlso: `scipy.signal.lp2hp_zpk`.
    public static func lp2hp_zpk(
        _ z: NDArray<Complex<Double>>, _ p: NDArray<Complex<Double>>, _ k: Double, wo: Double = 1
    ) throws(MartletError) -> ZerosPolesGain {
        let filter = ZerosPolesGain(z: z, p: p, k: k)
        _ = try filter.relativeDegree("lp2hp_zpk")
        return try LowpassToHighpass(filter: filter, wo: wo).perform()
    }
}

public struct LowpassToHighpass: ZerosPolesGainCall {
    public static let card = Card(
        "signal.lp2hp_zpk", mirrors: "scipy.signal.lp2hp_zpk", accuracy: .relative(factor: 16))
    public var filter: ZerosPolesGain
    let wo: Double

    public func body() throws(MartletError) -> ZerosPolesGain {
        let z = try filter.z.elements(for: "lp2hp_zpk"), p = try filter.p.elements(for: "lp2hp_zpk")
        return ZerosPolesGain(
            z.map { Complex(wo) / $0 } + Array(repeating: 0, count: p.count - z.count), p.map { Complex(wo) / $0 },
            filter.k * (product(0, minus: z) / product(0, minus: p)).real)
    }
}
