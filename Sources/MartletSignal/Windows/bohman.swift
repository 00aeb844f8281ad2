public import MartletCore

extension Signal.Windows {
    /// Bohman's window, (1 − |x|) cos(π|x|) + sin(π|x|)/π for x from −1 to 1; zero at the ends.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.bohman`; Harris, doi:10.1109/PROC.1978.10837.
    public static func bohman(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try windowPoints("bohman", M, sym: sym) { n, length in
            if n == 0 { return 0 }
            let x = (-1 + 2 / Double(length - 1) * Double(n)).magnitude
            return (1 - x) * Libm.cosine(.pi * x) + Libm.sine(.pi * x) / .pi
        }
    }
}
