public import MartletCore

extension Signal.Windows {
    /// A five-term window with a flat main lobe, for reading amplitudes off a spectrum.  Some of its points are negative.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: symmetric (true) or periodic.
    /// - Returns: Σ a_k cos(kφ) with φ from −π to π.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.flattop`; D'Antona and Ferrero, *Digital Signal Processing for Measurement
    ///   Systems*, 2006, p. 70, doi:10.1007/0-387-28666-7.
    public static func flattop(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try cosineSum("flattop", M, [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368], sym: sym)
    }
}
