import CMartletKernels
import MartletCore

// The way from arrays to loops over contiguous runs.  Dense operands of one layout are one run, shared among threads in
// pieces of fixed size; others are walked row by row, and strided rows go through a buffer that fits the first-level
// cache.  Every element's result depends on its arguments alone, so how the run is cut does not show.

/// Elements that one thread takes at a time, and below which sharing does not pay.
private let grain = 1 << 15
/// Elements of a strided row that are brought together at once.
private let chunk = 512

typealias UnaryLoop = @convention(c) (Int, UnsafeRawPointer, UnsafeMutableRawPointer) -> Void
typealias BinaryLoop =
    @convention(c) (Int, UnsafeRawPointer, Int, UnsafeRawPointer, Int, UnsafeMutableRawPointer) -> Void

/// Whether `count` elements are worth sharing.
private func runs(_ count: Int, _ parallelism: Parallelism) -> Bool { isLong(count) && parallelism.threads > 1 }

/// Whether work on so many elements may be worth sharing among threads.
func isLong(_ count: Int) -> Bool { count >= 2 * grain }

extension NDArray {
    /// Whether work on the elements may be worth sharing among threads.
    var isLong: Bool { MartletArray.isLong(count) }
}

/// Memory of the loops' own, handed to threads that do not touch each other's parts.
struct Shared<T>: @unchecked Sendable {
    let value: T
    init(_ value: T) { self.value = value }
}

/// y = f(x), element by element.
func mapUnary(
    _ x: Operand, _ xSize: Int, _ ySize: Int, for function: String, _ parallelism: Parallelism,
    _ loop: @escaping UnaryLoop
) throws(MartletError) -> Operand {
    let from = x.pointer(itemSize: xSize)
    if let strides = x.denseStrides {
        let y = try Operand(shape: x.shape, strides: strides, itemSize: ySize, for: function)
        let to = y.pointer(itemSize: ySize), count = x.shape.elementCount
        if !runs(count, parallelism) {
            if count > 0 { loop(count, from, to) }
            return y
        }
        let work = Shared((loop: loop, from: from, to: to))
        parallelism.forEachRun(of: count, grain: grain) { run in
            work.value.loop(
                run.count, work.value.from + run.lowerBound * xSize, work.value.to + run.lowerBound * ySize)
        }
        return y
    }
    let y = try Operand(shape: x.shape, strides: x.shape.rowMajorStrides, itemSize: ySize, for: function)
    let walk = Walk(x.shape, [x.strides, y.strides])
    let work = Shared((loop: loop, from: from, to: y.pointer(itemSize: ySize)))
    let length = walk.runLength, step = walk.runStrides[0]
    // In row-major order the result's step along the run is 1, or 0 for a run of one element.
    parallelism.forEachRun(of: walk.rows, grain: max(1, grain / max(1, length))) { rows in
        let (loop, from, to) = work.value
        withUnsafeTemporaryAllocation(byteCount: chunk * xSize, alignment: 64) { buffer in
            let space = buffer.baseAddress!
            walk.forEachRow(in: rows) { offsets in
                let x = from + offsets[0] * xSize, y = to + offsets[1] * ySize
                if step == 1 { return loop(length, x, y) }
                for start in stride(from: 0, to: length, by: chunk) {
                    let n = min(chunk, length - start)
                    mt_gather(n, xSize, x + start * step * xSize, step, space)
                    loop(n, space, y + start * ySize)
                }
            }
        }
    }
    return y
}

/// y = f(a, b), element by element, over the shape to which both broadcast.
func mapBinary(
    _ a: Operand, _ b: Operand, _ size: Int, _ ySize: Int, for function: String, _ parallelism: Parallelism,
    _ loop: @escaping BinaryLoop
) throws(MartletError) -> Operand {
    let aOne = a.shape.isEmpty, bOne = b.shape.isEmpty
    let a0 = a.pointer(itemSize: size), b0 = b.pointer(itemSize: size)
    // Two arrays of one dense layout, or one of them and a number.
    if aOne || bOne || (a.shape == b.shape && a.strides == b.strides) {
        let model = aOne ? b : a
        if let strides = model.denseStrides {
            let y = try Operand(shape: model.shape, strides: strides, itemSize: ySize, for: function)
            let count = model.shape.elementCount, to = y.pointer(itemSize: ySize)
            let sa = aOne ? 0 : 1, sb = bOne ? 0 : 1
            if !runs(count, parallelism) {
                if count > 0 { loop(count, a0, sa, b0, sb, to) }
                return y
            }
            let work = Shared((loop: loop, a: a0, b: b0, to: to))
            parallelism.forEachRun(of: count, grain: grain) { run in
                let (loop, a, b, to) = work.value, k = run.lowerBound
                loop(run.count, a + k * sa * size, sa, b + k * sb * size, sb, to + k * ySize)
            }
            return y
        }
    }
    guard let shape = a.shape.broadcast(with: b.shape) else {
        throw .shape(
            function: function, argument: "b", given: "\(b.shape)", wanted: "a shape that broadcasts with \(a.shape)")
    }
    let y = try Operand(shape: shape, strides: shape.rowMajorStrides, itemSize: ySize, for: function)
    let aStrides = a.array(of: UInt8.self).broadcastStrides(to: shape)
    let bStrides = b.array(of: UInt8.self).broadcastStrides(to: shape)
    let walk = Walk(shape, [aStrides, bStrides, y.strides])
    let work = Shared((loop: loop, a: a0, b: b0, to: y.pointer(itemSize: ySize)))
    let length = walk.runLength, sa = walk.runStrides[0], sb = walk.runStrides[1]
    parallelism.forEachRun(of: walk.rows, grain: max(1, grain / max(1, length))) { rows in
        let (loop, a0, b0, to) = work.value
        withUnsafeTemporaryAllocation(byteCount: 2 * chunk * size, alignment: 64) { buffer in
            let aSpace = buffer.baseAddress!, bSpace = aSpace + chunk * size
            walk.forEachRow(in: rows) { offsets in
                let a = a0 + offsets[0] * size, b = b0 + offsets[1] * size, y = to + offsets[2] * ySize
                if (sa == 0 || sa == 1) && (sb == 0 || sb == 1) { return loop(length, a, sa, b, sb, y) }
                for start in stride(from: 0, to: length, by: chunk) {
                    let n = min(chunk, length - start)
                    var aRun = UnsafeRawPointer(a + start * sa * size), bRun = UnsafeRawPointer(b + start * sb * size)
                    if sa != 0 && sa != 1 {
                        mt_gather(n, size, aRun, sa, aSpace)
                        aRun = UnsafeRawPointer(aSpace)
                    }
                    if sb != 0 && sb != 1 {
                        mt_gather(n, size, bRun, sb, bSpace)
                        bRun = UnsafeRawPointer(bSpace)
                    }
                    loop(n, aRun, sa == 0 ? 0 : 1, bRun, sb == 0 ? 0 : 1, y + start * ySize)
                }
            }
        }
    }
    return y
}

extension DType {
    /// The kernels' name of this type; the two enumerations have one order.
    var kernel: mt_type { mt_type(rawValue: UInt32(rawValue))! }
}
