import MartletCore
import MartletGPU

/// How an array falls into runs that are each reduced to one value.
struct ReductionPlan {
    /// The shape of the result, without and with the reduced axes as ones.
    let kept, keptDims: Shape
    /// The axes in the order kept, reduced.
    let order: [Int]
    /// The number of runs and the length of each.
    let rows, length: Int

    /// - Parameter axes: the axes that go, or `nil` for all.
    init(_ shape: Shape, axes: [Int]?, function: String) throws(MartletError) {
        let reduced =
            if let axes { try normalizedAxes(axes, rank: shape.count, function: function, argument: "axis") } else {
                Array(shape.indices)
            }
        let keptAxes = shape.indices.filter { !reduced.contains($0) }
        kept = Shape(keptAxes.map { shape[$0] })
        var dims = shape
        for axis in reduced { dims[axis] = 1 }
        keptDims = dims
        order = keptAxes + reduced.ascending()
        rows = kept.elementCount
        length = Shape(reduced.map { shape[$0] }).elementCount
    }

    func shape(keepdims: Bool) -> Shape { keepdims ? keptDims : kept }
}

/// Bytes of strided rows that are brought together at once: half a second-level cache of today.
private let scratchBytes = 1 << 19

/// Reduces every run of `x` by `body(first element, length, result)`; the runs are shared among threads.
func reduceRuns<T: Scalar, R: Scalar>(
    _ x: NDArray<T>, _ plan: ReductionPlan, keepdims: Bool, for function: String, _ parallelism: Parallelism,
    _ body: @Sendable (UnsafePointer<T>, Int, UnsafeMutablePointer<R>) -> Void
) throws(MartletError) -> NDArray<R> {
    let y = try NDArray<R>.uninitialized(plan.shape(keepdims: keepdims), for: function)
    if plan.rows == 0 { return y }
    let moved = try x.permutingAxes(plan.order), length = plan.length
    let out = Shared(y.mutableHostPointer)
    let rowsAtOnce = max(1, (1 << 15) / max(1, length))
    if moved.isContiguous {
        let from = Shared(moved.hostPointer)
        parallelism.forEachRun(of: plan.rows, grain: rowsAtOnce) { rows in
            for row in rows { body(from.value + row * length, length, out.value + row) }
        }
        return y
    }
    let size = MemoryLayout<T>.stride
    let rows = min(plan.rows, max(1, scratchBytes / max(1, length * size)))
    // Runs of rows along the kept axes, as one axis where they merge and by their first elements where they do not.
    let keptShape = plan.kept, runShape = Shape(moved.shape[keptShape.count...])
    let runStrides = Shape(moved.strides[keptShape.count...])
    let starts = rowStarts(keptShape, Shape(moved.strides[..<keptShape.count]))
    let scratch = try HostBuffer(
        byteCount: ((plan.rows + rows - 1) / rows > 1 ? parallelism.threads : 1) * rows * length * size, for: function)
    defer { withExtendedLifetime(scratch) {} }
    let free = Slots(count: scratch.byteCount / max(1, rows * length * size))
    let from = Shared((x: moved.hostPointer, scratch: scratch.pointer))
    parallelism.forEachRun(of: plan.rows, grain: rows) { run in
        let slot = free.take()
        defer { free.give(slot) }
        let space = from.value.scratch + slot * rows * length * size
        if let step = evenStep(starts[run]) {
            copyStrided(
                Shape([run.count]).appending(contentsOf: runShape), itemSize: size,
                from: from.value.x + starts[run.lowerBound], Shape([step]).appending(contentsOf: runStrides),
                to: space, Shape([run.count]).appending(contentsOf: runShape).rowMajorStrides)
        } else {
            for (k, row) in run.enumerated() {
                copyStrided(
                    runShape, itemSize: size, from: from.value.x + starts[row], runStrides,
                    to: space + k * length * size, runShape.rowMajorStrides)
            }
        }
        let runs = space.assumingMemoryBound(to: T.self)
        for (k, row) in run.enumerated() { body(runs + k * length, length, out.value + row) }
    }
    return y
}

/// The offset of the first element of each row, in row-major order.
private func rowStarts(_ shape: Shape, _ strides: Shape) -> [Int] {
    var starts = [0]
    for axis in shape.indices {
        starts = starts.flatMap { start in (0..<shape[axis]).map { start + $0 * strides[axis] } }
    }
    return starts
}

/// The step between the starts when it is one and the same.
private func evenStep(_ starts: ArraySlice<Int>) -> Int? {
    guard starts.count > 1 else { return 0 }
    let first = starts.startIndex, step = starts[first + 1] - starts[first]
    for i in first + 1..<starts.endIndex where starts[i] - starts[i - 1] != step { return nil }
    return step
}

extension ReductionPlan {
    /// Throws when results are to be chosen from runs of no elements.
    func checkChoice(_ function: String, _ shape: Shape) throws(MartletError) {
        if length == 0 {
            throw .shape(
                function: function, argument: "x", given: "\(shape)", wanted: "not empty along the axes that go")
        }
    }
}
