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
        if inner.isEmpty {
            return try outer.execute(x, y, backward: backward, scale: scale, parallelism: parallelism)
        }
        nonisolated(unsafe) let (x, y) = (x, y)  // threads write disjoint parts
        let partScale = outer.isEmpty ? scale : 1
        try parallelism.forEach(failingWith: OutOfMemory.self, parts) { i throws(OutOfMemory) in
            try inner.execute(
                x + i * partBytes, y + i * partBytes, backward: backward, scale: partScale, parallelism: .sequential)
        }
        try outer.execute(y, y, backward: backward, scale: scale, parallelism: parallelism)
    }
}
