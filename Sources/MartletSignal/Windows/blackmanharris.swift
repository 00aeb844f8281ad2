public import MartletCore

extension Signal.Windows {
    /// The four-term window of Blackman and Harris, side lobes 92 dB down.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: symmetric (true) or periodic.
    /// - Returns: Σ a_k cos(kφ) with φ from −π to π.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.blackmanharris`; Harris, doi:10.1109/PROC.1978.10837.
    public static func blackmanharris(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try cosineSum("blackmanharris", M, [0.35875, 0.48829, 0.14128, 0.01168], sym: sym)
    }
}
