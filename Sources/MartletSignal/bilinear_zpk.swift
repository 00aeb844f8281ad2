public import MartletCore

extension Signal {
    /// A digital filter from an analogue one by Tustin's substitution, s → 2·fs·(z − 1)/(z + 1).
    ///
    /// - Parameters:
    ///   - z: zeros, one axis.
    ///   - p: poles, one axis, at least as many.
    ///   - k: gain.
    ///   - fs: the sampling rate.
    /// - Returns: zeros and poles (2fs + s)/(2fs − s), with zeros at −1, the Nyquist frequency, for those at infinity; the
    ///   gain k Re(Π(2fs − z) / Π(2fs − p)).
    /// - Throws: ``MartletError`` when there are fewer poles than zeros.
    /// - SeeAlso: `scipy.signal.bilinear_zpk`; Oppenheim and Schafer, *Discrete-Time Signal Processing*, §7.2.2.
    public static func bilinear_zpk(
        _ z: NDArray<Complex<Double>>, _ p: NDArray<Complex<Double>>, _ k: Double, _ fs: Double
    ) throws(MartletError) -> ZerosPolesGain {
        let filter = ZerosPolesGain(z: z, p: p, k: k)
        _ = try filter.relativeDegree("bilinear_zpk")
        return try BilinearTransform(filter: filter, fs: fs).perform()
    }
}

public struct BilinearTransform: ZerosPolesGainCall {
    public static let card = Card(
        "signal.bilinear_zpk", mirrors: "scipy.signal.bilinear_zpk", accuracy: .relative(factor: 16))
    public var filter: ZerosPolesGain
    let fs: Double

    public func body() throws(MartletError) -> ZerosPolesGain {
        let z = try filter.z.elements(for: "bilinear_zpk"), p = try filter.p.elements(for: "bilinear_zpk")
        let twice = 2 * fs
        func moved(_ s: Complex<Double>) -> Complex<Double> { (Complex(twice) + s) / (Complex(twice) - s) }
        return ZerosPolesGain(
            z.map(moved) + Array(repeating: -1, count: p.count - z.count), p.map(moved),
            filter.k * (product(twice, minus: z) / product(twice, minus: p)).real)
    }
}
