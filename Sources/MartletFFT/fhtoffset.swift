public import MartletCore

extension FFT {
    /// The offset near `initial` with which the fast Hankel transform does not ring.
    ///
    /// With it the coefficient of the highest harmonic of an even number of samples is real, so that the transform of
    /// samples that are real loses nothing.
    ///
    /// - Parameters:
    ///   - dln: the step of the logarithm from sample to sample.
    ///   - mu: the order of the Bessel function.
    ///   - initial: the offset that is wanted about.
    ///   - bias: the power that the transform divides out.
    /// - Returns: an offset within dln/2 of `initial`.
    /// - Throws: a value error for a step of 0.
    /// - Complexity: O(1).
    /// - SeeAlso: `scipy.fft.fhtoffset`; Hamilton, Mon. Not. R. Astron. Soc. 312 (2000) 257–284,
    ///   doi:10.1046/j.1365-8711.2000.03071.x.
    public static func fhtoffset(
        _ dln: Double, _ mu: Double, initial: Double = 0, bias: Double = 0
    ) throws(MartletError) -> Double {
        guard dln != 0 else {
            throw .value(function: "fhtoffset", argument: "dln", given: "\(dln)", wanted: "other than 0")
        }
        let phase = hankelPhase(mu: mu, bias: bias, dln: dln, initial: initial)
        return initial + (phase - phase.rounded(.toNearestOrEven)) * dln
    }

    /// Whether the coefficient of the mean of these transforms is infinite, or zero for the inverse, so that it is left
    /// out.
    package static func isHankelSingular(
        _ shape: Shape, dln: Double, mu: Double, offset: Double, bias: Double, isInverse: Bool
    ) throws(MartletError) -> Bool {
        try HankelTransform(
            isInverse ? "ifht" : "fht", shape, argument: isInverse ? "A" : "a", dln: dln, mu: mu, offset: offset,
            bias: bias,
            isInverse: isInverse
        ).isSingular
    }
}
