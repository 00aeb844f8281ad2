public import MartletCore

extension Signal {
    /// A signal less its mean or its best straight line, all over or between breakpoints.
    ///
    /// The line minimises the sum of squares of what is left.
    ///
    /// - Parameters:
    ///   - data: the signals.
    ///   - axis: the axis of time.
    ///   - type: `.linear` or `.constant`.
    ///   - bp: breakpoints, between which lines are fitted one by one; not used for means.
    /// - Returns: an array of the shape of `data`.
    /// - Complexity: linear; signals are shared among threads, and so are the parts of long ones where they are few.
    /// - Throws: ``MartletError`` when `axis` is out of range or a breakpoint is beyond the signal.
    /// - SeeAlso: `scipy.signal.detrend`.
    public static func detrend<T: FieldScalar>(
        _ data: NDArray<T>, axis: Int = -1, type: Trend = .linear, bp: [Int] = []
    ) throws(MartletError) -> NDArray<T> {
        let place = try normalizedAxis(axis, rank: data.rank, function: "detrend")
        let length = data.shape[place]
        if let stray = bp.first(where: { $0 < 0 || $0 > length }), type == .linear {
            throw .value(
                function: "detrend", argument: "bp", given: "\(stray)",
                wanted: "in 0...\(length): Breakpoints must be less than length of data along given axis.")
        }
        let breaks = type == .constant ? [0, length] : Array(Set(bp + [0, length])).ascending()
        return try Detrend(data: data, axis: place, type: type, breaks: breaks).perform()
    }
}

public struct Detrend<T: FieldScalar>: Call {
    public static var card: Card {
        Card("signal.detrend", mirrors: "scipy.signal.detrend", accuracy: .relative(factor: 256))
    }
    var data: NDArray<T>
    let axis: Int
    let type: Trend
    /// Ascending, from 0 to the length.
    let breaks: [Int]
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&data)
    }

    public func body() throws(MartletError) -> NDArray<T> {
        let parallelism = Parallelism.current
        let result = try data.uninitializedAlike(for: "detrend")
        if data.isEmpty { return result }
        let parts = T.self == T.Real.self ? 1 : 2
        let signals = SignalBunches<T.Real>(data, result, axis: axis, parts: parts, bunch: 1)
        let breaks = breaks, type = type
        // Where signals are fewer than threads, these share the parts of each, too.
        let isShared = signals.bunches.count < parallelism.threads
        parallelism.forEach(signals.bunches.count) { i in
            let x = signals.input(signals.bunches[i]), y = signals.output(signals.bunches[i])
            for (start, stop) in zip(breaks, breaks.dropFirst()) {
                removeTrend(
                    x.start + start * x.sample, x.sample, y.start + start * y.sample, y.sample, stop - start, type,
                    isShared ? parallelism : .sequential)
            }
        }
        withExtendedLifetime((data, result)) {}
        return result
    }
}

private func removeTrend<R: RealScalar>(
    _ x: UnsafeMutablePointer<R>, _ xStep: Int, _ y: UnsafeMutablePointer<R>, _ yStep: Int, _ count: Int,
    _ trend: Trend,
    _ parallelism: Parallelism
) {
    let (mean, slope) = fitTrend(UnsafePointer(x), xStep, count, trend, parallelism)
    nonisolated(unsafe) let (x, y) = (x, y)
    parallelism.forEachRun(of: count, grain: Trend.grain) { run in
        subtractTrend(x, xStep, y, yStep, run, mean, slope, R(count - 1) / 2)
    }
}

@specialized(where R == Double)
@specialized(where R == Float)
private func subtractTrend<R: RealScalar>(
    _ x: UnsafeMutablePointer<R>, _ xStep: Int, _ y: UnsafeMutablePointer<R>, _ yStep: Int, _ run: Range<Int>,
    _ mean: R, _ slope: R, _ centre: R
) {
    var t = run.lowerBound
    // Known to lie side by side, and with one conversion for eight places, samples go by vectors.
    if xStep == 1, yStep == 1 {
        while t &+ 8 <= run.upperBound {
            var place = R(t) - centre
            for k in 0..<8 {
                y[t &+ k] = x[t &+ k] - (mean + slope * place)
                place += 1
            }
            t &+= 8
        }
    }
    while t < run.upperBound {
        y[t * yStep] = x[t * xStep] - (mean + slope * (R(t) - centre))
        t += 1
    }
}
