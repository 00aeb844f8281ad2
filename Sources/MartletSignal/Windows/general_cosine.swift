public import MartletCore

extension Signal.Windows {
    /// A weighted sum of cosine terms, Σ a_k cos(kφ) with φ from −π to π.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - a: the weights, for k = 0, 1, …; all positive for windows centred on 0 as here.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.general_cosine`; A. Nuttall, doi:10.1109/TASSP.1981.1163506.
    public static func general_cosine(
        _ M: Int, _ a: [Double], sym: Bool = true
    ) throws(MartletError) -> NDArray<Double> {
        try cosineSum("general_cosine", M, a, sym: sym)
    }
}
