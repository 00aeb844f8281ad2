public import MartletCore

extension Signal.Windows {
    /// A mixture of the windows of Bartlett and von Hann: 0.62 − 0.48|x| + 0.38 cos(2π|x|) with x = n/(M − 1) − ½.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.barthann`.
    public static func barthann(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try windowPoints("barthann", M, sym: sym) { n, length in
            let x = (Double(n) / Double(length - 1) - 0.5).magnitude
            return 0.62 - 0.48 * x + 0.38 * Libm.cosine(2 * .pi * x)
        }
    }
}
