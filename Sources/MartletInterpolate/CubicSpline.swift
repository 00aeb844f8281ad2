public import MartletCore
import Synchronization

extension Interpolate {
    /// A cubic spline: the twice continuously differentiable function through given points that is a cubic polynomial
    /// between neighbours.
    ///
    /// ```swift
    /// let spline = try Interpolate.CubicSpline(x, y, bc_type: .natural)
    /// let values = try spline(t), slopes = try spline(t, nu: 1), area = try spline.integrate(0, 1)
    /// ```
    /// - SeeAlso: `scipy.interpolate.CubicSpline`; C. de Boor, *A Practical Guide to Splines*, 2001, chapter IV.
    public struct CubicSpline<Value: FieldScalar>: PiecewisePolynomial {
        public internal(set) var c: NDArray<Value>
        public internal(set) var x: NDArray<Value.Real>
        public let axis: Int
        public let extrapolate: Extrapolation

        /// The spline through the points (x_i, y_i).
        ///
        /// With not-a-knot ends two points give their line and three their parabola; periodic two points, which are
        /// equal, a constant.
        ///
        /// - Parameters:
        ///   - x: breakpoints, one axis, at least 2, finite and strictly increasing.
        ///   - y: values, with the length of `x` along `axis`; finite.
        ///   - axis: the axis of `y` that goes with `x`.
        ///   - bc_type: what is asked at the ends; for `.periodic` the first and last values must be equal.
        ///   - extrapolate: what the function is beyond the ends; when absent `.periodic` for a periodic spline and else
        ///     `.yes`.
        /// - Complexity: linear in the elements of `y`, which are shared among threads.
        /// - Throws: ``MartletError`` when shapes do not fit or values are not as said.
        public init(
            _ x: NDArray<Value.Real>, _ y: NDArray<Value>, axis: Int = 0,
            bc_type: BoundaryConditions<Value> = .notAKnot, extrapolate: Extrapolation? = nil
        ) throws(MartletError) {
            let place = try normalizedAxis(axis, rank: y.rank, function: "CubicSpline")
            guard x.rank == 1 else {
                throw .shape(
                    function: "CubicSpline", argument: "`x`", given: "of shape \(x.shape)",
                    wanted: "a list: `x` must be 1-dimensional.")
            }
            guard x.count >= 2 else {
                throw .shape(
                    function: "CubicSpline", argument: "`x`", given: "of length \(x.count)",
                    wanted: "longer: `x` must contain at least 2 elements.")
            }
            guard x.count == y.shape[place] else {
                throw .shape(
                    function: "CubicSpline", argument: "y", given: "of length \(y.shape[place])",
                    wanted: "of length \(x.count): The length of `y` along `axis`=\(place) doesn't match the length of "
                        + "`x`")
            }
            try bc_type.check(shape: y.shape.removing(place))
            self.c = try CubicSplineFit(x: x, y: y.movingAxis(place, to: 0), conditions: bc_type, axis: place).perform()
            self.x = x
            self.axis = place
            self.extrapolate = extrapolate ?? (bc_type.start.isPeriodic ? .periodic : .yes)
        }
    }
}

/// Making a cubic spline; the result is the table of coefficients.
public struct CubicSplineFit<Value: FieldScalar>: Call {
    public static var card: Card {
        Card(
            "interpolate.CubicSpline", mirrors: "scipy.interpolate.CubicSpline", accuracy: .relative(factor: 4096),
            references: ["de Boor 2001, chapter IV"])
    }
    var x: NDArray<Value.Real>
    /// With the axis of `x` first.
    var y: NDArray<Value>
    var conditions: BoundaryConditions<Value>
    /// Where that axis was, for messages.
    let axis: Int
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&x)
        try visitor.visit(&y)
        try conditions.visitArrays(&visitor)
    }
}

// MARK: - Host

extension CubicSplineFit {
    public func body() throws(MartletError) -> NDArray<Value> {
        let parallelism = Parallelism.current
        let x = try self.x.contiguous(), y = try self.y.contiguous()
        defer { withExtendedLifetime((x, y)) {} }
        try check(x, y, parallelism)
        let n = x.count, columns = y.shape.dropFirst().reduce(1, *) * NDArray<Value>.parts
        var shape = y.shape.replacing(0, with: n - 1)
        shape.insert(4, at: 0)
        let c = try NDArray<Value>.uninitialized(shape, for: "CubicSpline")
        if c.isEmpty { return c }
        let slopes = try NDArray<Value>.uninitialized(y.shape, for: "CubicSpline")
        let first = try values(conditions.start), last = try values(conditions.end)
        // The straight line through two points, whatever is asked of its ends but derivatives.
        let chord = try NDArray<Value>.uninitialized(y.shape.removing(0), for: "CubicSpline")
        for j in 0..<columns {
            chord.realPointer[j] =
                (y.realPointer[columns + j] - y.realPointer[j]) / (x.hostPointer[1] - x.hostPointer[0])
        }
        func end(_ condition: BoundaryCondition<Value>, _ value: NDArray<Value>) -> SplineSlopes<Value.Real>.End {
            switch condition {
            case .notAKnot, .periodic:
                if n == 2 { return .derivative(order: 1, UnsafePointer(chord.realPointer)) }
                return condition.isPeriodic ? .periodic : .notAKnot
            case .clamped: return .derivative(order: 1, UnsafePointer(value.realPointer))
            case .natural: return .derivative(order: 2, UnsafePointer(value.realPointer))
            case .derivative(let order, _): return .derivative(order: order, UnsafePointer(value.realPointer))
            }
        }
        SplineSlopes(
            n: n, x: x.hostPointer, columns: columns, y: UnsafePointer(y.realPointer),
            start: end(conditions.start, first), end: end(conditions.end, last)
        ).solve(into: slopes.realPointer, parallelism)
        nonisolated(unsafe) let (xs, ys, ss, cs) = (x.hostPointer, y.realPointer, slopes.realPointer, c.realPointer)
        parallelism.forEachRun(of: n - 1, grain: max(1, (1 << 13) / columns)) { run in
            fillCoefficients(run, n, columns, xs, ys, ss, cs)
        }
        withExtendedLifetime((first, last, chord, slopes)) {}
        return c
    }

