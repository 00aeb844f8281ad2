public import MartletCore

extension Signal.Windows {
    /// α − (1 − α) cos(2πn/(M − 1)): von Hann's window for α = 0.5, Hamming's for α = 0.54.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - alpha: the mean of the window.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.general_hamming`.
    public static func general_hamming(
        _ M: Int, _ alpha: Double, sym: Bool = true
    ) throws(MartletError) -> NDArray<Double> {
        try cosineSum("general_hamming", M, [alpha, 1 - alpha], sym: sym)
    }
}
