public import MartletCore

extension Signal.Windows {
    /// The first of Slepian's discrete prolate spheroidal sequences: the window with the most energy in the band ±NW/M.
    ///
    /// It is scaled to a greatest value of 1 for odd M; for even M, whose middle falls between points, to M²/(M² + NW).
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - NW: the half-bandwidth times `M`, between 0 and M/2.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative or `NW` out of range.
    /// - SeeAlso: `scipy.signal.windows.dpss`; D. Slepian, Bell System Tech. J. 57 (1978) 1371–1430,
    ///   doi:10.1002/j.1538-7305.1978.tb02104.x.
    public static func dpss(_ M: Int, _ NW: Double, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try dpss(M, NW, Kmax: 1, sym: sym, norm: .approximate).windows.reshaped([M])
    }

    /// What the greatest value or the energy of Slepian's sequences is scaled to.
    public enum SlepianNorm: Sendable, CaseIterable {
        /// Σ w² = 1 for each.
        case l2
        /// The greatest value of all is 1; for even lengths M²/(M² + NW).
        case approximate
        /// The greatest value is 1; for even lengths that between the two middle points, by trigonometric interpolation.
        case subsample
    }

    /// Slepian's sequences, and the part of its energy that each has in the band.
    public struct SlepianSequences: Sendable {
        /// Sequences by points.
        public let windows: NDArray<Double>
        public let ratios: NDArray<Double>
    }

    /// The first `Kmax` of Slepian's discrete prolate spheroidal sequences, which have the most energy in the band ±NW/M and
    /// are orthogonal to each other.
    ///
    /// They are the eigenvectors of a symmetric tridiagonal matrix that commutes with the band's.  Those of even order are
    /// symmetric with a positive sum, those of odd order antisymmetric with a positive first lobe.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - NW: the half-bandwidth times `M`, between 0 and M/2.
    ///   - Kmax: how many, in 1...M.
    ///   - sym: symmetric (true) or periodic.
    ///   - norm: what they are scaled to.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative, or `NW` or `Kmax` out of range.
    /// - Complexity: O(M Kmax).
    /// - SeeAlso: `scipy.signal.windows.dpss`; D. Slepian, Bell System Tech. J. 57 (1978) 1371–1430,
    ///   doi:10.1002/j.1538-7305.1978.tb02104.x; D. B. Percival, A. T. Walden, *Spectral Analysis for Physical
    ///   Applications*, 1993, §8.3.
    public static func dpss(
        _ M: Int, _ NW: Double, Kmax: Int, sym: Bool = true, norm: SlepianNorm = .l2
    ) throws(MartletError) -> SlepianSequences {
        guard let length = try symmetricLength("dpss", M, sym: sym) else {
            return SlepianSequences(windows: try NDArray(repeating: 1, shape: [1, M]), ratios: NDArray([1]))
        }
        guard Kmax > 0, Kmax <= length else {
            throw .value(
                function: "dpss", argument: "Kmax", given: "\(Kmax)",
                wanted: "in 1...\(M): Kmax must be greater than 0 and less than M")
        }
        guard NW > 0, NW < Double(length) / 2 else {
            throw .value(
                function: "dpss", argument: "NW", given: "\(NW)",
                wanted: NW > 0 ? "smaller: NW must be less than M/2." : "larger: NW must be positive")
        }
        // The vectors on the way need room too; where there is none it is said before they are asked for.
        _ = try NDArray<Double>.uninitialized([Kmax + 6, length], for: "dpss")
        let matrix = slepianMatrix(length, NW)
        var windows: [[Double]] = [], ratios: [Double] = []
        for k in 0..<Kmax {
            windows.append(oriented(matrix.eigenvector(k), order: k))
            ratios.append(concentration(windows[k], NW / Double(length)))
        }
        let scale = peakScale(windows, NW, norm)
        let points = windows.flatMap { window in window.prefix(M).map { $0 * scale } }
        return SlepianSequences(windows: try NDArray(points, shape: [Kmax, M]), ratios: NDArray(ratios))
    }

    private static func slepianMatrix(_ length: Int, _ NW: Double) -> SymmetricTridiagonal {
        let sine = Libm.sine(.pi * NW / Double(length)), halves = (0..<length).map { Double(length - 1 - 2 * $0) / 2 }
        return SymmetricTridiagonal(  // cos 2x = 1 − 2 sin² x
            diagonal: halves.map { $0 * $0 }, rest: halves.map { -2 * ($0 * sine) * ($0 * sine) },
            beside: (1..<length).map { Double($0) * Double(length - $0) / 2 })
    }

    /// The sequence with its sign, exactly symmetric or antisymmetric, of energy 1.
    private static func oriented(_ vector: [Double], order: Int) -> [Double] {
        let length = vector.count, parity: Double = order % 2 == 0 ? 1 : -1
        var window = vector
        for n in 0..<length / 2 {
            let mean = (vector[n] + parity * vector[length - 1 - n]) / 2
            (window[n], window[length - 1 - n]) = (mean, parity * mean)
        }
        if length % 2 == 1, parity < 0 { window[length / 2] = 0 }
        let size = window.reduce(0) { $0 + $1 * $1 }.squareRoot()
        for n in window.indices { window[n] /= size }
        let isNegative: Bool
        if parity > 0 {
            isNegative = window.reduce(0, +) < 0
        } else {  // the first value that stands out tells the first lobe's sign
            let least = max(1e-7, 1 / Double(length))
            isNegative = (window.first { $0 * $0 > least } ?? window.max { $0.magnitude < $1.magnitude }!) < 0
        }
        return isNegative ? window.map { -$0 } : window
    }

    /// The part of the energy in the band ±W: the eigenvalue of the band's matrix sin(2πW(m − n)) / (π(m − n)), read
    /// from the row where the eigenvector is greatest.
    private static func concentration(_ window: [Double], _ W: Double) -> Double {
        let row = window.indices.max { window[$0].magnitude < window[$1].magnitude }!
        var sum = 2 * W * window[row]
        for n in window.indices where n != row {
            let distance = Double(n - row) * .pi
            sum += Libm.sine(2 * W * distance) / distance * window[n]
        }
        return sum / window[row]
    }

    /// What the sequences are multiplied with.
    private static func peakScale(_ windows: [[Double]], _ NW: Double, _ norm: SlepianNorm) -> Double {
        if norm == .l2 { return 1 }
        let peak = windows.joined().max()!, length = Double(windows[0].count)
        if windows[0].count % 2 == 1 { return 1 / peak }
        if norm == .approximate { return length * length / (length * length + NW) / peak }
        // Dirichlet's kernel, without the highest frequency, which is 0 in the middle.
        var middle = 0.0
        for (n, value) in windows[0].enumerated() {
            let angle = .pi * ((length - 1) / 2 - Double(n)) / length
            middle += value * Libm.sine(angle * (length - 1)) / Libm.sine(angle)
        }
        return length / middle
    }
}
