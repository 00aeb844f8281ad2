import CMartletKernels
public import MartletCore
public import MartletGPU

extension PiecewisePolynomial {
    /// The function, or a derivative of it, at the points `t`.
    ///
    /// - Parameters:
    ///   - t: points, in any order; those in ascending order are the fastest.
    ///   - nu: the order of the derivative, at least 0.
    ///   - extrapolate: what the function is beyond the breakpoints, when not what the function itself says.
    /// - Returns: the values; the axes of `t` stand in the place of the axis of the breakpoints.  NaN for points that are
    ///   NaN or, without extrapolation, out of range.
    /// - Complexity: points × (log intervals + values × terms); points are shared among threads.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `nu` is negative.
    /// - SeeAlso: `scipy.interpolate.CubicSpline.__call__`.
    public func callAsFunction(
        _ t: NDArray<Value.Real>, nu: Int = 0, extrapolate: Extrapolation? = nil
    ) throws(MartletError) -> NDArray<Value> {
        guard nu >= 0 else {
            throw .value(
                function: "CubicSpline", argument: "nu", given: "\(nu)",
                wanted: "positive: Order of derivative cannot be negative")
        }
        let values = try PPolyEvaluate(c: c, x: x, t: t, nu: nu, extrapolate: extrapolate ?? self.extrapolate).perform()
        if axis == 0 { return values }
        let front = Array(t.rank..<t.rank + axis), rest = Array(t.rank + axis..<values.rank)
        return try values.permutingAxes(front + Array(0..<t.rank) + rest)
    }

    /// The function, or a derivative of it, at one point.
    @_disfavoredOverload
    public func callAsFunction(
        _ t: Value.Real, nu: Int = 0, extrapolate: Extrapolation? = nil
    ) throws(MartletError) -> NDArray<Value> {
        try callAsFunction(NDArray(scalar: t), nu: nu, extrapolate: extrapolate)
    }
}

public struct PPolyEvaluate<Value: FieldScalar>: Call {
    public static var card: Card {
        Card(
            "interpolate.PPoly.evaluate", mirrors: "scipy.interpolate.PPoly.__call__", accuracy: .relative(factor: 64))
    }
    var c: NDArray<Value>
    var x, t: NDArray<Value.Real>
    let nu: Int
    let extrapolate: Extrapolation
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&c)
        try visitor.visit(&x)
        try visitor.visit(&t)
    }
}

// MARK: - Host

extension PPolyEvaluate {
    public func body() throws(MartletError) -> NDArray<Value> {
        let parallelism = Parallelism.current
        let c = try self.c.contiguous(), x = try self.x.contiguous(), t = try self.t.contiguous()
        let trailing = c.shape.dropFirst(2)
        let y = try NDArray<Value>.uninitialized(t.shape.appending(contentsOf: trailing), for: "CubicSpline")
        if y.isEmpty { return y }
        let evaluation = Evaluation(
            terms: c.shape[0], derivative: nu, intervals: c.shape[1],
            columns: trailing.reduce(1, *) * NDArray<Value>.parts,
            c: c.realPointer, x: x.hostPointer, t: t.hostPointer, y: y.realPointer, extrapolate: extrapolate)
        parallelism.forEachRun(of: t.count, grain: max(64, (1 << 13) / evaluation.columns)) { evaluation.run($0) }
        withExtendedLifetime((c, x, t)) {}
        return y
    }
}

private struct Evaluation<R: RealScalar>: @unchecked Sendable {
    let terms, derivative, intervals, columns: Int
    let c: UnsafeMutablePointer<R>
    let x, t: UnsafePointer<R>
    let y: UnsafeMutablePointer<R>
    let extrapolate: Extrapolation

