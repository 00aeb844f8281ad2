public import MartletCore

extension Signal.Windows {
    /// Parzen's window, a piecewise cubic.
    ///
    /// With x = |n − (M − 1)/2| / (M/2): 1 − 6x² + 6x³ within (M − 1)/4 of the middle, 2(1 − x)³ outside.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.parzen`; E. Parzen, Technometrics 3 (1961) 167–190, doi:10.2307/1266111.
    public static func parzen(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try windowPoints("parzen", M, sym: sym) { n, length in
            let distance = (Double(n) - Double(length - 1) / 2).magnitude
            let x = distance / (Double(length) / 2), rest = 1 - x
            return distance <= Double(length - 1) / 4 ? 1 - 6 * x * x + 6 * x * x * x : 2 * rest * rest * rest
        }
    }
}
