import MartletCore

/// The first derivatives at the breakpoints of a cubic spline through several columns of values.
///
/// Goals, in order: the accuracy of elimination with pivoting, the same bits for any number of threads, speed.
///
/// With h_i = x_{i+1} − x_i, chord slopes d_i, λ_i = h_i/(h_{i−1} + h_i) and μ_i = 1 − λ_i, continuity of the second
/// derivative says λ_i s_{i−1} + 2 s_i + μ_i s_{i+1} = 3(λ_i d_{i−1} + μ_i d_i).  In this scaling each row's diagonal is at
/// least the sum of the others, so elimination needs no pivoting, and what one row does to another falls off by 2/3 a
/// row at least.  Long systems are therefore cut into blocks, each solved with 200 rows more on either side: (2/3)²⁰⁰ is
/// far below a rounding.
///
/// A not-a-knot condition would spoil the dominance.  Its row is first taken from its neighbour, which removes the end's
/// unknown from the system: with λ, μ of the neighbour, s₁ + μ s₂ = λ² d₀ + μ(3 − μ) d₁, and afterwards
/// s₀ = (2 + μ) d₀ + (μ² d₁ − s₁)/λ; the same at the other end with λ and μ exchanged.
///
/// Reference: C. de Boor, *A Practical Guide to Splines*, revised edition, 2001, chapter IV.
struct SplineSlopes<R: RealScalar>: @unchecked Sendable {
    enum End {
        case notAKnot, periodic
        /// The first or the second derivative, one number for each column.
        case derivative(order: Int, UnsafePointer<R>)
    }

    /// Breakpoints.
    let n: Int
    let x: UnsafePointer<R>
    /// Values, [n][columns].
    let columns: Int
    let y: UnsafePointer<R>
    let start, end: End
    /// Whether the right-hand sides are the values themselves and not made of chords.
    var isResponse = false

    /// Rows of a block, and those added on either side of it.
    static var block: Int { 4096 }
    static var margin: Int { 200 }

    /// Writes the slopes, [n][columns].
    func solve(into s: UnsafeMutablePointer<R>, _ parallelism: Parallelism) {
        if n == 3, case .notAKnot = start, case .notAKnot = end { return solveParabola(s) }
        if case .periodic = start {
            return n == 3 ? solvePeriodicTriangle(s) : solvePeriodic(s, parallelism)
        }
        var first = 0, last = n - 1
        if case .notAKnot = start { first = 1 }
        if case .notAKnot = end { last = n - 2 }
        inBlocks(of: first..<last + 1, s, parallelism)
        if first == 1 { finishNotAKnot(s, end: 0, next: 1, far: 0, near: 1, parallelism) }
        if last == n - 2 { finishNotAKnot(s, end: n - 1, next: n - 2, far: n - 2, near: n - 3, parallelism) }
    }

    /// One row of the system: s_{i−1}·lower + s_i·diagonal + s_{i+1}·upper = low·d_{i−1} + high·d_i + one·value.
    struct Row {
        var lower: R = 0, diagonal: R = 2, upper: R = 0
        var low: R = 0, high: R = 0
        /// A number for each column, times a factor.
        var value: UnsafePointer<R>?
        var factor: R = 0
    }

    @inline(__always) func row(_ i: Int) -> Row {
        if case .periodic = start {
            var row = interior(i == 0 ? x[n - 1] - x[n - 2] : x[i] - x[i - 1], x[i + 1] - x[i])
            if isResponse { (row.low, row.high, row.value, row.factor) = (0, 0, y + i, 1) }
            return row
        }
        if i == 0 { return endRow(start, h: x[1] - x[0], atStart: true) }
        if i == n - 1 { return endRow(end, h: x[n - 1] - x[n - 2], atStart: false) }
        var row = interior(x[i] - x[i - 1], x[i + 1] - x[i])
        if i == 1, case .notAKnot = start {
            row = Row(
                diagonal: 1, upper: row.upper, low: row.lower * row.lower, high: row.upper * (3 - row.upper))
        } else if i == n - 2, case .notAKnot = end {
            row = Row(
                lower: row.lower, diagonal: 1, low: row.lower * (3 - row.lower), high: row.upper * row.upper)
        }
        return row
    }

