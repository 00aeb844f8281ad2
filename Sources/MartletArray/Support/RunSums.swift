import CMartletKernels
import MartletCore

/// Blocks of a long run that one thread takes at a time.
private let blocksAtOnce = 16

/// The sum of a run, in the type in which elements of `type` are summed.
func sumRun(
    _ type: DType, _ x: UnsafeRawPointer, _ n: Int, _ y: UnsafeMutableRawPointer, _ parallelism: Parallelism
) {
    switch type {
    case .float64: y.storeBytes(of: sumRun(x.assumingMemoryBound(to: Double.self), n, parallelism), as: Double.self)
    case .float32: y.storeBytes(of: sumRun(x.assumingMemoryBound(to: Float.self), n, parallelism), as: Float.self)
    case .complex128:
        mt_reduce_c128().sum(n, x.assumingMemoryBound(to: Double.self), y.assumingMemoryBound(to: Double.self))
    case .complex64:
        mt_reduce_c64().sum(n, x.assumingMemoryBound(to: Float.self), y.assumingMemoryBound(to: Float.self))
    default:
        y.storeBytes(of: mt_reduce_integer_sum(type.kernel)!(n, x), as: UInt64.self)
    }
}

/// Σ x.
func sumRun(_ x: UnsafePointer<Double>, _ n: Int, _ parallelism: Parallelism) -> Double {
    let row = mt_reduce_f64()
    return sumBlocks(x, n, parallelism, { row.blocks($0, $1, $2) }, row.combine) ?? row.sum(n, x)
}

func sumRun(_ x: UnsafePointer<Float>, _ n: Int, _ parallelism: Parallelism) -> Float {
    let row = mt_reduce_f32()
    return sumBlocks(x, n, parallelism, { row.blocks($0, $1, $2) }, row.combine) ?? row.sum(n, x)
}

/// Σ (x − mean)².
func squaresRun(_ x: UnsafePointer<Double>, _ n: Int, _ mean: Double, _ parallelism: Parallelism) -> Double {
    let row = mt_reduce_f64()
    return sumBlocks(x, n, parallelism, { row.square_blocks($0, $1, mean, $2) }, row.combine)
        ?? row.squares(n, x, mean)
}

func squaresRun(_ x: UnsafePointer<Float>, _ n: Int, _ mean: Float, _ parallelism: Parallelism) -> Float {
    let row = mt_reduce_f32()
    return sumBlocks(x, n, parallelism, { row.square_blocks($0, $1, mean, $2) }, row.combine)
        ?? row.squares(n, x, mean)
}

/// The sum of a run whose blocks are shared among threads, or `nil` when it is too short for that.
private func sumBlocks<T: RealScalar>(
    _ x: UnsafePointer<T>, _ n: Int, _ parallelism: Parallelism,
    _ blocks: @escaping @Sendable (Int, UnsafePointer<T>, UnsafeMutablePointer<T>) -> Void,
    _ combine: (Int, UnsafePointer<T>) -> T
) -> T? {
    let block = Int(mt_sum_block), count = (n + block - 1) / block
    guard parallelism.threads > 1, count >= 2 * blocksAtOnce else { return nil }
    return withUnsafeTemporaryAllocation(of: T.self, capacity: count) { sums in
        let work = Shared((x: x, sums: sums.baseAddress!))
        parallelism.forEachRun(of: count, grain: blocksAtOnce) { run in
            let first = run.lowerBound * block
            blocks(min(n, run.upperBound * block) - first, work.value.x + first, work.value.sums + run.lowerBound)
        }
        return combine(count, sums.baseAddress!)
    }
}
