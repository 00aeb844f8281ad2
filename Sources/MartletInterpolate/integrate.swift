public import MartletCore

extension PiecewisePolynomial {
    /// The definite integral from `a` to `b`.
    ///
    /// - Parameters:
    ///   - a: the lower bound; it may lie above `b`, which turns the sign.
    ///   - b: the upper bound.
    ///   - extrapolate: what the function is beyond the breakpoints, when not what the function itself says.
    /// - Returns: one integral for each value of the function; NaN when a bound is NaN or, without extrapolation, out of
    ///   range.
    /// - Complexity: intervals × values.
    /// - Throws: ``MartletError`` when memory runs out.
    /// - SeeAlso: `scipy.interpolate.PPoly.integrate`.
    public func integrate(
        _ a: Value.Real, _ b: Value.Real, extrapolate: Extrapolation? = nil
    ) throws(MartletError) -> NDArray<Value> {
        try PPolyIntegrate(c: c, x: x, a: a, b: b, extrapolate: extrapolate ?? self.extrapolate).perform()
    }
}

public struct PPolyIntegrate<Value: FieldScalar>: Call {
    public static var card: Card {
        Card(
            "interpolate.PPoly.integrate", mirrors: "scipy.interpolate.PPoly.integrate",
            accuracy: .relative(factor: 256))
    }
    var c: NDArray<Value>
    var x: NDArray<Value.Real>
    let a, b: Value.Real
    let extrapolate: Extrapolation
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&c)
        try visitor.visit(&x)
    }

    public func body() throws(MartletError) -> NDArray<Value> {
        let c = try self.c.contiguous(), x = try self.x.contiguous().elements
        let result = try NDArray<Value>.zeroed(Shape(c.shape.dropFirst(2)), for: "integrate")
        if result.isEmpty || c.isEmpty { return result }
        let columns = result.count * NDArray<Value>.parts, sums = result.realPointer
        let sign: Value.Real = b < a ? -1 : 1
        let low = b < a ? b : a, high = b < a ? a : b
        func add(_ from: Value.Real, _ to: Value.Real, times factor: Value.Real = 1) {
            addIntegral(
                c.realPointer, c.shape[0], x, columns, from, to, extrapolate == .yes, factor * sign, sums)
        }
        if extrapolate == .periodic {
            let first = x.first!, last = x.last!, period = last - first
            let periods = ((high - low) / period).rounded(.down)
            if periods > 0 { add(first, last, times: periods) }
            let left = wrappedPoint(high - low, 0, period), from = wrappedPoint(low, first, last), to = from + left
            add(from, to <= last ? to : last)
            if to > last { add(first, first + (to - last)) }
        } else {
            add(low, high)
        }
        withExtendedLifetime(c) {}
        return result
    }
}

/// Adds to `sums`, one for each column, `factor` times the integral from `low` to `high`, or NaN when it has none.
@specialized(where R == Double)
@specialized(where R == Float)
private func addIntegral<R: RealScalar>(
    _ c: UnsafeMutablePointer<R>, _ terms: Int, _ x: [R], _ columns: Int, _ low: R, _ high: R, _ beyond: Bool,
    _ factor: R, _ sums: UnsafeMutablePointer<R>
) {
    let intervals = x.count - 1, plane = intervals * columns
    guard let first = interval(of: low, x, beyond), let last = interval(of: high, x, beyond) else {
        for j in 0..<columns { sums[j] = .nan }
        return
    }
    for i in first...max(first, last) {
        let from = (i == first ? low : x[i]) - x[i], to = (i == last ? high : x[i + 1]) - x[i]
        for j in 0..<columns {
            var atEnd: R = 0, atStart: R = 0
            for k in 0..<terms {
                let coefficient = c[k * plane + i * columns + j] / R(terms - k)
                atEnd = (atEnd + coefficient) * to
                atStart = (atStart + coefficient) * from
            }
            sums[j] += factor * (atEnd - atStart)
        }
    }
}

/// The interval that holds `t`, the last one closed; beyond the ends the nearest one or none.
private func interval<R: RealScalar>(of t: R, _ x: [R], _ beyond: Bool) -> Int? {
    let last = x.count - 2
    if t.isNaN { return nil }
    if t < x[0] { return beyond ? 0 : nil }
    if t > x[last + 1] { return beyond ? last : nil }
    var low = 0, high = last
    while low < high {
        let middle = (low + high + 1) / 2
        if x[middle] <= t { low = middle } else { high = middle - 1 }
    }
    return low
}
