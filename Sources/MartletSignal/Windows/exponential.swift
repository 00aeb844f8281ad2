public import MartletCore

extension Signal.Windows {
    /// exp(−|n − center| / tau), also called Poisson's window.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - center: where the window is 1; the middle when absent, and it must be absent when `sym` is true.
    ///   - tau: the decay, in points.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative, or `center` is given and
    ///   `sym` is true.
    /// - SeeAlso: `scipy.signal.windows.exponential`; Gade and Herlufsen, Brüel & Kjær Technical Review 3 (1987).
    public static func exponential(
        _ M: Int, center: Double? = nil, tau: Double = 1, sym: Bool = true
    ) throws(MartletError) -> NDArray<Double> {
        if sym, let center {
            throw .value(
                function: "exponential", argument: "center", given: "\(center)",
                wanted: "absent: If sym==True, center must be None.")
        }
        guard let length = try symmetricLength("exponential", M, sym: sym) else {
            return try NDArray(repeating: 1, shape: [M])
        }
        let middle = center ?? Double(length - 1) / 2
        return try NDArray(shape: [M]) { (points: inout MutableSpan<Double>) in
            for n in 0..<M { points[n] = Libm.exponential(-(Double(n) - middle).magnitude / tau) }
        }
    }
}
