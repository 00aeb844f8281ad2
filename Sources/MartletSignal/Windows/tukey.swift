public import MartletCore

extension Signal.Windows {
    /// Tukey's tapered cosine: flat in the middle, with the ends of von Hann's window.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - alpha: the part of the window that tapers; 0 or less gives ``boxcar(_:sym:)``, 1 or more ``hann(_:sym:)``.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative or `alpha` is NaN.
    /// - SeeAlso: `scipy.signal.windows.tukey`; Harris, doi:10.1109/PROC.1978.10837.
    public static func tukey(
        _ M: Int, alpha: Double = 0.5, sym: Bool = true
    ) throws(MartletError) -> NDArray<Double> {
        if alpha.isNaN { throw .value(function: "tukey", argument: "alpha", given: "NaN", wanted: "a number") }
        if alpha <= 0 { return try boxcar(M, sym: sym) }
        if alpha >= 1 { return try hann(M, sym: sym) }
        return try windowPoints("tukey", M, sym: sym) { n, length in
            let last = Double(length - 1)
            if Double(n) > (alpha * last / 2).rounded(.down) { return 1 }
            return 0.5 * (1 + Libm.cosine(.pi * (-1 + 2 * Double(n) / alpha / last)))
        }
    }
}
