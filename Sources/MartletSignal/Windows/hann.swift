public import MartletCore

extension Signal.Windows {
    /// Von Hann's window, ½ − ½ cos(2πn/(M − 1)): one arch of a raised cosine, zero at the ends.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.hann`; Harris, doi:10.1109/PROC.1978.10837.
    public static func hann(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try cosineSum("hann", M, [0.5, 0.5], sym: sym)
    }
}
