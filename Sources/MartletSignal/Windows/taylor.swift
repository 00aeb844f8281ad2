public import MartletCore

extension Signal.Windows {
    /// Taylor's window: Dolph–Chebyshev's near side lobes all of one height, the far ones falling off.
    ///
    /// 1 + 2 Σ_{m<nbar} F_m cos(2πm (n − M/2 + ½)/M), with F_m from Carrara, Goodman and Majewski.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - nbar: how many near side lobes are level, at least 1.
    ///   - sll: how far below the main lobe they are, in dB, positive.
    ///   - norm: scale so that the middle of an odd window is 1.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative or `nbar` is less than 1.
    /// - SeeAlso: `scipy.signal.windows.taylor`; Carrara et al., *Spotlight Synthetic Aperture Radar*, 1995, appendix D.
    public static func taylor(
        _ M: Int, nbar: Int = 4, sll: Double = 30, norm: Bool = true, sym: Bool = true
    ) throws(MartletError) -> NDArray<Double> {
        guard nbar >= 1, nbar <= 1 << 20 else {
            throw .value(function: "taylor", argument: "nbar", given: "\(nbar)", wanted: "at least 1 and at most 2^20")
        }
        let A = Libm.areaCosine(Libm.power(10, sll / 20)) / .pi
        let stretch = Double(nbar * nbar) / (A * A + (Double(nbar) - 0.5) * (Double(nbar) - 0.5))
        let F = (1..<max(nbar, 1)).map { m in
            let m2 = Double(m * m)
            var numerator = m % 2 == 1 ? 1.0 : -1.0, denominator = 2.0
            for j in 1..<nbar {
                let half = Double(j) - 0.5
                numerator *= 1 - m2 / stretch / (A * A + half * half)
                if j != m { denominator *= 1 - m2 / Double(j * j) }
            }
            return numerator / denominator
        }
        func value(_ n: Double, _ length: Int) -> Double {
            var sum = 0.0
            for m in F.indices {
                sum += F[m] * Libm.cosine(2 * .pi * Double(m + 1) * (n - Double(length) / 2 + 0.5) / Double(length))
            }
            return 1 + 2 * sum
        }
        return try windowPoints("taylor", M, sym: sym) { n, length in
            value(Double(n), length) * (norm ? 1 / value(Double(length - 1) / 2, length) : 1)
        }
    }
}
