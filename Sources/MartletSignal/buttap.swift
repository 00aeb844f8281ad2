public import MartletCore

extension Signal {
    /// Zeros, poles and gain of the analogue Butterworth lowpass prototype of order `N` with cutoff 1 rad/s.
    ///
    /// There are no zeros; the poles lie evenly on the left half of the unit circle, p_m = −exp(iπm / 2N) for
    /// m = −N + 1, −N + 3, …, N − 1; the gain is 1.
    ///
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `N` is negative.
    /// - SeeAlso: `scipy.signal.buttap`; Oppenheim and Schafer, *Discrete-Time Signal Processing*, appendix B.1.
    public static func buttap(_ N: Int) throws(MartletError) -> ZerosPolesGain {
        guard N >= 0 else {
            throw .value(
                function: "buttap", argument: "Filter order N", given: "\(N)", wanted: "a nonnegative integer")
        }
        guard N <= 1 << 24 else { throw .memory(function: "buttap", wanted: "a filter of order \(N)") }
        let poles = stride(from: -N + 1, to: N, by: 2).map { m in
            let angle = Double.pi * Double(m) / Double(2 * N)
            return Complex(-Libm.cosine(angle), -Libm.sine(angle))
        }
        return ZerosPolesGain([], poles, 1)
    }
}
