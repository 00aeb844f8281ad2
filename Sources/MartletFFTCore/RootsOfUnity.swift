/// The numbers exp(−2πi k / n), each part correct to half a unit in the last place, a hair more where two roundings
/// meet.
///
/// The index is reduced exactly, in integers, to the first octant, where cosine and sine are even and odd polynomials
/// of a small argument.  There the angle is a sum of a multiple of a coarse and one of a fine step, whose cosines and
/// sines stand in two tables of about √n entries in double-double arithmetic, made from Taylor's series; one complex
/// product in that arithmetic gives the root with some 100 bits, and a single rounding ends it.
///
/// Reference: T. J. Dekker, "A floating-point technique for extending the available precision", Numer. Math. 18 (1971)
/// 224–242, doi:10.1007/BF01397083, for the arithmetic.
package struct RootsOfUnity {
    package let n: Int
    private let unit, shift: Int
    private var coarse: [(c: TwoDoubles, s: TwoDoubles)] = []
    private var fine: [(c: TwoDoubles, s: TwoDoubles)] = []

    package init(_ n: Int) {
        self.n = n
        // A reduced index counts eighths of the step; it is a multiple of this many.
        unit = n % 4 == 0 ? 8 : n % 2 == 0 ? 4 : 2
        let last = n / unit
        shift = (Int.bitWidth - last.leadingZeroBitCount + 1) / 2
        for j in 0..<1 << shift { fine.append(Self.point(j * unit, n)) }
        for j in 0...last >> shift { coarse.append(Self.point((j << shift) * unit, n)) }
    }

    /// Cosine and sine of 2π · eighths / 8n for an angle of at most π/4 and a little.
    private static func point(_ eighths: Int, _ n: Int) -> (TwoDoubles, TwoDoubles) {
        let quotient = TwoDoubles(Double(eighths)) / TwoDoubles(Double(n))
        let x = quotient * TwoDoubles(high: 0.7853981633974483, low: 3.061616997868383e-17)
        let square = x * x
        var c = TwoDoubles(1), s = x, term = TwoDoubles(1)
        for k in 1...14 {
            term = -(term * square) / TwoDoubles(Double((2 * k - 1) * 2 * k))
            c = c + term
            s = s + term * x / TwoDoubles(Double(2 * k + 1))
        }
        return (c, s)
    }

    /// cos(2π k / n) and sin(2π k / n), 0 ≤ k < n, to about 100 bits.
    package func exact(_ k: Int) -> (c: TwoDoubles, s: TwoDoubles) {
        var a = 8 * k, mirroredSine = false, mirroredCosine = false, swapped = false
        if a > 4 * n { (a, mirroredSine) = (8 * n - a, true) }
        if a > 2 * n { (a, mirroredCosine) = (4 * n - a, true) }
        if a > n { (a, swapped) = (2 * n - a, true) }
        let step = a / unit
        let x = coarse[step >> shift], y = fine[step & (1 << shift - 1)]
        var c = x.c * y.c - x.s * y.s, s = x.s * y.c + x.c * y.s
        if swapped { swap(&c, &s) }
        return (mirroredCosine ? -c : c, mirroredSine ? -s : s)
    }

    /// The same, rounded.
    package func angle(_ k: Int) -> (c: Double, s: Double) {
        let (c, s) = exact(k)
        return (c.high, s.high)
    }

    /// exp(−2πi k / n).
    package subscript(k: Int) -> (re: Double, im: Double) {
        let (c, s) = angle(k)
        return (c, -s)
    }
}

/// An unevaluated sum of two doubles, the second at most half a unit in the last place of the first.
package struct TwoDoubles {
    package var high, low: Double

    package init(_ value: Double) { (high, low) = (value, 0) }
    package init(high: Double, low: Double) { (self.high, self.low) = (high, low) }

    /// The sum when |a| ≥ |b|.
    private static func quick(_ a: Double, _ b: Double) -> TwoDoubles {
        let sum = a + b
        return TwoDoubles(high: sum, low: b - (sum - a))
    }

    package static func + (a: TwoDoubles, b: TwoDoubles) -> TwoDoubles {
        let sum = a.high + b.high, part = sum - a.high
        let error = (a.high - (sum - part)) + (b.high - part)
        return quick(sum, error + a.low + b.low)
    }
    package static prefix func - (a: TwoDoubles) -> TwoDoubles { TwoDoubles(high: -a.high, low: -a.low) }
    package static func - (a: TwoDoubles, b: TwoDoubles) -> TwoDoubles { a + -b }
    package static func * (a: TwoDoubles, b: TwoDoubles) -> TwoDoubles {
        let product = a.high * b.high
        let error = (-product).addingProduct(a.high, b.high)
        return quick(product, error + (a.high * b.low + a.low * b.high))
    }
    package static func / (a: TwoDoubles, b: TwoDoubles) -> TwoDoubles {
        let first = a.high / b.high
        let rest = a - b * TwoDoubles(first)
        let second = rest.high / b.high
        return quick(first, second + (rest - b * TwoDoubles(second)).high / b.high)
    }
}
