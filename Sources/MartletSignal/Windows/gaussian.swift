public import MartletCore

extension Signal.Windows {
    /// A bell of standard deviation `std` points: exp(−(n − (M − 1)/2)² / (2 std²)).
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - std: the standard deviation, in points.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.gaussian`.
    public static func gaussian(_ M: Int, _ std: Double, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try windowPoints("gaussian", M, sym: sym) { n, length in
            let x = Double(n) - Double(length - 1) / 2
            return Libm.exponential(-x * x / (2 * std * std))
        }
    }
}
