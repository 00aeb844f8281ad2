import MartletCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The logarithm of Γ for complex arguments, up to multiples of 2πi.
///
/// Goals: a small error relative to the larger of 1 and the result, everywhere off the poles; then short code.
///
/// | region | way |
/// | --- | --- |
/// | Re z ≥ 9 | Stirling's series, DLMF 5.11.1; its first term left out is below 10⁻¹⁷ |
/// | −20 ≤ Re z < 9 | z Γ(z) = Γ(z + 1), DLMF 5.5.1, up to the region above |
/// | Re z < −20 | Γ(z) Γ(1 − z) = π / sin πz, DLMF 5.5.3, where the sine is taken apart so that it cannot overflow |
///
/// Reference: NIST Digital Library of Mathematical Functions, https://dlmf.nist.gov/5.
func logGamma(_ z: Complex<Double>) -> Complex<Double> {
    if z.imaginary < 0 { return logGamma(z.conjugate).conjugate }
    if z.real < -20 {
        // sin πz = (i/2) exp(−iπz) (1 − exp(2πiz)), where |exp(2πiz)| ≤ 1.
        let x = z.real - z.real.rounded(.down), size = exp(-2 * .pi * z.imaginary)
        let rest = Complex(1 - size * cos(2 * .pi * x), -size * sin(2 * .pi * x))
        let sine = Complex(.pi * z.imaginary - log(2.0), .pi / 2 - .pi * z.real) + logarithm(rest)
        return Complex(log(.pi), 0) - sine - logGamma(Complex(1 - z.real, -z.imaginary))
    }
    var shifted = z, below = Complex<Double>.zero, product = Complex(1.0, 0)
    while shifted.real < 9 {
        product *= shifted
        shifted = Complex(shifted.real + 1, shifted.imaginary)
        // Few factors at a time, so that huge ones do not overflow.
        if product.real.magnitude + product.imaginary.magnitude > 1e150 || shifted.real >= 9 {
            below = below + logarithm(product)
            product = Complex(1, 0)
        }
    }
    let inverse = Complex(1.0, 0) / shifted, square = inverse * inverse
    var series = Complex<Double>.zero
    for coefficient in stirling.reversed() { series = series * square + Complex(coefficient, 0) }
    let main = Complex(shifted.real - 0.5, shifted.imaginary) * logarithm(shifted) - shifted
    return main + Complex(0.5 * log(2 * .pi), 0) + series * inverse - below
}

/// B_2k / (2k (2k − 1)) for k from 1 on.
private let stirling: [Double] = [
    1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400, 43867 / 244188,
]

/// The principal logarithm; its real part is −∞ at 0.
private func logarithm(_ z: Complex<Double>) -> Complex<Double> {
    Complex(log(hypot(z.real, z.imaginary)), atan2(z.imaginary, z.real))
}

/// exp(z).
func exponential(_ z: Complex<Double>) -> Complex<Double> {
    let size = exp(z.real)
    return z.imaginary == 0 ? Complex(size, 0) : Complex(size * cos(z.imaginary), size * sin(z.imaginary))
}

/// exp(x), under a name that no method hides.
func exponential(_ x: Double) -> Double { exp(x) }

/// Γ(x) / Γ(y), also where both are infinite, as a limit along the line x − y = constant.
func gammaRatio(_ x: Double, _ y: Double) -> Double {
    func isPole(_ v: Double) -> Bool { v <= 0 && v == v.rounded() }
    if isPole(x), isPole(y) {
        // x (x + 1) ⋯ (y − 1) is the inverse ratio where x is the smaller, none of whose factors is 0.
        var product = 1.0, at = Swift.min(x, y)
        while at < Swift.max(x, y), product.isFinite, product != 0 {
            product *= at
            at += 1
        }
        return x < y ? 1 / product : product
    }
    if isPole(x) { return .infinity }
    if isPole(y) { return 0 }
    return exponential(logGamma(Complex(x, 0)) - logGamma(Complex(y, 0))).real
}
