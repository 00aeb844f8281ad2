public import MartletCore

extension Signal {
    /// A lowpass prototype of cutoff 1 rad/s moved to the cutoff `wo`: s → s / ω₀.
    ///
    /// - Parameters:
    ///   - z: zeros, one axis.
    ///   - p: poles, one axis, at least as many.
    ///   - k: gain.
    ///   - wo: the wanted cutoff, in rad/s.
    /// - Returns: zeros and poles multiplied by ω₀, and the gain by ω₀^(poles − zeros), so that the response at 0 stays.
    /// - Throws: ``MartletError`` when there are fewer poles than zeros.
    /// - SeeAlso: `scipy.signal.lp2lp_zpk`.
    public static func lp2lp_zpk(
        _ z: NDArray<Complex<Double>>, _ p: NDArray<Complex<Double>>, _ k: Double, wo: Double = 1
    ) throws(MartletError) -> ZerosPolesGain {
        let filter = ZerosPolesGain(z: z, p: p, k: k)
        _ = try filter.relativeDegree("lp2lp_zpk")
        return try LowpassToLowpass(filter: filter, wo: wo).perform()
    }
}

public struct LowpassToLowpass: ZerosPolesGainCall {
    public static let card = Card(
        "signal.lp2lp_zpk", mirrors: "scipy.signal.lp2lp_zpk", accuracy: .relative(factor: 16))
    public var filter: ZerosPolesGain
    let wo: Double

    public func body() throws(MartletError) -> ZerosPolesGain {
        let z = try filter.z.elements(for: "lp2lp_zpk"), p = try filter.p.elements(for: "lp2lp_zpk")
        return ZerosPolesGain(
            z.map { wo * $0 }, p.map { wo * $0 }, filter.k * Libm.power(wo, Double(p.count - z.count)))
    }
}
