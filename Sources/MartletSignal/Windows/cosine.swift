public import MartletCore

extension Signal.Windows {
    /// Half a period of a sine, sin(π(n + ½)/M).
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.cosine`.
    public static func cosine(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try windowPoints("cosine", M, sym: sym) { n, length in
            Libm.sine(.pi / Double(length) * (Double(n) + 0.5))
        }
    }
}