    func run(_ points: Range<Int>) {
        let block = 512
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: block) { index in
            withUnsafeTemporaryAllocation(of: R.self, capacity: block) { wrapped in
                for start in stride(from: points.lowerBound, to: points.upperBound, by: block) {
                    let count = min(block, points.upperBound - start)
                    var at = t + start
                    if extrapolate == .periodic {
                        wrap(t + start, count, x[0], x[intervals], wrapped.baseAddress!)
                        at = UnsafePointer(wrapped.baseAddress!)
                    }
                    call(count, at, index.baseAddress!, y + start * columns)
                }
            }
        }
    }

    private func call(
        _ count: Int, _ at: UnsafePointer<R>, _ index: UnsafeMutablePointer<Int64>, _ y: UnsafeMutablePointer<R>
    ) {
        let kernels = mt_interpolate_piecewise(), beyond: Int32 = extrapolate == .yes ? 1 : 0
        if R.self == Double.self {
            let x = bound(x, Double.self), at = bound(at, Double.self)
            kernels.find_f64(intervals, x, beyond, count, at, index)
            kernels.value_f64(
                terms, derivative, intervals, x, columns, bound(c, Double.self), count, at, index,
                UnsafeMutablePointer(mutating: bound(y, Double.self)))
        } else {
            let x = bound(x, Float.self), at = bound(at, Float.self)
            kernels.find_f32(intervals, x, beyond, count, at, index)
            kernels.value_f32(
                terms, derivative, intervals, x, columns, bound(c, Float.self), count, at, index,
                UnsafeMutablePointer(mutating: bound(y, Float.self)))
        }
    }

    private func bound<S>(_ pointer: UnsafePointer<R>, _: S.Type) -> UnsafePointer<S> {
        UnsafeRawPointer(pointer).assumingMemoryBound(to: S.self)
    }
}

/// Points moved by whole periods into the first one.
@specialized(where R == Double)
@specialized(where R == Float)
private func wrap<R: RealScalar>(
    _ t: UnsafePointer<R>, _ count: Int, _ first: R, _ last: R, _ wrapped: UnsafeMutablePointer<R>
) {
    for i in 0..<count { wrapped[i] = wrappedPoint(t[i], first, last) }
}

/// A point moved by whole periods into `first...last`.
@inline(__always)
func wrappedPoint<R: RealScalar>(_ t: R, _ first: R, _ last: R) -> R {
    let period = last - first
    var rest = (t - first).truncatingRemainder(dividingBy: period)
    if rest < 0 { rest += period }
    let point = first + rest
    return point > last ? last : point
}

// MARK: - GPU

extension PPolyEvaluate: GPUCall {
    /// One work-item to a value of a real function: a bisection for the interval, then Horner's rule.
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<Value>? {
        guard Value.self == Value.Real.self, t.count > 0 else { return nil }
        let c = try gpu.contiguous(c), x = try gpu.contiguous(x), t = try gpu.contiguous(t)
        let trailing = c.shape.dropFirst(2)
        let y: NDArray<Value> = try gpu.empty(t.shape.appending(contentsOf: trailing))
        let kernel = Kernel("ppoly_evaluate", real: Value.dtype, Self.kernelText)
        try gpu.launch(
            kernel, count: y.count,
            [
                .array(c), .array(x), .array(t), .array(y), .index(y.count), .index(c.shape[0]), .index(c.shape[1]),
                .index(trailing.reduce(1, *)), .index(nu), .index(extrapolate == .no ? 0 : extrapolate == .yes ? 1 : 2),
            ])
        return y
    }

    private static var kernelText: String {
        """
        KERNEL ppoly_evaluate(ARRAY(REAL, c), ARRAY(REAL, x), ARRAY(REAL, t), RESULT(REAL, y), INDEX count, INDEX terms,
                              INDEX intervals, INDEX columns, INDEX nu, INDEX beyond) {
            BIND(REAL, c); BIND(REAL, x); BIND(REAL, t); BIND_RESULT(REAL, y);
            INDEX i = SELF;
            if (i < count) {
                REAL p = t[i / columns], first = x[0], last = x[intervals];
                if (beyond == 2) {
                    REAL rest = fmod(p - first, last - first);
                    if (rest < 0) rest += last - first;
                    p = first + rest;
                    if (p > last) p = last;
                }
                int outside = p != p || (beyond == 0 && (p < first || p > last));
                INDEX low = 0, high = intervals;
                while (high - low > 1) { INDEX middle = (low + high) / 2; if (x[middle] <= p) low = middle; else high = middle; }
                REAL d = p - x[low], value = 0;
                for (INDEX k = 0; k + nu < terms; k++) {
                    REAL factor = 1;                     /* of the power terms − 1 − k, nu times differentiated */
                    for (INDEX j = 0; j < nu; j++) factor *= (REAL)(terms - 1 - k - j);
                    value = value * d + factor * c[(k * intervals + low) * columns + i % columns];
                }
                y[i] = outside ? (REAL)NAN : value;
            }
        }
        """
    }
}
