public import MartletCore

extension Signal.Windows {
    /// Blackman's window, three cosine terms with side lobes 58 dB down.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: symmetric (true) or periodic.
    /// - Returns: 0.42 − 0.5 cos(2πn/(M − 1)) + 0.08 cos(4πn/(M − 1)).
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.blackman`; Harris, doi:10.1109/PROC.1978.10837.
    public static func blackman(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try cosineSum("blackman", M, [0.42, 0.50, 0.08], sym: sym)
    }
}
