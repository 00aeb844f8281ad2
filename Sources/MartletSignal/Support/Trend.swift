import MartletCore

/// What is taken from a signal: nothing less than its mean.
public enum Trend: String, Sendable, CaseIterable {
    /// The straight line that fits best.
    case linear
    /// The mean.
    case constant

    /// Samples that one thread takes at a time of a long signal.
    static let grain = 1 << 14

    /// The trend of one of SciPy's names, full or short.
    public init?(name: String) {
        switch name {
        case "linear", "l": self = .linear
        case "constant", "c": self = .constant
        default: return nil
        }
    }
}

/// Sums over a run of samples t = 0, 1, …: of x, and of (t − centre) x.
struct TrendSums<R: RealScalar>: Sendable {
    var plain: R = 0, moment: R = 0

    /// Sums by halves, so that the rounding grows with the logarithm of the length.
    static func of(
        _ x: UnsafePointer<R>, _ step: Int, _ range: Range<Int>, centre: R, withMoment: Bool
    ) -> TrendSums {
        byHalves(range, downTo: 256) { range in leafSums(x, step, range, centre, withMoment) }
    }

    /// The same sums to the last bit, parts of a long run side by side.
    static func of(
        _ x: UnsafePointer<R>, _ step: Int, _ range: Range<Int>, centre: R, withMoment: Bool, _ parallelism: Parallelism
    ) -> TrendSums {
        var parts: [Range<Int>] = []
        _ = byHalves(range, downTo: Trend.grain) { part in
            parts.append(part)
            return TrendSums()
        }
        var sums = Array(repeating: TrendSums(), count: parts.count)
        sums.withUnsafeMutableBufferPointer { sums in
            nonisolated(unsafe) let (x, sums) = (x, sums)
            let parts = parts
            parallelism.forEach(parts.count) { i in
                sums[i] = of(x, step, parts[i], centre: centre, withMoment: withMoment)
            }
        }
        var next = sums.makeIterator()
        return byHalves(range, downTo: Trend.grain) { _ in next.next() ?? TrendSums() }
    }

    /// Adds what `sums` gives for the parts of at most `limit`, in the order of the halves.
    private static func byHalves(
        _ range: Range<Int>, downTo limit: Int, _ sums: (Range<Int>) -> TrendSums
    ) -> TrendSums {
        if range.count <= limit { return sums(range) }
        // Halves begin at multiples of 256, whatever the length.
        let middle = range.lowerBound + (range.count / 2 + 255) / 256 * 256
        let a = byHalves(range.lowerBound..<middle, downTo: limit, sums)
        let b = byHalves(middle..<range.upperBound, downTo: limit, sums)
        return TrendSums(plain: a.plain + b.plain, moment: a.moment + b.moment)
    }
}

@specialized(where R == Double)
@specialized(where R == Float)
private func leafSums<R: RealScalar>(
    _ x: UnsafePointer<R>, _ step: Int, _ range: Range<Int>, _ centre: R, _ withMoment: Bool
) -> TrendSums<R> {
    // Where samples lie side by side this is known when the sums are compiled, into vectors.
    if step == 1, !withMoment { return TrendSums(plain: leafSum(x + range.lowerBound, range.count)) }
    // Four sums each, so that additions need not wait for one another.
    var p0: R = 0, p1: R = 0, p2: R = 0, p3: R = 0, m0: R = 0, m1: R = 0, m2: R = 0, m3: R = 0
    var t = range.lowerBound
    while t + 4 <= range.upperBound {
        let a = x[t * step], b = x[(t + 1) * step], c = x[(t + 2) * step], d = x[(t + 3) * step]
        p0 += a; p1 += b; p2 += c; p3 += d
        if withMoment {
            let place = R(t) - centre
            m0 += place * a; m1 += (place + 1) * b; m2 += (place + 2) * c; m3 += (place + 3) * d
        }
        t += 4
    }
    while t < range.upperBound {
        p0 += x[t * step]
        m0 += (R(t) - centre) * x[t * step]
        t += 1
    }
    return TrendSums(plain: (p0 + p1) + (p2 + p3), moment: (m0 + m1) + (m2 + m3))
}

/// The sum of adjacent samples, in the order of `leafSums`.
@specialized(where R == Double)
@specialized(where R == Float)
private func leafSum<R: RealScalar>(_ x: UnsafePointer<R>, _ count: Int) -> R {
    var p0: R = 0, p1: R = 0, p2: R = 0, p3: R = 0
    var t = 0
    while t &+ 4 <= count {
        p0 += x[t]; p1 += x[t &+ 1]; p2 += x[t &+ 2]; p3 += x[t &+ 3]
        t &+= 4
    }
    while t < count {
        p0 += x[t]
        t &+= 1
    }
    return (p0 + p1) + (p2 + p3)
}

/// Mean and slope of the trend of `count` samples: what is taken at t is mean + slope (t − (count − 1)/2).
func fitTrend<R: RealScalar>(
    _ x: UnsafePointer<R>, _ step: Int, _ count: Int, _ trend: Trend, _ parallelism: Parallelism = .sequential
) -> (mean: R, slope: R) {
    let centre = R(count - 1) / 2, isLinear = trend == .linear && count > 1
    let sums =
        parallelism.threads > 1 && count > Trend.grain
        ? TrendSums.of(x, step, 0..<count, centre: centre, withMoment: isLinear, parallelism)
        : TrendSums.of(x, step, 0..<count, centre: centre, withMoment: isLinear)
    if !isLinear { return (sums.plain / R(count), 0) }
    // Σ (t − centre)² = n (n² − 1) / 12
    let n = R(count), spread: R = n * (n * n - 1) / 12
    return (sums.plain / n, sums.moment / spread)
}