    /// The value of a condition's derivative, row-major; zeros where none is given.
    private func values(_ condition: BoundaryCondition<Value>) throws(MartletError) -> NDArray<Value> {
        if case .derivative(_, let value) = condition { return try value.contiguous() }
        return try .zeroed(y.shape.removing(0), for: "CubicSpline")
    }

    private func check(
        _ x: NDArray<Value.Real>, _ y: NDArray<Value>, _ parallelism: Parallelism
    ) throws(MartletError) {
        func failure(_ argument: String, _ given: String, _ wanted: String) -> MartletError {
            .value(function: "CubicSpline", argument: argument, given: given, wanted: wanted)
        }
        let grain = 1 << 14
        if !parallelism.holds(for: x.count, grain: grain, x.hostPointer, allFinite) {
            throw failure("`x`", "not finite", "so: `x` must contain only finite values.")
        }
        let parts = NDArray<Value>.parts
        if !y.isEmpty, !parallelism.holds(for: y.count * parts, grain: grain, y.realPointer, allFinite) {
            throw failure("`y`", "not finite", "so: `y` must contain only finite values.")
        }
        if !parallelism.holds(for: x.count - 1, grain: grain, x.hostPointer, isIncreasing) {
            throw failure("`x`", "not increasing", "sorted: `x` must be strictly increasing sequence.")
        }
        guard case .both(.periodic) = conditions, !y.isEmpty else { return }
        let columns = y.count / x.count * parts, last = y.realPointer + (x.count - 1) * columns
        for j in 0..<columns {
            let a = Double(y.realPointer[j]), b = Double(last[j])
            let slack = Value.Real.self == Double.self ? 1e-15 : 4 * Double(Value.Real.ulpOfOne)
            if !((a - b).magnitude <= slack + slack * b.magnitude) {
                throw failure(
                    "`y`", "different at its ends",
                    "equal there: The first and last `y` point along axis \(axis) must be identical (within machine "
                        + "precision) when bc_type='periodic'.")
            }
        }
    }
}

extension Parallelism {
    /// Whether `test` holds for every run of `0..<count`.
    fileprivate func holds<R: RealScalar>(
        for count: Int, grain: Int, _ values: UnsafePointer<R>, _ test: @Sendable (UnsafePointer<R>, Range<Int>) -> Bool
    ) -> Bool {
        nonisolated(unsafe) let values = values
        let failures = Atomic<Int>(0)
        forEachRun(of: count, grain: grain) { run in
            if !test(values, run) { failures.store(1, ordering: .relaxed) }
        }
        return failures.load(ordering: .relaxed) == 0
    }
}

@specialized(where R == Double)
@specialized(where R == Float)
private func allFinite<R: RealScalar>(_ values: UnsafePointer<R>, _ run: Range<Int>) -> Bool {
    var isFinite = true
    // x − x is 0 for finite numbers and NaN for the others.
    for i in run { isFinite = isFinite && values[i] - values[i] == 0 }
    return isFinite
}

/// Whether each value in `run` is less than the next.
@specialized(where R == Double)
@specialized(where R == Float)
private func isIncreasing<R: RealScalar>(_ x: UnsafePointer<R>, _ run: Range<Int>) -> Bool {
    var increases = true
    for i in run { increases = increases && x[i + 1] > x[i] }
    return increases
}

/// The coefficients in the intervals `run` from values and slopes at the breakpoints (cubic Hermite interpolation).
@specialized(where R == Double)
@specialized(where R == Float)
private func fillCoefficients<R: RealScalar>(
    _ run: Range<Int>, _ n: Int, _ columns: Int, _ x: UnsafePointer<R>, _ y: UnsafeMutablePointer<R>,
    _ s: UnsafeMutablePointer<R>, _ c: UnsafeMutablePointer<R>
) {
    let plane = (n - 1) * columns
    for i in run {
        let h = x[i + 1] - x[i]
        for j in i * columns..<(i + 1) * columns {
            let chord = (y[j + columns] - y[j]) / h, bend = (s[j] + s[j + columns] - 2 * chord) / h
            c[j] = bend / h
            c[plane + j] = (chord - s[j]) / h - bend
            c[2 * plane + j] = s[j]
            c[3 * plane + j] = y[j]
        }
    }
}
