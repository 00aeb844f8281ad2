public import MartletCore

extension Signal.Windows {
    /// The triangular window whose ends are zero: 2n/(M − 1) up to the middle.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.bartlett`; ``triang(_:sym:)`` does not touch zero.
    public static func bartlett(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try windowPoints("bartlett", M, sym: sym) { n, length in 2 * Double(n) / Double(length - 1) }
    }
}
