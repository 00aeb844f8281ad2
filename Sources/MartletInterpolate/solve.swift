public import MartletCore

extension PiecewisePolynomial where Value: RealScalar {
    /// The places where the function has the value `y`.
    ///
    /// - Parameters:
    ///   - y: the value.
    ///   - discontinuity: whether a jump across the value at a breakpoint counts.
    ///   - extrapolate: whether places beyond the breakpoints count; what the function itself says when absent.
    ///     A periodic function is solved beyond its ends as its first and last polynomials continue.
    /// - Returns: for each value of the function, in row-major order, the places in ascending order.  Where the function
    ///   has the value all over an interval, its start followed by NaN.
    /// - Complexity: intervals × values × terms².
    /// - Throws: ``MartletError`` when memory runs out.
    /// - SeeAlso: `scipy.interpolate.PPoly.solve`.
    public func solve(
        _ y: Value = 0, discontinuity: Bool = true, extrapolate: Bool? = nil
    ) throws(MartletError) -> [NDArray<Value>] {
        try PPolySolve(
            c: c, x: x, y: y, discontinuity: discontinuity, beyond: extrapolate ?? (self.extrapolate != .no)
        ).perform()
    }

    /// The places where the function is zero; see ``solve(_:discontinuity:extrapolate:)``.
    public func roots(
        discontinuity: Bool = true, extrapolate: Bool? = nil
    ) throws(MartletError) -> [NDArray<Value>] {
        try solve(0, discontinuity: discontinuity, extrapolate: extrapolate)
    }
}

public struct PPolySolve<Value: RealScalar>: Call {
    public static var card: Card {
        Card("interpolate.PPoly.solve", mirrors: "scipy.interpolate.PPoly.solve", accuracy: .relative(factor: 4096))
    }
    var c: NDArray<Value>
    var x: NDArray<Value>
    let y: Value
    let discontinuity, beyond: Bool
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&c)
        try visitor.visit(&x)
    }

    public func body() throws(MartletError) -> [NDArray<Value>] {
        let dense = try c.contiguous(), x = try self.x.contiguous().elements
        let terms = c.shape[0], intervals = c.shape[1], columns = c.shape.dropFirst(2).reduce(1, *)
        let pointer = dense.hostPointer
        defer { withExtendedLifetime(dense) {} }
        return (0..<columns).map { column in
            var roots: [Value] = []
            var before: [Value]?
            for i in 0..<intervals {
                var piece = (0..<terms).map { pointer[($0 * intervals + i) * columns + column] }
                piece[terms - 1] -= y
                if discontinuity, let before {
                    let left = value(before, x[i] - x[i - 1]), right = piece[terms - 1]
                    if left < 0 && right > 0 || left > 0 && right < 0, roots.last != x[i] { roots.append(x[i]) }
                }
                before = piece
                if piece.allSatisfy({ $0 == 0 }) {
                    roots += [x[i], .nan]
                    continue
                }
                let low = i == 0 && beyond ? -Value.infinity : 0
                let high = i == intervals - 1 && beyond ? Value.infinity : x[i + 1] - x[i]
                for root in realRoots(piece, from: low, to: high) {
                    let place = min(x[i] + root, high == .infinity ? .infinity : x[i + 1])
                    if roots.last != place { roots.append(place) }
                }
            }
            return NDArray(roots)
        }
    }
}

/// The value of a polynomial, the highest power first.
func value<R: RealScalar>(_ c: [R], _ t: R) -> R { c.reduce(0) { $0 * t + $1 } }

/// The real roots of a polynomial between two bounds, which may be infinite, in ascending order; a multiple one once.
///
/// Between neighbouring roots of the derivative the polynomial is monotonic, and so has one root there if its signs at
/// both ends differ: it is enclosed, and the enclosure halved, or shrunk by Newton's step where that stays inside.  A root
/// of the derivative at which the polynomial is as small as rounding makes it is a multiple root.
func realRoots<R: RealScalar>(_ c: [R], from low: R, to high: R) -> [R] {
    let c = Array(c.drop { $0 == 0 })
    guard c.count > 1, c.allSatisfy(\.isFinite) else { return [] }
    if c.count == 2 {
        let root = -c[1] / c[0]
        return low <= root && root <= high ? [root] : []
    }
    // Cauchy's bound: no root is farther from zero than 1 + the largest ratio to the leading coefficient.
    let ratio = c.dropFirst().reduce(R(0)) { R.maximum($0, ($1 / c[0]).magnitude) }
    let bound = 1 + ratio
    let low = R.maximum(low, -bound), high = R.minimum(high, bound)
    guard low <= high, low.isFinite, high.isFinite else { return [] }
    let slope = c.dropLast().enumerated().map { $1 * R(c.count - 1 - $0) }
    let turns = realRoots(slope, from: low, to: high)
    /// What rounding may make of zero at t.
    func noise(_ t: R) -> R {
        R(8 * c.count) * R.ulpOfOne * c.reduce(0) { $0 * t.magnitude + $1.magnitude }
    }
    var roots: [R] = []
    func add(_ root: R) { if roots.last.map({ $0 < root }) ?? true { roots.append(root) } }
    let ends = [low] + turns.filter { $0 > low && $0 < high } + [high]
    for (k, start) in ends.enumerated() {
        let atStart = value(c, start)
        let isTurn = k > 0 && k < ends.count - 1
        if atStart == 0 || isTurn && atStart.magnitude <= noise(start) { add(start) }
        guard k + 1 < ends.count else { break }
        let stop = ends[k + 1], atStop = value(c, stop)
        let stopIsTurn = k + 1 < ends.count - 1
        if isTurn && atStart.magnitude <= noise(start) || stopIsTurn && atStop.magnitude <= noise(stop) { continue }
        if atStart < 0 && atStop > 0 || atStart > 0 && atStop < 0 {
            add(enclosedRoot(c, slope, start, stop, rises: atStart < 0))
        }
    }
    return roots
}

private func enclosedRoot<R: RealScalar>(_ c: [R], _ slope: [R], _ low: R, _ high: R, rises: Bool) -> R {
    var low = low, high = high, root = low + (high - low) / 2
    for _ in 0..<200 {
        let here = value(c, root)
        if here == 0 { return root }
        if (here < 0) == rises { low = root } else { high = root }
        let newton = root - here / value(slope, root)
        let next = newton > low && newton < high ? newton : low + (high - low) / 2
        if next == root || next <= low || next >= high { return root }
        if (next - root).magnitude <= R.ulpOfOne * root.magnitude / 2 { return next }
        root = next
    }
    return root
}
