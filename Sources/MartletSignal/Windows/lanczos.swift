public import MartletCore

extension Signal.Windows {
    /// Lanczos's window, the main lobe of sinc: sinc(2n/(M − 1) − 1) with sinc(x) = sin(πx)/(πx).
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.lanczos`; C. Lanczos, *Applied Analysis*, 1956.
    public static func lanczos(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try windowPoints("lanczos", M, sym: sym) { n, length in
            normalizedSinc(2 * Double(length - 1 - n) / Double(length - 1) - 1)
        }
    }
}
