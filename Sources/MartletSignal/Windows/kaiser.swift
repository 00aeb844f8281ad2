public import MartletCore

extension Signal.Windows {
    /// Kaiser's window, I₀(β √(1 − x²)) / I₀(β) with x from −1 to 1: close to the best concentration of energy.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - beta: the trade of width against side lobes: 0 is rectangular, 5 like Hamming's, 8.6 like Blackman's.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.kaiser`; Oppenheim and Schafer, *Discrete-Time Signal Processing*, §7.5.
    public static func kaiser(_ M: Int, _ beta: Double, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        let peak = besselI0(beta)
        return try windowPoints("kaiser", M, sym: sym) { n, length in
            let middle = Double(length - 1) / 2, x = (Double(n) - middle) / middle
            return besselI0(beta * (1 - x * x).squareRoot()) / peak
        }
    }
}
