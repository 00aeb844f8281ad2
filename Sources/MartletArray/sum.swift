import CMartletKernels
public import MartletCore
public import MartletGPU

/// An element type whose elements can be summed: reals and complex numbers in their own type, integers in 64 bits.
public protocol SummableScalar: Scalar {
    associatedtype Sum: NumericScalar
}

extension Bool: SummableScalar { public typealias Sum = Int }
extension Int8: SummableScalar { public typealias Sum = Int }
extension Int16: SummableScalar { public typealias Sum = Int }
extension Int32: SummableScalar { public typealias Sum = Int }
extension Int64: SummableScalar { public typealias Sum = Int }
extension Int: SummableScalar { public typealias Sum = Int }
extension UInt8: SummableScalar { public typealias Sum = UInt }
extension UInt16: SummableScalar { public typealias Sum = UInt }
extension UInt32: SummableScalar { public typealias Sum = UInt }
extension UInt64: SummableScalar { public typealias Sum = UInt }
extension UInt: SummableScalar { public typealias Sum = UInt }
extension Float: SummableScalar { public typealias Sum = Float }
extension Double: SummableScalar { public typealias Sum = Double }
extension Complex: SummableScalar { public typealias Sum = Complex }

extension Arrays {
    /// The sums of elements along axes.
    ///
    /// Reals are added in a tree whose shape depends on their number alone, so the result has the same bits for any
    /// number of threads; its error is at most (32 + log₂(n / 4096)) · ε · Σ|x|.  Integers wrap modulo 2⁶⁴.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - axis: the axes to sum along, or `nil` for all.
    ///   - keepdims: whether the axes stay, with length 1.
    /// - Returns: the shape of `x` without the axes; 0 where there is nothing to add.
    /// - Throws: an index error for an axis out of range, a value error for one named twice.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.sum`; Higham, *Accuracy and Stability of Numerical Algorithms*, 2002, §4.2.
    public static func sum<T: SummableScalar>(
        _ x: NDArray<T>, axis: [Int]? = nil, keepdims: Bool = false
    ) throws(MartletError) -> NDArray<T.Sum> {
        try Sum(x: x, axis: axis, keepdims: keepdims).perform()
    }
}

public struct Sum<T: SummableScalar>: Call {
    public static var card: Card {
        Card(
            "arrays.sum", mirrors: "numpy.sum", accuracy: .backward(factor: 1),
            references: ["Higham 2002, §4.2"])
    }
    var x: NDArray<T>
    let axis: [Int]?
    let keepdims: Bool

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }
}

// MARK: - Host

extension Sum {
    public func body() throws(MartletError) -> NDArray<T.Sum> {
        let plan = try ReductionPlan(x.shape, axes: axis, function: "sum")
        if plan.length == 0 { return try .zeroed(plan.shape(keepdims: keepdims), for: "sum") }
        let parallelism = x.isLong ? Parallelism.current : .sequential
        let inside = plan.rows < parallelism.threads ? parallelism : .sequential
        return try reduceRuns(x, plan, keepdims: keepdims, for: "sum", parallelism) { x, n, y in
            sumRun(T.dtype, UnsafeRawPointer(x), n, UnsafeMutableRawPointer(y), inside)
        }
    }
}

/// Blocks of a long run that one thread takes at a time.
private let blocksAtOnce = 16

/// The sum of a run, in `T.Sum`.
private func sumRun(
    _ type: DType, _ x: UnsafeRawPointer, _ n: Int, _ y: UnsafeMutableRawPointer, _ parallelism: Parallelism
) {
    let block = Int(mt_sum_block), count = (n + block - 1) / block
    /// Calls `work(first element, elements, first block)` for pieces of the run.
    func pieces(_ work: @Sendable (Int, Int, Int) -> Void) {
        parallelism.forEachRun(of: count, grain: blocksAtOnce) { run in
            work(run.lowerBound * block, min(n, run.upperBound * block) - run.lowerBound * block, run.lowerBound)
        }
    }
    let isShared = parallelism.threads > 1 && count >= 2 * blocksAtOnce
    switch type {
    case .float64:
        let row = mt_reduce_f64(), x = x.assumingMemoryBound(to: Double.self)
        guard isShared else { return y.storeBytes(of: row.sum(n, x), as: Double.self) }
        withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { sums in
            let work = Shared((x, sums.baseAddress!))
            pieces { first, n, block in row.blocks(n, work.value.0 + first, work.value.1 + block) }
            y.storeBytes(of: row.combine(count, sums.baseAddress!), as: Double.self)
        }
    case .float32:
        let row = mt_reduce_f32(), x = x.assumingMemoryBound(to: Float.self)
        guard isShared else { return y.storeBytes(of: row.sum(n, x), as: Float.self) }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { sums in
            let work = Shared((x, sums.baseAddress!))
            pieces { first, n, block in row.blocks(n, work.value.0 + first, work.value.1 + block) }
            y.storeBytes(of: row.combine(count, sums.baseAddress!), as: Float.self)
        }
    case .complex128:
        mt_reduce_c128().sum(n, x.assumingMemoryBound(to: Double.self), y.assumingMemoryBound(to: Double.self))
    case .complex64:
        mt_reduce_c64().sum(n, x.assumingMemoryBound(to: Float.self), y.assumingMemoryBound(to: Float.self))
    default:
        y.storeBytes(of: mt_reduce_integer_sum(type.kernel)!(n, x), as: UInt64.self)
    }
}

// MARK: - GPU

extension Sum: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<T.Sum>? {
        guard let x = x as? NDArray<T.Sum> else { return nil }
        let plan = try ReductionPlan(x.shape, axes: axis, function: "sum")
        return try reduceOnDevice(x, plan, keepdims: keepdims, name: "sum", neutral: "0", "p + q", on: gpu)
    }
}