    @inline(__always) private func interior(_ before: R, _ after: R) -> Row {
        let lower = after / (before + after), upper = before / (before + after)
        return Row(lower: lower, upper: upper, low: 3 * lower, high: 3 * upper)
    }

    private func endRow(_ condition: End, h: R, atStart: Bool) -> Row {
        guard case .derivative(let order, let value) = condition else { preconditionFailure("no row of its own") }
        if order == 1 { return Row(diagonal: 1, value: value, factor: 1) }
        var row = Row(value: value, factor: atStart ? -h / 2 : h / 2)
        if atStart { (row.upper, row.high) = (1, 3) } else { (row.lower, row.low) = (1, 3) }
        return row
    }

    /// The chord's slope between `i` and `i + 1`.
    private func chord(_ i: Int, _ j: Int) -> R {
        (y[(i + 1) * columns + j] - y[i * columns + j]) / (x[i + 1] - x[i])
    }

    // MARK: Short and closed curves

    private func solveParabola(_ s: UnsafeMutablePointer<R>) {
        let before = x[1] - x[0], after = x[2] - x[1], whole = before + after
        for j in 0..<columns {
            let middle = (after * chord(0, j) + before * chord(1, j)) / whole
            let before: R = chord(0, j), after: R = chord(1, j)
            s[j] = 2 * before - middle
            s[columns + j] = middle
            s[2 * columns + j] = 2 * after - middle
        }
    }

    private func solvePeriodicTriangle(_ s: UnsafeMutablePointer<R>) {
        let a: R = 1 / (x[1] - x[0]), b: R = 1 / (x[2] - x[1]), whole: R = a + b
        for j in 0..<columns {
            let before: R = a * chord(0, j), after: R = b * chord(1, j)
            let slope: R = (before + after) / whole
            for i in 0..<3 { s[i * columns + j] = slope }
        }
    }

    private func finishNotAKnot(
        _ s: UnsafeMutablePointer<R>, end: Int, next: Int, far: Int, near: Int, _ parallelism: Parallelism
    ) {
        let outer = x[far + 1] - x[far], inner = x[near + 1] - x[near]
        let mu = outer / (outer + inner), lambda = inner / (outer + inner)
        for j in 0..<columns {
            let rest: R = mu * mu * chord(near, j) - s[next * columns + j]
            let turned: R = rest / lambda
            s[end * columns + j] = (2 + mu) * chord(far, j) + turned
        }
    }

    /// The closed curve's system, without its last unknown: solved once for the values and once for that unknown's
    /// coefficients, from which the last row gives it.
    private func solvePeriodic(_ s: UnsafeMutablePointer<R>, _ parallelism: Parallelism) {
        let count = n - 2  // unknowns but the last one
        let edge = row(0), inner = row(count - 1), last = row(count)
        var unit = [R](repeating: 0, count: n), response = unit
        unit[0] = -edge.lower
        unit[count - 1] -= inner.upper
        unit.withUnsafeBufferPointer { unit in
            response.withUnsafeMutableBufferPointer { response in
                SplineSlopes(
                    n: n, x: x, columns: 1, y: unit.baseAddress!, start: .periodic, end: .periodic, isResponse: true
                ).inBlocks(of: 0..<count, response.baseAddress!, parallelism)
            }
        }
        inBlocks(of: 0..<count, s, parallelism)
        let divisor = 2 + last.upper * response[0] + last.lower * response[count - 1]
        for j in 0..<columns {
            let right = last.low * chord(count - 1, j) + last.high * chord(count, j)
            let known = last.upper * s[j] + last.lower * s[(count - 1) * columns + j]
            s[count * columns + j] = (right - known) / divisor
        }
        nonisolated(unsafe) let s = s
        let factors = response
        parallelism.forEachRun(of: count, grain: max(1, (1 << 15) / max(1, columns))) { rows in
            for i in rows {
                for j in 0..<columns { s[i * columns + j] += s[count * columns + j] * factors[i] }
            }
        }
        for j in 0..<columns { s[(n - 1) * columns + j] = s[j] }
    }

