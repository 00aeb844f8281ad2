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
    /// number of threads; its error is at most (32 + log₂(n / 16)) · ε · Σ|x|.  Integers wrap modulo 2⁶⁴.
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
        if T.dtype == T.Sum.dtype, let columns = Columns(x, axes: axis) {
            let y = try NDArray<T.Sum>.uninitialized(plan.shape(keepdims: keepdims), for: "sum")
            columns.sum(T.dtype, x.hostPointer, minus: nil, to: y.mutableHostPointer, parallelism)
            return y
        }
        let inside = plan.rows < parallelism.threads ? parallelism : .sequential
        return try reduceRuns(x, plan, keepdims: keepdims, for: "sum", parallelism) { x, n, y in
            sumRun(T.dtype, UnsafeRawPointer(x), n, UnsafeMutableRawPointer(y), inside)
        }
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
