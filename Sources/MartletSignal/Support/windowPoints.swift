import CMartletKernels
import MartletCore

/// `M` points of a window: all of the symmetric window of that length, or the first `M` of the one a point longer, which
/// repeats with period `M`.
///
/// - Parameter value: point n of the symmetric window of `length` points; asked for the first half only, and mirrored.
func windowPoints(
    _ function: String, _ M: Int, sym: Bool, _ value: (_ n: Int, _ length: Int) -> Double
) throws(MartletError) -> NDArray<Double> {
    guard let length = try symmetricLength(function, M, sym: sym) else {
        return try NDArray(repeating: 1, shape: [M])
    }
    return try NDArray(shape: [M]) { (points: inout MutableSpan<Double>) in
        for n in 0..<min(M, (length + 1) / 2) { points[n] = value(n, length) }
        for n in min(M, (length + 1) / 2)..<M { points[n] = points[length - 1 - n] }
    }
}

/// The length of the symmetric window behind one of `M` points, or `nil` where one or no point leaves no choice.
func symmetricLength(_ function: String, _ M: Int, sym: Bool) throws(MartletError) -> Int? {
    guard M >= 0, M < Int.max else {
        throw .value(
            function: function, argument: "Window length M", given: "\(M)", wanted: "a non-negative integer")
    }
    return M <= 1 ? nil : sym ? M : M + 1
}

/// Σ a_k cos(k φ_n) with φ_n evenly spaced from −π to π.
func cosineSum(_ function: String, _ M: Int, _ a: [Double], sym: Bool) throws(MartletError) -> NDArray<Double> {
    let length = try symmetricLength(function, M, sym: sym) ?? 0, count = min(M, length - length / 2)
    // φ_n, kφ_n and then its cosine, and the sums.
    let table = try NDArray<Double>.zeroed([3, count], for: function)
    defer { withExtendedLifetime(table) {} }
    let phases = table.mutableHostPointer, cosines = phases + count, sums = cosines + count
    for n in 0..<count { phases[n] = -Double.pi + 2 * Double.pi / Double(length - 1) * Double(n) }
    let cosine = mt_unary_cos().f64
    for (k, factor) in a.enumerated() {
        for n in 0..<count { cosines[n] = Double(k) * phases[n] }
        cosine(count, cosines, cosines)
        for n in 0..<count { sums[n] += factor * cosines[n] }
    }
    return try windowPoints(function, M, sym: sym) { n, _ in sums[n] }
}

/// sin(πx) / (πx).
func normalizedSinc(_ x: Double) -> Double { x == 0 ? 1 : Libm.sine(.pi * x) / (.pi * x) }

/// The modified Bessel function I₀.
///
/// Up to 30 the power series Σ (x²/4)^k / k!², whose terms are all positive; beyond it Hankel's expansion
/// eˣ/√(2πx) Σ ((2k−1)!!)² / (k! (8x)^k), whose smallest term is there below e^(−60).
///
/// Reference: DLMF §10.25.2 and §10.40.1.
func besselI0(_ x: Double) -> Double {
    let x = x.magnitude
    var term = 1.0, sum = 1.0
    if x <= 30 {
        let quarter = x * x / 4
        var k = 1.0
        while term > sum * 1e-18 {
            term *= quarter / (k * k)
            sum += term
            k += 1
        }
        return sum
    }
    if !x.isFinite { return x }
    for k in 1...40 {
        let odd = Double(2 * k - 1)
        term *= odd * odd / (8 * x * Double(k))
        sum += term
        if term < sum * 1e-18 { break }
    }
    // e^x in two factors, so that it overflows only where I₀ does.
    let half = Libm.exponential(x / 2)
    return half / (2 * Double.pi * x).squareRoot() * sum * half
}
