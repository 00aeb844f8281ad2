import MartletCore
import MartletFFTCore

/// The second half of the spectrum of reals along one axis, the conjugates of bins in the first, at the opposite places
/// along all axes that are transformed.
struct Mirror {
    private let y: Elements
    private let axis, n: Int
    /// Whether an axis before that one is transformed too.
    private let isTransformed: [Bool]
    private let precision: Precision
    private let isConjugated: Bool

    /// - Parameters:
    ///   - y: row-major, with bins 0 … n/2 along `axis`.
    ///   - axis: the innermost of the axes that are transformed.
    ///   - isConjugated: whether all bins are to be replaced by their conjugates, which is the backward transform.
    init(_ y: Elements, _ axis: Int, _ others: Shape, _ precision: Precision, isConjugated: Bool) {
        self.y = y
        self.axis = axis
        n = y.shape[axis]
        isTransformed = (0..<axis).map { others.contains($0) }
        self.precision = precision
        self.isConjugated = isConjugated
    }

    func run(_ parallelism: Parallelism) {
        // The lines with one index before the axis lie side by side.
        let step = y.strides[axis], block = n * step, size = y.size
        nonisolated(unsafe) let start = y.start
        parallelism.forEachRun(of: y.shape.elementCount / block, grain: max(1, 65536 / block)) { run in
            for i in run {
                let lines = start + i * block * size, others = start + opposite(i) * block * size
                switch precision {
                case .double: fill(from: lines, to: others, Double.self)
                case .single: fill(from: lines, to: others, Float.self)
                }
            }
        }
    }

    /// The number of the block at the opposite place.
    private func opposite(_ block: Int) -> Int {
        var rest = block, result = 0, step = 1
        for other in isTransformed.indices.reversed() {
            let length = y.shape[other], (quotient, index) = rest.quotientAndRemainder(dividingBy: length)
            result += step * (isTransformed[other] && index > 0 ? length - index : index)
            step *= length
            rest = quotient
        }
        return result
    }

    /// Bins above n/2 of one block from those below it of another, which nobody else writes.
    @specialized(where R == Double)
    @specialized(where R == Float)
    private func fill<R: RealScalar>(from x: UnsafeMutableRawPointer, to y: UnsafeMutableRawPointer, _: R.Type) {
        let count = self.y.strides[axis]
        let x = x.assumingMemoryBound(to: Complex<R>.self), y = y.assumingMemoryBound(to: Complex<R>.self)
        for k in 0...n / 2 {
            let from = x + k * count, to = y + (n - k) * count
            let hasTwin = k > 0 && 2 * k < n
            for i in 0..<count {
                if hasTwin { to[i] = isConjugated ? from[i] : from[i].conjugate }
                if isConjugated { from[i] = from[i].conjugate }
            }
        }
    }
}
