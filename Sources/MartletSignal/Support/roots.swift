import MartletCore

/// The principal square root.
///
/// The larger part comes from √((|x| + |z|)/2), which does not cancel, and the other from it.
func squareRoot(_ z: Complex<Double>) -> Complex<Double> {
    if z.real == 0 && z.imaginary == 0 { return Complex(0, z.imaginary) }
    let large = ((z.real.magnitude + Libm.hypotenuse(z.real, z.imaginary)) / 2).squareRoot()
    if z.real >= 0 { return Complex(large, z.imaginary / (2 * large)) }
    return Complex(
        z.imaginary.magnitude / (2 * large), Double(signOf: z.imaginary, magnitudeOf: large))
}

/// Π (w − z_i).
func product(_ w: Double, minus roots: [Complex<Double>]) -> Complex<Double> {
    var result = Complex<Double>(1)
    for root in roots { result *= Complex(w) - root }
    return result
}

/// The coefficients, highest power first, of the monic polynomial with these roots; real where their imaginary
/// parts are in pairs, bit for bit.
func polynomial(roots: [Complex<Double>]) -> [Complex<Double>] {
    var coefficients: [Complex<Double>] = [1]
    for root in roots {
        coefficients.append(0)
        for i in stride(from: coefficients.count - 1, through: 1, by: -1) {
            coefficients[i] = coefficients[i] - root * coefficients[i - 1]
        }
    }
    if roots.map(\.imaginary).ascending() == roots.map({ -$0.imaginary }).ascending() {
        for i in coefficients.indices { coefficients[i].imaginary = 0 }
    }
    return coefficients
}

/// The product of two polynomials.
func polynomialProduct<T: FieldScalar>(_ a: [T], _ b: [T]) -> [T] {
    var result = [T](repeating: .zero, count: a.count + b.count - 1)
    for i in a.indices {
        for j in b.indices { result[i + j] = result[i + j] + a[i] * b[j] }
    }
    return result
}

/// The roots of x² + bx + c, the larger first, or the one above the real axis.
func quadraticRoots(_ b: Double, _ c: Double) -> [Complex<Double>] {
    let half = -b / 2, discriminant = half * half - c
    if discriminant < 0 {
        let height = (-discriminant).squareRoot()
        return [Complex(half, height), Complex(half, -height)]
    }
    // The root away from zero has no cancellation; the other follows from their product.
    let large = half < 0 ? half - discriminant.squareRoot() : half + discriminant.squareRoot()
    return large == 0 ? [0, 0] : [Complex(large), Complex(c / large)]
}
