public import MartletCore

extension FFT {
    /// The frequencies of the bins of ``rfft(_:n:axis:norm:workers:)``: k / (n d), 0 ≤ k ≤ n/2, in cycles per unit of
    /// `d`.
    ///
    /// - Parameters:
    ///   - n: the number of samples transformed.
    ///   - d: the time between samples.
    /// - Returns: one axis of n/2 + 1 frequencies, rounded down; the last of an even n is positive.
    /// - Throws: a value error for n below 1 or d of 0.
    /// - Complexity: O(n).
    /// - SeeAlso: `scipy.fft.rfftfreq`.
    public static func rfftfreq(_ n: Int, d: Double = 1) throws(MartletError) -> NDArray<Double> {
        let step = try binWidth(n, d, "rfftfreq")
        return try NDArray(shape: [n / 2 + 1]) { (y: inout MutableSpan<Double>) in
            for k in y.indices { y[k] = Double(k) * step }
        }
    }
}
