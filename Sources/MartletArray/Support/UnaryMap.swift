import CMartletKernels
public import MartletCore
public import MartletGPU

/// An elementwise function of one real argument, declared once.
///
/// `kernel` is its row of the kernels' table: the loops compiled for every CPU level, and the same scalar source as text
/// for the compilers of the devices.
public protocol UnaryFunction: Sendable {
    static var card: Card { get }
    static var kernel: UnaryKernel { get }
}

/// A row of the kernels' table.  Wraps the C struct, so that C stays out of the public interface.
public struct UnaryKernel: Sendable {
    let row: mt_unary
    init(_ row: mt_unary) { self.row = row }
    var name: String { String(cString: row.name) }
    var source: String { String(cString: row.source) }
}

/// `F` applied to every element.
public struct UnaryMap<F: UnaryFunction, Element: RealScalar>: Call {
    public static var card: Card { F.card }
    public var x: NDArray<Element>

    @inlinable public init(x: NDArray<Element>) { self.x = x }

    @inlinable public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&x)
    }

    @inlinable public var livesOnHost: Bool { x.buffer.isOnHost }

    public func body() throws(MartletError) -> NDArray<Element> {
        let row = F.kernel.row, size = MemoryLayout<Element>.stride
        let loop =
            Element.dtype == .float64
            ? unsafeBitCast(row.f64, to: UnaryLoop.self) : unsafeBitCast(row.f32, to: UnaryLoop.self)
        let parallelism = x.isLong ? Parallelism.current : .sequential
        return try mapUnary(Operand(x), size, size, for: F.card.name, parallelism, loop).array()
    }
}

extension UnaryMap: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<Element>? {
        let x = try gpu.contiguous(x), name = F.kernel.name
        let y: NDArray<Element> = try gpu.empty(x.shape)
        let kernel = Kernel(
            "map_\(name)", real: Element.dtype,
            """
            \(F.kernel.source)
            KERNEL map_\(name)(ARRAY(REAL, x), RESULT(REAL, y), INDEX n) {
                BIND(REAL, x); BIND_RESULT(REAL, y);
                INDEX i = SELF;
                if (i < n) y[i] = MT(\(name))(x[i]);
            }
            """)
        try gpu.launch(kernel, count: y.count, [.array(x), .array(y), .index(y.count)])
        return y
    }
}
