public import MartletCore

extension FFT {
    /// The frequencies of the bins of ``fft(_:n:axis:norm:workers:)``.
    ///
    /// Bin k is k / (n d) in the first half and (k − n) / (n d) in the second, the middle of an even n being the
    /// negative one: in cycles per unit of `d`.
    ///
    /// - Parameters:
    ///   - n: the number of bins.
    ///   - d: the time between samples.
    /// - Returns: one axis of n frequencies.
    /// - Throws: a value error for n below 1 or d of 0.
    /// - Complexity: O(n).
    /// - SeeAlso: `scipy.fft.fftfreq`.
    public static func fftfreq(_ n: Int, d: Double = 1) throws(MartletError) -> NDArray<Double> {
        let step = try binWidth(n, d, "fftfreq"), positive = n - n / 2
        return try NDArray(shape: [n]) { (y: inout MutableSpan<Double>) in
            for k in y.indices { y[k] = Double(k < positive ? k : k - n) * step }
        }
    }

    /// 1 / (n d).
    static func binWidth(_ n: Int, _ d: Double, _ function: String) throws(MartletError) -> Double {
        guard n >= 1 else { throw .value(function: function, argument: "n", given: "\(n)", wanted: "at least 1") }
        guard d != 0 else { throw .value(function: function, argument: "d", given: "\(d)", wanted: "other than 0") }
        return 1 / (Double(n) * d)
    }
}
