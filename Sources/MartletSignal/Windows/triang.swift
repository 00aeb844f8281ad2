public import MartletCore

extension Signal.Windows {
    /// The triangular window whose ends are not zero: (2n + 1)/M for even M, 2(n + 1)/(M + 1) for odd M, up to the middle.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.triang`; ``bartlett(_:sym:)`` touches zero.
    public static func triang(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try windowPoints("triang", M, sym: sym) { n, length in
            length % 2 == 0
                ? (2 * Double(n + 1) - 1) / Double(length) : 2 * Double(n + 1) / (Double(length) + 1)
        }
    }
}
