import MartletCore
import MartletFFTCore

/// The complex transforms along one axis between two layouts of memory, with their plan.
struct PlannedAxis: Sendable {
    let plan: ComplexPlan
    let stride: (input: Int, output: Int)
    let lines: Lines
    /// Elements of a line of the input: zeros follow.
    let given: Int

    /// - Parameters:
    ///   - x: only its layout counts, as `y`'s.
    init(
        _ x: Elements, _ y: Elements, _ axis: Int, _ precision: Precision, function: String
    ) throws(MartletError) {
        try self.init(x.shape, x.strides, y.strides, axis, y.shape[axis], precision, function)
    }

    /// Row-major memory on both sides.
    init(_ shape: Shape, _ axis: Int, _ precision: Precision, function: String) throws(MartletError) {
        let strides = shape.rowMajorStrides
        try self.init(shape, strides, strides, axis, shape[axis], precision, function)
    }

    private init(
        _ shape: Shape, _ input: Shape, _ output: Shape, _ axis: Int, _ length: Int, _ precision: Precision,
        _ function: String
    ) throws(MartletError) {
        stride = (input[axis], output[axis])
        lines = Lines(shape, input, output, except: axis)
        given = shape[axis]
        plan = try naming(function) { () throws(OutOfMemory) in try PlanCache.shared.complex(length, precision) }
    }

    /// From one memory to another, or in place.
    @inline(__always) func execute(
        _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, backward: Bool, scale: Double, parallelism: Parallelism
    ) throws(OutOfMemory) {
        try plan.execute(
            backward: backward, x, stride: stride.input, y, stride: stride.output, lines: lines, scale: scale,
            parallelism: parallelism, given: given)
    }
}

extension [PlannedAxis] {
    /// The first from one memory to another, the others within that; nothing where there is no axis.
    func execute(
        _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, backward: Bool, scale: Double, parallelism: Parallelism
    ) throws(OutOfMemory) {
        for i in indices {
            try self[i].execute(
                i == 0 ? x : UnsafeRawPointer(y), y, backward: backward, scale: i == count - 1 ? scale : 1,
                parallelism: parallelism)
        }
    }
}
