import MartletCore

/// The fast Hankel transform of samples at equal steps of the logarithm, and its inverse: a convolution in the
/// logarithm, of period n, with the transform's kernel.
///
/// Reference: A. J. S. Hamilton, "Uncorrelated modes of the non-linear power spectrum", Mon. Not. R. Astron. Soc. 312
/// (2000) 257–284, doi:10.1046/j.1365-8711.2000.03071.x, appendix B.
struct HankelTransform {
    let function: String
    private let n: Int
    private let dln, offset, bias: Double
    private let isInverse: Bool
    /// What bin m is multiplied by.
    let factors: [Complex<Double>]
    /// Whether the coefficient of bin 0 is infinite, or 0 for the inverse, and is left out.
    let isSingular: Bool

    init(
        _ function: String, _ shape: Shape, argument: String, dln: Double, mu: Double, offset: Double, bias: Double,
        isInverse: Bool
    ) throws(MartletError) {
        guard let n = shape.last, n > 0 else {
            throw .value(function: function, argument: argument, given: "shape \(shape)", wanted: "at least 1 sample")
        }
        guard dln != 0 else {
            throw .value(function: function, argument: "dln", given: "\(dln)", wanted: "other than 0")
        }
        // Without lines only the first is asked for, which says whether the transform is singular.
        let last = shape.contains(0) ? 0 : n / 2
        if last > 0 {
            guard let count = shape.elementCountIfRepresentable else {
                throw .memory(function: function, wanted: "an array of shape \(shape)")
            }
            try requireRoom(for: [count, count, count, n, n, n, n], function)
        }
        var factors: [Complex<Double>] = []
        factors.reserveCapacity(last + 1)
        for m in 0...last {
            let y = .pi * Double(m) / (Double(n) * dln)
            var factor = Self.coefficient(mu: mu, bias: bias, offset: offset, y: y)
            if 2 * m == n { factor = Complex(factor.real, 0) }
            factors.append(factor)
        }
        if !factors[0].real.isFinite {
            // 2^q Γ(x) / Γ(y), where both may be infinite.
            let ratio = gammaRatio((mu + 1 + bias) / 2, (mu + 1 - bias) / 2)
            factors[0] = Complex(exponential(ln2 * bias) * ratio, 0)
        }
        if isInverse {
            isSingular = factors[0] == .zero
            for m in factors.indices { factors[m] = Complex(1, 0) / factors[m].conjugate }
        } else {
            isSingular = factors[0].real.isInfinite
        }
        if isSingular { factors[0] = .zero }
        self.factors = factors
        self.function = function
        (self.n, self.dln, self.offset, self.bias, self.isInverse) = (n, dln, offset, bias, isInverse)
    }

    /// (kr)^(−2iy) U(q + 2iy) with U(x) = 2^x Γ((μ + 1 + x) / 2) / Γ((μ + 1 − x) / 2): equations B9 and B17.
    private static func coefficient(mu: Double, bias: Double, offset: Double, y: Double) -> Complex<Double> {
        let above = logGamma(Complex((mu + 1 + bias) / 2, y)), below = logGamma(Complex((mu + 1 - bias) / 2, y))
        return exponential(
            Complex(
                above.real - below.real + ln2 * bias, above.imaginary + below.imaginary + 2 * (ln2 - offset) * y))
    }

    func callAsFunction<T: RealTransformableScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T.SpectrumPart> {
        typealias R = T.SpectrumPart
        var y = try converted(x, to: R.self)
        if y.isEmpty { return y }
        let (before, after) = weights(R.self)
        if let before { try weighted(&y, before) }
        let axes = try TransformAxes.one(y.shape, n: nil, axis: -1, function: function)
        var bins = try Transform(function, axes, backward: false, norm: .backward, workers: nil).bins(y)
        let factors = factors.map { Complex<R>(R($0.real), R($0.imaginary)) }
        try bins.withMutableSpan { (bins: inout MutableSpan<Complex<R>>) in
            for i in bins.indices { bins[i] *= factors[i % factors.count] }
        }
        y = try Transform(function, axes, backward: true, norm: .backward, workers: nil).reals(bins)
        let n = n
        try y.withMutableSpan { (y: inout MutableSpan<R>) in
            for start in Swift.stride(from: 0, to: y.count, by: n) {
                for j in 0..<n / 2 { y.swapAt(start + j, start + n - 1 - j) }
                if let after { for j in 0..<n { y[start + j] *= after[j] } }
            }
        }
        return y
    }

    /// r^(−q) before and k^(−q) after, or the other way round; nothing where q is 0.
    func weights<R: RealScalar>(_: R.Type) -> (before: [R]?, after: [R]?) {
        if bias == 0 { return (nil, nil) }
        let middle = Double(n - 1) / 2
        let inner = (0..<n).map { R(exponential(-bias * (Double($0) - middle) * dln)) }
        let outer = (0..<n).map { R(exponential(-bias * ((Double($0) - middle) * dln + offset))) }
        return isInverse ? (outer.map { 1 / $0 }, inner.map { 1 / $0 }) : (inner, outer)
    }

    private func weighted<R: RealScalar>(_ y: inout NDArray<R>, _ weights: [R]) throws(MartletError) {
        let n = n
        try y.withMutableSpan { (y: inout MutableSpan<R>) in for i in y.indices { y[i] *= weights[i % n] } }
    }
}

private let ln2 = 0.6931471805599453

/// Where the zero of the phase of the coefficients is, for ``FFT/fhtoffset(_:_:initial:bias:)``.
func hankelPhase(mu: Double, bias: Double, dln: Double, initial: Double) -> Double {
    let y = .pi / (2 * dln)
    let above = logGamma(Complex((mu + 1 + bias) / 2, y)), below = logGamma(Complex((mu + 1 - bias) / 2, y))
    return (ln2 - initial) / dln + (above.imaginary + below.imaginary) / .pi
}
