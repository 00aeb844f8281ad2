public import MartletCore

extension Signal.Windows {
    /// Nuttall's four-term window with the lowest greatest side lobe, 98 dB down.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: symmetric (true) or periodic.
    /// - Returns: Σ a_k cos(kφ) with φ from −π to π.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.nuttall`; A. Nuttall, doi:10.1109/TASSP.1981.1163506.
    public static func nuttall(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try cosineSum("nuttall", M, [0.3635819, 0.4891775, 0.1365995, 0.0106411], sym: sym)
    }
}
