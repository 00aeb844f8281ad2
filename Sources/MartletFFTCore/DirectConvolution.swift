import CMartletKernels
package import MartletCore

/// A number that convolutions are computed in by their definition; integers wrap.
package protocol DirectNumber: BitwiseCopyable, ExpressibleByIntegerLiteral, Sendable {
    /// y = h ∗ x, or y + h ∗ x, or y − h ∗ x, as `adds` is 0, positive or negative.
    static func convolve(
        _ n: Int, _ x: UnsafePointer<Self>, _ m: Int, _ h: UnsafePointer<Self>, adds: Int32,
        _ y: UnsafeMutablePointer<Self>)
}

extension Double: DirectNumber {
    package static func convolve(
        _ n: Int, _ x: UnsafePointer<Double>, _ m: Int, _ h: UnsafePointer<Double>, adds: Int32,
        _ y: UnsafeMutablePointer<Double>
    ) { mt_convolve().f64(n, x, m, h, adds, y) }
}
extension Float: DirectNumber {
    package static func convolve(
        _ n: Int, _ x: UnsafePointer<Float>, _ m: Int, _ h: UnsafePointer<Float>, adds: Int32,
        _ y: UnsafeMutablePointer<Float>
    ) { mt_convolve().f32(n, x, m, h, adds, y) }
}
extension UInt64: DirectNumber {
    package static func convolve(
        _ n: Int, _ x: UnsafePointer<UInt64>, _ m: Int, _ h: UnsafePointer<UInt64>, adds: Int32,
        _ y: UnsafeMutablePointer<UInt64>
    ) { mt_convolve().u64(n, x, m, h, adds, y) }
}

/// A linear convolution by its definition, row by row of the last axis.  Each result is the same sum in the same order
/// wherever it stands.
package struct DirectConvolution<N: DirectNumber>: Sendable {
    private let axes: [ConvolutionRecipe.Axis]
    private let parts: Int

    /// - Parameter isComplex: whether elements are pairs of numbers, real and imaginary part.
    package init(_ axes: [ConvolutionRecipe.Axis], isComplex: Bool) {
        self.axes = axes
        parts = isComplex ? 2 : 1
    }

    private var last: ConvolutionRecipe.Axis { axes[axes.count - 1] }
    private var outer: ArraySlice<ConvolutionRecipe.Axis> { axes.dropLast() }

    /// - Parameters:
    ///   - x: row-major, as h and y are, which meets neither.
    @specialized(where N == Double)
    @specialized(where N == Float)
    @specialized(where N == UInt64)
    package func run(
        _ x: UnsafePointer<N>, _ h: UnsafePointer<N>, _ y: UnsafeMutablePointer<N>, parallelism: Parallelism
    ) throws(OutOfMemory) {
        let edge = last.m - 1, row = last.n + 2 * edge, size = MemoryLayout<N>.stride
        let rows = outer.reduce(1) { $0 * $1.n }, taps = outer.reduce(last.m) { $0 * $1.m }
        let results = outer.reduce(1) { $0 * $1.count }
        let memory = try Memory((rows * row + taps + (parts > 1 ? results * last.count : 0)) * parts * size)
        nonisolated(unsafe) let padded = memory.start.assumingMemoryBound(to: N.self)
        nonisolated(unsafe) let factors = padded + rows * row * parts, apart = factors + taps * parts, y = y
        // Real and imaginary parts apart, each row of x between zeros.
        padded.initialize(repeating: 0, count: rows * row * parts)
        for part in 0..<parts {
            for r in 0..<rows {
                let to = padded + (part * rows + r) * row + edge, from = x + r * last.n * parts + part
                for i in 0..<last.n { to[i] = from[i * parts] }
            }
            for i in 0..<taps { factors[part * taps + i] = h[i * parts + part] }
        }
        // Long rows are shared, and many rows.
        let piece = max(4096, (1 << 22) / max(1, taps)), pieces = (last.count + piece - 1) / piece
        parallelism.forEachRun(of: results * pieces, grain: max(1, piece / last.count)) { run in
            for number in run {
                let result = number / pieces, start = number % pieces * piece
                let count = min(piece, last.count - start)
                let from = padded + edge + last.first + start
                if parts == 1 {
                    sum(result, from, rows, row, factors, y + result * last.count + start, count, adds: 0)
                    continue
                }
                let re = apart + result * last.count + start, im = re + results * last.count
                let second = rows * row
                sum(result, from, rows, row, factors, re, count, adds: 0)
                sum(result, from + second, rows, row, factors + taps, re, count, adds: -1)
                sum(result, from, rows, row, factors + taps, im, count, adds: 0)
                sum(result, from + second, rows, row, factors, im, count, adds: 1)
                let to = y + 2 * (result * last.count + start)
                for i in 0..<count { (to[2 * i], to[2 * i + 1]) = (re[i], im[i]) }
            }
        }
    }

    /// A piece of row `result` of the results: the sum over the rows of h of their convolutions with rows of x.
    @inline(never)
    private func sum(
        _ result: Int, _ x: UnsafePointer<N>, _ rows: Int, _ row: Int, _ h: UnsafePointer<N>,
        _ y: UnsafeMutablePointer<N>, _ count: Int, adds: Int32
    ) {
        if outer.isEmpty { return N.convolve(count, x, last.m, h, adds: adds, y) }
        var rest = result, place = [Int](repeating: 0, count: outer.count)
        for axis in outer.indices.reversed() {
            place[axis] = outer[axis].first + rest % outer[axis].count
            rest /= outer[axis].count
        }
        var adds = adds
        for tap in 0..<outer.reduce(1, { $0 * $1.m }) {
            var rest = tap, from = 0, step = 1, isInside = true
            for axis in outer.indices.reversed() {
                let at = place[axis] - rest % outer[axis].m
                isInside = isInside && at >= 0 && at < outer[axis].n
                from += at * step
                step *= outer[axis].n
                rest /= outer[axis].m
            }
            if !isInside { continue }
            N.convolve(count, x + from * row, last.m, h + tap * last.m, adds: adds, y)
            if adds == 0 { adds = 1 }
        }
    }
}
