public import MartletCore

extension Signal.Windows {
    /// exp(−½ |x/sig|^(2p)) with x = n − (M − 1)/2: a bell for p = 1, Laplace's shape for p = ½.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - p: the shape.
    ///   - sig: the width, in points.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.general_gaussian`.
    public static func general_gaussian(
        _ M: Int, _ p: Double, _ sig: Double, sym: Bool = true
    ) throws(MartletError) -> NDArray<Double> {
        try windowPoints("general_gaussian", M, sym: sym) { n, length in
            let x = Double(n) - Double(length - 1) / 2
            return Libm.exponential(-0.5 * Libm.power((x / sig).magnitude, 2 * p))
        }
    }
}
