import CMartletKernels
import MartletCore

/// A row-major array [blocks][rows][width] that is summed along its rows.
///
/// Whole rows are added by the elementwise loops, in a tree that depends on the number of rows alone: runs of
/// `leaf` rows one after the other, then pairs of halves.  The error is at most (leaf + log₂(rows / leaf)) · ε · Σ|x|.
struct Columns {
    let blocks, rows, width: Int

    /// Bytes of a row that are taken at a time, for the partial sums to stay in the first-level cache.
    private static let chunkBytes = 4096
    /// Rows narrower than this are better brought together column by column.
    private static let narrowBytes = 512
    private static let leaf = 16

    /// What `axes` of `x` are, or `nil` when they do not lie side by side before a wide rest in row-major order.
    init?<T: Scalar>(_ x: NDArray<T>, axes: [Int]?) {
        guard x.isContiguous, let reduced = axes?.map({ $0 < 0 ? $0 + x.rank : $0 }).ascending(),
            let first = reduced.first,
            reduced.last == first + reduced.count - 1
        else { return nil }
        blocks = x.shape[..<first].reduce(1, *)
        rows = reduced.reduce(1) { $0 * x.shape[$1] }
        width = x.shape[(first + reduced.count)...].reduce(1, *)
        if rows == 0 || blocks == 0 || width * MemoryLayout<T>.stride < Self.narrowBytes { return nil }
    }

    /// y[block] = Σ x[block][row], or Σ (x[block][row] − mean[block])².
    func sum(
        _ type: DType, _ x: UnsafeRawPointer, minus mean: UnsafeRawPointer?, to y: UnsafeMutableRawPointer,
        _ parallelism: Parallelism
    ) {
        let size = type.itemSize, chunk = Self.chunkBytes / size, chunks = (width + chunk - 1) / chunk
        let depth = Int.bitWidth - rows.leadingZeroBitCount
        let work = Shared((x: x, mean: mean, y: y))
        let add = BinaryOperation.add.loop(for: type)!, subtract = BinaryOperation.subtract.loop(for: type)!
        let multiply = BinaryOperation.multiply.loop(for: type)!
        parallelism.forEachRun(of: blocks * chunks, grain: max(1, (1 << 15) / (rows * min(width, chunk)))) { run in
            withUnsafeTemporaryAllocation(byteCount: depth * Self.chunkBytes, alignment: 64) { spare in
                for piece in run {
                    let block = piece / chunks, first = piece % chunks * chunk
                    let at = (block * width + first) * size
                    let tree = RowTree(
                        x: work.value.x + (block * rows * width + first) * size, step: width * size,
                        mean: work.value.mean.map { $0 + at }, count: min(chunk, width - first), size: size,
                        leaf: Self.leaf,
                        spareStep: Self.chunkBytes, add: add, subtract: subtract, multiply: multiply)
                    tree.sum(0..<rows, to: work.value.y + at, spare.baseAddress!)
                }
            }
        }
    }
}

private struct RowTree {
    let x: UnsafeRawPointer
    let step: Int
    let mean: UnsafeRawPointer?
    let count, size, leaf, spareStep: Int
    let add, subtract, multiply: BinaryLoop

    /// - Parameter spare: room for one row for every level of the tree, and one more.
    func sum(_ rows: Range<Int>, to y: UnsafeMutableRawPointer, _ spare: UnsafeMutableRawPointer) {
        if rows.count > leaf {
            let middle = rows.lowerBound + rows.count / 2
            sum(rows.lowerBound..<middle, to: y, spare)
            sum(middle..<rows.upperBound, to: spare, spare + spareStep)
            return add(count, y, 1, spare, 1, y)
        }
        var row = x + rows.lowerBound * step
        if let mean {
            square(row, mean, to: y)
            for _ in 1..<rows.count {
                row += step
                square(row, mean, to: spare)
                add(count, y, 1, spare, 1, y)
            }
        } else if rows.count == 1 {
            y.copyMemory(from: row, byteCount: count * size)
        } else {
            add(count, row, 1, row + step, 1, y)
            for _ in 2..<rows.count {
                row += step
                add(count, y, 1, row + step, 1, y)
            }
        }
    }

    private func square(_ row: UnsafeRawPointer, _ mean: UnsafeRawPointer, to y: UnsafeMutableRawPointer) {
        subtract(count, row, 1, mean, 1, y)
        multiply(count, y, 1, y, 1, y)
    }
}
