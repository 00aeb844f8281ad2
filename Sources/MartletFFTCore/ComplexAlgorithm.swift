import CMartletFFTKernels
import MartletCore

/// One way of computing a complex transform, with its tables.
///
/// `run` transforms `bunch` lines forward, element k of line b being `b + group · k` places from the start of a
/// side.  A backward transform is a forward one with real and imaginary parts exchanged on both sides.
protocol ComplexAlgorithm: AnyObject, Sendable {
    /// What the tables take.
    var byteCount: Int { get }
    /// Whether a bunch may have as many lines as there are in vectors, or must be one line with `group` 1 on both
    /// sides.
    var takesBunches: Bool { get }
    /// Whether a single line's source, and its target, may be in blocks of as many elements as there are in vectors.
    var takesBlocks: Bool { get }
    var givesBlocks: Bool { get }
    /// The whole transform of a single line, where it fits into the processor's registers.
    var leaf: Leaf? { get }
    /// The passes of a single line whose elements lie side by side, where it is made by such.
    var line: LinePasses? { get }
    /// Bytes of scratch for `run`.
    func scratchBytes(bunch: Int) -> Int
    func run(
        _ x: mt_fft_source, _ y: mt_fft_target, bunch: Int, scale: Double, work: Work
    ) throws(OutOfMemory)
}

extension ComplexAlgorithm {
    var leaf: Leaf? { nil }
    var line: LinePasses? { nil }
}

/// A transform of a single line without scratch.
struct Leaf {
    let kernels: mt_fft_leaf
    let between:
        @convention(c) (
            UnsafePointer<mt_fft_leaf>, UnsafePointer<mt_fft_source>, UnsafePointer<mt_fft_target>, UnsafeRawPointer,
            Double
        ) -> Void
    let twiddles: UnsafeRawPointer

    func run(_ x: mt_fft_source, _ y: mt_fft_target, scale: Double) {
        var kernels = kernels, x = x, y = y
        between(&kernels, &x, &y, twiddles, scale)
    }

    /// From pairs to pairs.
    @inline(__always) func run(
        _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, backward: Bool, scale: Double
    ) {
        kernels.line(x, y, twiddles, scale, backward ? 1 : 0)
    }

    /// The same of `count` lines, so many numbers from one to the next.
    func run(
        _ count: Int, _ x: UnsafeRawPointer, step xStep: Int, _ y: UnsafeMutableRawPointer, step yStep: Int,
        backward: Bool, scale: Double
    ) {
        kernels.lines(count, x, xStep, y, yStep, twiddles, scale, backward ? 1 : 0)
    }
}

/// What the steps of a transform may use: scratch of the size the plan asked for, and threads.
struct Work {
    let scratch: UnsafeMutableRawPointer
    let parallelism: Parallelism

    func after(_ byteCount: Int) -> Work { Work(scratch: scratch + byteCount, parallelism: parallelism) }
}

/// The algorithm of a recipe.
///
/// - Parameter weight: a power of two that a convolution's result is multiplied by.
func makeAlgorithm(
    _ recipe: Recipe, _ precision: Precision, weight: Double = 1
) throws(OutOfMemory) -> any ComplexAlgorithm {
    switch recipe {
    case .identity: try Stockham([], precision)
    case .stockham(let radices): try Stockham(radices, precision)
    case .fourStep(let columns, let rows): try FourStep(columns, rows, precision)
    case .rader(let inner): try Rader(inner, precision, weight: weight)
    case .bluestein(let n, let inner):
        try Bluestein(n, makeAlgorithm(inner, precision), length: inner.length, precision, weight: weight)
    case .mean(let first, let second): try Mean(first, second, precision)
    }
}
