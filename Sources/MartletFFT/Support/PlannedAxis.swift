import MartletCore
import MartletFFTCore

/// The complex transforms of a plan along one axis of row-major memory.
struct PlannedAxis: Sendable {
    let plan: ComplexPlan
    let stride: Int
    let lines: Lines

    init(_ shape: Shape, _ axis: Int, _ precision: Precision, function: String) throws(MartletError) {
        let strides = shape.rowMajorStrides
        stride = strides[axis]
        lines = Lines(
            shape.indices.filter { $0 != axis }.map {
                Lines.Axis(count: shape[$0], input: strides[$0], output: strides[$0])
            })
        plan = try naming(function) { () throws(OutOfMemory) in
            try PlanCache.shared.complex(shape[axis], precision)
        }
    }

    /// From one memory to another, or in place.
    @inline(__always) func execute(
        _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, backward: Bool, scale: Double, parallelism: Parallelism
    ) throws(OutOfMemory) {
        try plan.execute(
            backward: backward, x, stride: stride, y, stride: stride, lines: lines, scale: scale,
            parallelism: parallelism)
    }
}
