import CMartletKernels
public import MartletCore

extension Arrays {
    /// The elements converted to another type.
    ///
    /// Integers wrap modulo 2ⁿ; reals become integers by rounding towards zero, beyond the range the nearest end of it, NaN
    /// 0; anything but zero is true; complex numbers lose their imaginary parts on the way to reals.
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - type: the wanted type; the array itself when it has it.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `numpy.ndarray.astype`.
    public static func astype<From: Scalar, To: Scalar>(
        _ x: NDArray<From>, _ type: To.Type
    ) throws(MartletError) -> NDArray<To> {
        try AsType<From, To>(x: x).perform()
    }
}

public struct AsType<From: Scalar, To: Scalar>: Call {
    public static var card: Card { Card("arrays.astype", mirrors: "numpy.ndarray.astype", accuracy: .ulps(0.5)) }
    var x: NDArray<From>

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<To> { try Arrays.convert(x, to: To.self, mayAlias: true) }
}

extension Arrays {
    /// A host array's elements in another type; a buffer of their own unless `mayAlias`.
    static func convert<From: Scalar, To: Scalar>(
        _ x: NDArray<From>, to: To.Type, mayAlias: Bool
    ) throws(MartletError) -> NDArray<To> {
        if From.dtype == To.dtype { return try Operand(mayAlias ? x : x.copied()).array() }
        let loop = mt_convert_loop(From.dtype.kernel, To.dtype.kernel)
        let parallelism = x.isLong ? Parallelism.current : .sequential
        return try mapUnary(
            Operand(x), MemoryLayout<From>.stride, MemoryLayout<To>.stride, for: "astype", parallelism, loop
        ).array()
    }
}

extension Arrays {
    /// The elements of an array of any type converted to `type`; see ``astype(_:_:)-(NDArray<From>,_)``.
    public static func astype<To: Scalar>(_ x: AnyNDArray, _ type: To.Type) throws(MartletError) -> NDArray<To> {
        try x.visit(Conversion<To>())
    }
}

private struct Conversion<To: Scalar>: AnyArrayVisitor {
    func visit<E: Scalar>(_ array: NDArray<E>) throws(MartletError) -> NDArray<To> { try Arrays.astype(array, To.self) }
}
