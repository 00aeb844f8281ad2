public import MartletCore

extension Signal {
    /// Numerator k Π (s − z_i) and denominator Π (s − p_i), multiplied out.
    ///
    /// The coefficients are real, with imaginary parts of exactly zero, where the roots are in conjugate pairs.
    ///
    /// - Parameters:
    ///   - z: zeros, one axis.
    ///   - p: poles, one axis.
    ///   - k: gain.
    /// - Returns: coefficients, the highest power first.
    /// - Complexity: the sum of the squares of the numbers of roots.
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` unless `z` and `p` have one axis.
    /// - SeeAlso: `scipy.signal.zpk2tf`.
    public static func zpk2tf(
        _ z: NDArray<Complex<Double>>, _ p: NDArray<Complex<Double>>, _ k: Double
    ) throws(MartletError) -> TransferFunction<Complex<Double>> {
        let filter = ZerosPolesGain(z: z, p: p, k: k)
        try filter.checkRanks("zpk2tf")
        return try ZPKToTF(filter: filter).perform()
    }
}

public struct ZPKToTF: ZerosPolesGainCall {
    public static let card = Card("signal.zpk2tf", mirrors: "scipy.signal.zpk2tf", accuracy: .relative(factor: 64))
    public var filter: ZerosPolesGain

    public func body() throws(MartletError) -> TransferFunction<Complex<Double>> {
        TransferFunction(
            b: NDArray(polynomial(roots: try filter.z.elements(for: "zpk2tf")).map { filter.k * $0 }),
            a: NDArray(polynomial(roots: try filter.p.elements(for: "zpk2tf"))))
    }
}
