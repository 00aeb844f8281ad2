public import MartletCore

extension Signal.Windows {
    /// Hamming's window, 0.54 − 0.46 cos(2πn/(M − 1)), whose nearest side lobe is lowest.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.hamming`; Harris, doi:10.1109/PROC.1978.10837.
    public static func hamming(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try cosineSum("hamming", M, [0.54, 1 - 0.54], sym: sym)
    }
}
