import MartletCore
import MartletFFTCore

/// The complex transforms of a plan along several axes of row-major memory.
struct PlannedAxes: Sendable {
    /// Those within parts that fit into the cache, and those over the whole, in the order of doing.
    private let inner, outer: [PlannedAxis]
    private let parts, partBytes: Int

    /// - Parameter axes: in the order of doing.
    init(_ shape: Shape, _ axes: Shape, _ precision: Precision, function: String) throws(MartletError) {
        let size = precision.complex.itemSize, planes = Planes(shape, size: size, axes: axes)
        let beyond = planes?.outer ?? 0, part = Shape(shape.dropFirst(beyond))
        var inner: [PlannedAxis] = [], outer: [PlannedAxis] = []
        for (i, axis) in axes.enumerated() {
            if i < planes?.passes ?? 0 {
                try inner.append(PlannedAxis(part, axis - beyond, precision, function: function))
            } else {
                try outer.append(PlannedAxis(shape, axis, precision, function: function))
            }
        }
        (self.inner, self.outer) = (inner, outer)
        parts = shape.prefix(beyond).reduce(1, *)
        partBytes = part.elementCount * size
    }

    var isEmpty: Bool { inner.isEmpty && outer.isEmpty }

    /// From one memory to another, or in place; nothing where there is no axis.
    func execute(
        _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, backward: Bool, scale: Double, parallelism: Parallelism
    ) throws(OutOfMemory) {
        if inner.isEmpty { return try run(outer, x, y, backward, scale, parallelism) }
        nonisolated(unsafe) let (x, y) = (x, y)  // threads write disjoint parts
        let partScale = outer.isEmpty ? scale : 1
        try parallelism.forEach(failingWith: OutOfMemory.self, parts) { i throws(OutOfMemory) in
            try run(inner, x + i * partBytes, y + i * partBytes, backward, partScale, .sequential)
        }
        try run(outer, y, y, backward, scale, parallelism)
    }

    private func run(
        _ axes: [PlannedAxis], _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ backward: Bool, _ scale: Double,
        _ parallelism: Parallelism
    ) throws(OutOfMemory) {
        for (i, axis) in axes.enumerated() {
            try axis.execute(
                i == 0 ? x : UnsafeRawPointer(y), y, backward: backward, scale: i == axes.count - 1 ? scale : 1,
                parallelism: parallelism)
        }
    }
}
