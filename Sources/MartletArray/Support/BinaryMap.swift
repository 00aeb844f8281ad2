import CMartletKernels
public import MartletCore
public import MartletGPU

/// An elementwise function of two arguments of one type, declared once.
public protocol BinaryFunction: Sendable {
    static var card: Card { get }
    /// Its row of the kernels' table, and what it is in the kernel dialect.
    static var operation: BinaryOperation { get }
}

/// What ``BinaryMap`` and ``Comparison`` can do to two elements.
public enum BinaryOperation: Sendable {
    case add, subtract, multiply, divide, minimum, maximum, fmin, fmax, floorDivide, remainder
    case equal, notEqual, less, lessEqual, greater, greaterEqual
}

extension BinaryOperation {
    /// The function's name.  Spelled out, for asking the run time would take longer than the loop on a short array.
    var name: String {
        switch self {
        case .add: "add"
        case .subtract: "subtract"
        case .multiply: "multiply"
        case .divide: "divide"
        case .minimum: "minimum"
        case .maximum: "maximum"
        case .fmin: "fmin"
        case .fmax: "fmax"
        case .floorDivide: "floor_divide"
        case .remainder: "remainder"
        case .equal: "equal"
        case .notEqual: "not_equal"
        case .less: "less"
        case .lessEqual: "less_equal"
        case .greater: "greater"
        case .greaterEqual: "greater_equal"
        }
    }

    /// The loop for a type, or `nil` where there is none.
    func loop(for type: DType) -> BinaryLoop? {
        let type = type.kernel
        return switch self {
        case .add: mt_binary_add(type)
        case .subtract: mt_binary_subtract(type)
        case .multiply: mt_binary_multiply(type)
        case .divide: mt_binary_divide(type)
        case .minimum: mt_binary_minimum(type)
        case .maximum: mt_binary_maximum(type)
        case .fmin: mt_binary_fmin(type)
        case .fmax: mt_binary_fmax(type)
        case .floorDivide: mt_binary_floor_divide(type)
        case .remainder: mt_binary_remainder(type)
        case .equal: unsafeBitCast(mt_compare_equal(type), to: BinaryLoop?.self)
        case .notEqual: unsafeBitCast(mt_compare_not_equal(type), to: BinaryLoop?.self)
        case .less: unsafeBitCast(mt_compare_less(type), to: BinaryLoop?.self)
        case .lessEqual: unsafeBitCast(mt_compare_less_equal(type), to: BinaryLoop?.self)
        case .greater: unsafeBitCast(mt_compare_greater(type), to: BinaryLoop?.self)
        case .greaterEqual: unsafeBitCast(mt_compare_greater_equal(type), to: BinaryLoop?.self)
        }
    }

    /// The operation on `p` and `q` in the kernel dialect, or `nil` where the devices have none for the type.
    func text(for type: DType) -> String? {
        guard type.kernelName != nil else { return nil }
        let isReal = type.kind == .real
        return switch self {
        case .add: "p + q"
        case .subtract: "p - q"
        case .multiply: "p * q"
        case .divide: isReal ? "p / q" : nil
        case .minimum: isReal ? "(p != p ? p : q != q ? q : p < q ? p : q)" : "(p < q ? p : q)"
        case .maximum: isReal ? "(p != p ? p : q != q ? q : p > q ? p : q)" : "(p > q ? p : q)"
        case .fmin: isReal ? "(p != p ? q : q != q ? p : p < q ? p : q)" : "(p < q ? p : q)"
        case .fmax: isReal ? "(p != p ? q : q != q ? p : p > q ? p : q)" : "(p > q ? p : q)"
        case .floorDivide, .remainder: nil
        case .equal: "p == q"
        case .notEqual: "p != q"
        case .less: "p < q"
        case .lessEqual: "p <= q"
        case .greater: "p > q"
        case .greaterEqual: "p >= q"
        }
    }
}

/// `F` applied to the elements of two arrays, broadcast together.
public struct BinaryMap<F: BinaryFunction, Element: Scalar>: Call {
    public static var card: Card { F.card }
    public var a, b: NDArray<Element>

    @inlinable public init(a: NDArray<Element>, b: NDArray<Element>) {
        self.a = a
        self.b = b
    }

    @inlinable public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&a)
        try visitor.visit(&b)
    }

    @inlinable public var livesOnHost: Bool { a.buffer.isOnHost && b.buffer.isOnHost }

    public func body() throws(MartletError) -> NDArray<Element> {
        try combined(a, b, F.operation, result: Element.self)
    }

    /// The result for `a` and `b`; for few elements without making the call.
    @inlinable @inline(__always) static func of(
        _ a: NDArray<Element>, _ b: NDArray<Element>
    ) throws(MartletError) -> NDArray<Element> {
        if Scope.isPlain,
            let y = try shortRun(a, b, F.operation, Element.dtype, MemoryLayout<Element>.stride)
        {
            return NDArray(laidOutAs: a, buffer: y)
        }
        return try BinaryMap(a: a, b: b).perform()
    }
}

