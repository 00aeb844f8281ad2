import MartletCore
import MartletFFTCore

/// The transforms from reals to the n/2 + 1 first bins along one axis between two layouts of memory, with their plan.
struct PlannedReals: Sendable {
    private let plan: RealPlan
    private let stride: (input: Int, output: Int)
    private let lines: Lines
    private let reading: LineInput?

    /// - Parameters:
    ///   - x: only its layout counts, as `y`'s, which has at least the bins.
    ///   - n: elements of a line; zeros follow where `x` has fewer.
    init(
        _ x: Elements, _ y: Elements, _ axis: Int, _ n: Int, _ precision: Precision, function: String
    ) throws(MartletError) {
        stride = (x.strides[axis], y.strides[axis])
        lines = Elements.lines(x, y, except: axis)
        let input = LineInput(type: x.type, count: x.shape[axis])
        reading = input == LineInput(type: precision.real, count: n) ? nil : input
        plan = try naming(function) { () throws(OutOfMemory) in try PlanCache.shared.real(n, precision) }
    }

    func execute(
        _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, scale: Double, parallelism: Parallelism
    ) throws(OutOfMemory) {
        try plan.forward(
            x, stride: stride.input, y, stride: stride.output, lines: lines, scale: scale, parallelism: parallelism,
            reading: reading)
    }
}
