public import MartletCore

extension Signal.Windows {
    /// The first of Slepian's discrete prolate spheroidal sequences: the window with the most energy in the band ±NW/M.
    ///
    /// It is the first eigenvector of a symmetric tridiagonal matrix that commutes with the band's.  It is scaled to a
    /// greatest value of 1 for odd M; for even M, whose middle falls between points, to M²/(M² + NW).
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - NW: the half-bandwidth times `M`, between 0 and M/2.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative or `NW` out of range.
    /// - SeeAlso: `scipy.signal.windows.dpss`; D. Slepian, Bell System Tech. J. 57 (1978) 1371–1430,
    ///   doi:10.1002/j.1538-7305.1978.tb02104.x.
    public static func dpss(_ M: Int, _ NW: Double, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        guard let length = try symmetricLength("dpss", M, sym: sym) else {
            return try NDArray(repeating: 1, shape: [M])
        }
        guard NW > 0, NW < Double(M) / 2 else {
            throw .value(
                function: "dpss", argument: "NW", given: "\(NW)",
                wanted: NW > 0 ? "smaller: NW must be less than M/2." : "larger: NW must be positive")
        }
        let band = Libm.cosine(2 * .pi * NW / Double(length))
        let diagonal = (0..<length).map { n in
            let half = Double(length - 1 - 2 * n) / 2
            return half * half * band
        }
        let beside = (1..<length).map { Double($0) * Double(length - $0) / 2 }
        var window = largestEigenvector(diagonal, beside)
        let peak = window.max()!
        var scale = 1 / peak
        if length % 2 == 0 { scale *= Double(length) * Double(length) / (Double(length) * Double(length) + NW) }
        for n in 0..<length / 2 {  // exactly symmetric
            let mean = (window[n] + window[length - 1 - n]) / 2
            (window[n], window[length - 1 - n]) = (mean, mean)
        }
        return NDArray(window.prefix(M).map { $0 * scale })
    }
}

/// The eigenvector of the greatest eigenvalue of a symmetric tridiagonal matrix, with a positive sum.
///
/// The eigenvalue is found by bisection, counting the negative pivots of A − λ (Sylvester), the vector by inverse
/// iteration from a constant.
///
/// Reference: B. N. Parlett, *The Symmetric Eigenvalue Problem*, 1998, §3.3 and §4.2, doi:10.1137/1.9781611971163.
private func largestEigenvector(_ diagonal: [Double], _ beside: [Double]) -> [Double] {
    let n = diagonal.count
    func radius(_ i: Int) -> Double { (i > 0 ? beside[i - 1] : 0) + (i < n - 1 ? beside[i] : 0) }
    var low = diagonal.max()!, high = diagonal.indices.map { diagonal[$0] + radius($0) }.max()!
    let tiny = high.magnitude * 1e-300 + 1e-300
    func allBelow(_ lambda: Double) -> Bool {
        var pivot = diagonal[0] - lambda
        for i in 1..<n {
            if pivot >= 0 { return false }
            pivot = diagonal[i] - lambda - beside[i - 1] * beside[i - 1] / min(pivot, -tiny)
        }
        return pivot < 0
    }
    while true {
        let middle = low + (high - low) / 2
        if middle <= low || middle >= high { break }
        if allBelow(middle) { high = middle } else { low = middle }
    }
    // Just above the eigenvalue all pivots are negative, so elimination needs no interchanges.
    var vector = [Double](repeating: 1, count: n), factors = [Double](repeating: 0, count: n)
    var pivots = [Double](repeating: 0, count: n)
    pivots[0] = diagonal[0] - high
    for i in 1..<n {
        factors[i] = beside[i - 1] / min(pivots[i - 1], -tiny)
        pivots[i] = diagonal[i] - high - factors[i] * beside[i - 1]
    }
    for _ in 0..<4 {
        for i in 1..<n { vector[i] -= factors[i] * vector[i - 1] }
        vector[n - 1] /= min(pivots[n - 1], -tiny)
        for i in stride(from: n - 2, through: 0, by: -1) {
            vector[i] = (vector[i] - beside[i] * vector[i + 1]) / min(pivots[i], -tiny)
        }
        let size = vector.reduce(0) { max($0, $1.magnitude) }
        for i in 0..<n { vector[i] /= size }
    }
    return vector.reduce(0, +) < 0 ? vector.map { -$0 } : vector
}
