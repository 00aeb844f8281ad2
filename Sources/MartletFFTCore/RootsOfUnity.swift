import CMartletFFTKernels

/// The numbers exp(−2πi k / n), each part correct to half a unit in the last place, a hair more where two roundings
/// meet.
///
/// The index is reduced exactly, in integers, to the first octant, where cosine and sine are even and odd polynomials
/// of a small argument.  There the angle is a sum of a multiple of a coarse and one of a fine step, whose cosines and
/// sines stand in two tables of about √n entries in double-double arithmetic, made from Taylor's series; one complex
/// product in that arithmetic gives the root with some 100 bits, and a single rounding ends it.  The products for the
/// whole octant are computed at once, in vectors; to look a root up is to reduce its index.
///
/// Reference: T. J. Dekker, "A floating-point technique for extending the available precision", Numer. Math. 18 (1971)
/// 224–242, doi:10.1007/BF01397083, for the arithmetic.
package struct RootsOfUnity {
    package let n: Int
    /// A reduced index counts eighths of the step; it is a multiple of 2 to this power.
    private let unit: Int
    /// Of the angles from 0 to π/4 and a little: cosine, sine and, in all of `width` numbers, what is left of them after
    /// rounding.
    private let octant: Memory
    private let start: UnsafePointer<Double>
    private let width: Int

    /// - Parameter exact: whether the rests are kept too.
    package init(_ n: Int, exact: Bool = false) throws(OutOfMemory) {
        self.n = n
        unit = min(3, 1 + n.trailingZeroBitCount)
        let last = n >> unit, count = last + 1, shift = (Int.bitWidth - last.leadingZeroBitCount + 1) / 2
        width = exact ? 4 : 2
        octant = try Memory(width * count * MemoryLayout<Double>.stride)
        let unit = unit, fineCount = 1 << shift
        var fine = [Double](repeating: 0, count: 4 * fineCount), coarse: [Double] = []
        let eighth = TwoDoubles(high: 0.7853981633974483, low: 3.061616997868383e-17) / TwoDoubles(Double(n))
        for j in 0..<fineCount {
            for (part, value) in Self.point(j << unit, eighth).enumerated() { fine[part * fineCount + j] = value }
        }
        for j in 0...last >> shift { coarse += Self.point((j << shift) << unit, eighth) }
        mt_exact().pointee.roots(count, coarse, fine, fineCount, exact ? 1 : 0, octant.doubles)
        start = UnsafePointer(octant.doubles)
    }

    /// Cosine and sine of `eighths` steps, for an angle of at most π/4 and a little, high and low.
    private static func point(_ eighths: Int, _ step: TwoDoubles) -> [Double] {
        let x = step * TwoDoubles(Double(eighths)), square = x * x
        var c = inverseFactorials[28], s = inverseFactorials[29]
        for k in (0..<14).reversed() {
            c = inverseFactorials[2 * k] - c * square
            s = inverseFactorials[2 * k + 1] - s * square
        }
        s = s * x
        return [c.high, c.low, s.high, s.low]
    }

    /// 1 / k! for k < 30.
    private static let inverseFactorials: [TwoDoubles] = {
        var values = [TwoDoubles(1)]
        for k in 1..<30 { values.append(values[k - 1] / TwoDoubles(Double(k))) }
        return values
    }()

    /// Where in the octant root number k is, 0 ≤ k < n, and what its reduction has changed.
    @inline(__always) private func place(_ k: Int) -> (step: Int, sineFlips: Bool, cosineFlips: Bool, swaps: Bool) {
        var a = 8 * k, sineFlips = false, cosineFlips = false, swaps = false
        if a > 4 * n { (a, sineFlips) = (8 * n - a, true) }
        if a > 2 * n { (a, cosineFlips) = (4 * n - a, true) }
        if a > n { (a, swaps) = (2 * n - a, true) }
        return (a >> unit, sineFlips, cosineFlips, swaps)
    }

    /// cos(2π k / n) and sin(2π k / n), 0 ≤ k < n, to about 100 bits; of roots whose rests are kept.
    @inline(__always) package func exact(_ k: Int) -> (c: TwoDoubles, s: TwoDoubles) {
        let (step, sineFlips, cosineFlips, swaps) = place(k), at = start + 4 * step
        precondition(width == 4)
        var x = TwoDoubles(high: at[0], low: at[2]), y = TwoDoubles(high: at[1], low: at[3])
        if swaps { swap(&x, &y) }
        return (cosineFlips ? -x : x, sineFlips ? -y : y)
    }

    /// The same, rounded.
    @inline(__always) package func angle(_ k: Int) -> (c: Double, s: Double) {
        let (step, sineFlips, cosineFlips, swaps) = place(k), at = start + width * step
        let x = at[swaps ? 1 : 0], y = at[swaps ? 0 : 1]
        return (cosineFlips ? -x : x, sineFlips ? -y : y)
    }

    /// exp(−2πi k / n).
    @inline(__always) package subscript(k: Int) -> (re: Double, im: Double) {
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