    // MARK: Elimination

    /// Solves the rows `rows` for their unknowns.
    private func inBlocks(of rows: Range<Int>, _ s: UnsafeMutablePointer<R>, _ parallelism: Parallelism) {
        let blocks = max(1, (rows.count + Self.block - 1) / Self.block)
        let width = 16, strips = (columns + width - 1) / width
        nonisolated(unsafe) let s = s
        parallelism.forEach(blocks * strips) { cell in
            let low = rows.lowerBound + cell / strips * Self.block
            let high = min(rows.upperBound, low + Self.block)
            let from = max(rows.lowerBound, low - Self.margin), to = min(rows.upperBound, high + Self.margin)
            let strip = cell % strips * width
            eliminateRows(self, from..<to, keeping: low..<high, strip..<min(columns, strip + width), s)
        }
    }
}

/// Gauss's elimination of a band of three, downwards and back, for a strip of columns.
@specialized(where R == Double)
@specialized(where R == Float)
private func eliminateRows<R: RealScalar>(
    _ system: SplineSlopes<R>, _ rows: Range<Int>, keeping kept: Range<Int>, _ strip: Range<Int>,
    _ s: UnsafeMutablePointer<R>
) {
    let n = system.n, columns = system.columns, x = system.x, y = system.y, width = strip.count
    let closed = if case .periodic = system.start { true } else { false }
    withUnsafeTemporaryAllocation(of: R.self, capacity: rows.count * (width + 1)) { room in
        let upper = room.baseAddress!, right = upper + rows.count
        // What the next row needs of this one; one column's share of it stays in a register too.
        var above: R = 0, only: R = 0
        for i in rows {
            let k = i - rows.lowerBound, row = system.row(i)
            let lower: R = k == 0 ? 0 : row.lower
            let pivot: R = 1 / (row.diagonal - lower * above)
            above = row.upper * pivot
            upper[k] = above
            // The chord before the first breakpoint of a closed curve is the last one.
            let before = i > 0 ? i - 1 : closed ? n - 2 : 0, after = min(i, n - 2)
            let low: R = row.low / (x[before + 1] - x[before]) * pivot
            let high: R = row.high / (x[after + 1] - x[after]) * pivot
            let scale: R = lower * pivot, here = right + k * width
            let y0 = y + before * columns + strip.lowerBound, y1 = y + after * columns + strip.lowerBound
            if width == 1 {
                var value: R = low * (y0[columns] - y0[0]) + high * (y1[columns] - y1[0])
                if let given = row.value { value += row.factor * pivot * given[strip.lowerBound] }
                only = value - scale * only
                here[0] = only
                continue
            }
            for j in 0..<width {
                here[j] = low * (y0[columns + j] - y0[j]) + high * (y1[columns + j] - y1[j])
            }
            if let value = row.value {
                let factor: R = row.factor * pivot
                for j in 0..<width { here[j] += factor * value[strip.lowerBound + j] }
            }
            if k > 0 { for j in 0..<width { here[j] -= scale * here[j - width] } }
        }
        if width == 1 {
            for k in stride(from: rows.count - 2, through: 0, by: -1) {
                only = right[k] - upper[k] * only
                right[k] = only
            }
        } else {
            for k in stride(from: rows.count - 2, through: 0, by: -1) {
                let here = right + k * width
                for j in 0..<width { here[j] -= upper[k] * here[width + j] }
            }
        }
        for i in kept {
            let from = right + (i - rows.lowerBound) * width, to = s + i * columns + strip.lowerBound
            for j in 0..<width { to[j] = from[j] }
        }
    }
}