/// The comparison `F` of the elements of two arrays, broadcast together.
public struct Comparison<F: BinaryFunction, Element: Scalar>: Call {
    public static var card: Card { F.card }
    public var a, b: NDArray<Element>

    @inlinable public init(a: NDArray<Element>, b: NDArray<Element>) {
        self.a = a
        self.b = b
    }

    @inlinable public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&a)
        try visitor.visit(&b)
    }

    @inlinable public var livesOnHost: Bool { a.buffer.isOnHost && b.buffer.isOnHost }

    public func body() throws(MartletError) -> NDArray<Bool> { try combined(a, b, F.operation, result: Bool.self) }

    /// The result for `a` and `b`; for few elements without making the call.
    @inlinable @inline(__always) static func of(
        _ a: NDArray<Element>, _ b: NDArray<Element>
    ) throws(MartletError) -> NDArray<Bool> {
        if Scope.isPlain,
            let y = try shortRun(a, b, F.operation, Element.dtype, MemoryLayout<Bool>.stride)
        {
            return NDArray(laidOutAs: a, buffer: y)
        }
        return try Comparison(a: a, b: b).perform()
    }
}

/// A buffer with the results for two contiguous host arrays of one shape and few axes; `nil` for others, and for so many
/// elements that they may be shared among threads.
@usableFromInline func shortRun<E: Scalar>(
    _ a: NDArray<E>, _ b: NDArray<E>, _ operation: BinaryOperation, _ type: DType, _ resultSize: Int
) throws(MartletError) -> Buffer? {
    guard let aFirst = a.hostAddress, let bFirst = b.hostAddress, let count = a.contiguousCount(like: b), count > 0,
        !isLong(count), let loop = operation.loop(for: type)
    else { return nil }
    let size = type.itemSize, y = try HostBuffer(byteCount: count * resultSize, for: operation.name)
    loop(count, aFirst + a.offset * size, 1, bFirst + b.offset * size, 1, y.pointer)
    return y
}

/// The host's way.
private func combined<E: Scalar, R: Scalar>(
    _ a: NDArray<E>, _ b: NDArray<E>, _ operation: BinaryOperation, result: R.Type
) throws(MartletError) -> NDArray<R> {
    // Reading the task's choice costs as much as adding a hundred numbers.
    let parallelism = a.isLong || b.isLong ? Parallelism.current : .sequential
    return try combined(
        Operand(a), Operand(b), operation, E.dtype, resultSize: MemoryLayout<R>.stride, parallelism
    ).array()
}

private func combined(
    _ a: Operand, _ b: Operand, _ operation: BinaryOperation, _ type: DType, resultSize: Int, _ parallelism: Parallelism
) throws(MartletError) -> Operand {
    guard let loop = operation.loop(for: type) else {
        throw .type(function: operation.name, argument: "a", given: "\(type)", wanted: "a type with this operation")
    }
    return try mapBinary(a, b, type.itemSize, resultSize, for: operation.name, parallelism, loop)
}

// MARK: - GPU

extension BinaryMap: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<Element>? {
        try combined(a, b, F.operation, F.card.name, result: Element.self, on: gpu)
    }
}

extension Comparison: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<Bool>? {
        try combined(a, b, F.operation, F.card.name, result: Bool.self, on: gpu)
    }
}

private func combined<E: Scalar, R: Scalar>(
    _ a: NDArray<E>, _ b: NDArray<E>, _ operation: BinaryOperation, _ function: String, result: R.Type, on gpu: some GPU
) throws(MartletError) -> NDArray<R>? {
    guard let text = operation.text(for: E.dtype), let type = E.dtype.kernelName, let resultType = R.dtype.kernelName
    else { return nil }
    guard let shape = a.shape.broadcast(with: b.shape) else {
        throw .shape(
            function: function, argument: "b", given: "\(b.shape)", wanted: "a shape that broadcasts with \(a.shape)")
    }
    let y: NDArray<R> = try gpu.empty(shape)
    let loop = StridedLoop(shape, [a.broadcastStrides(to: shape), b.broadcastStrides(to: shape)])
    let name = "map_\(operation.name)_\(type)_\(loop.rank)"
    let kernel = Kernel(
        name, real: E.dtype == .float32 ? .float32 : .float64,
        """
        KERNEL \(name)(ARRAY(\(type), a), ARRAY(\(type), b), RESULT(\(resultType), y), INDEX n,
                       \(loop.parameters(["a", "b"]))) {
            BIND(\(type), a); BIND(\(type), b); BIND_RESULT(\(resultType), y);
            INDEX i = SELF;
            if (i < n) {
                \(loop.offsets(["a", "b"]))
                \(type) p = a[at_a], q = b[at_b];
                y[i] = (\(resultType))(\(text));
            }
        }
        """)
    try gpu.launch(kernel, count: y.count, [.array(a), .array(b), .array(y), .index(y.count)] + loop.arguments)
    return y
}
