/// An element type an array may hold.
public protocol Scalar: BitwiseCopyable, Sendable, Hashable, Codable {
    static var dtype: DType { get }
    static var zero: Self { get }
    static var one: Self { get }
}

/// An element type with +, − and ×.
public protocol NumericScalar: Scalar, AdditiveArithmetic {
    static func * (a: Self, b: Self) -> Self
}

/// An integer element type.
public protocol IntegerScalar: NumericScalar, FixedWidthInteger {}

/// An element type with an order.
public protocol OrderedScalar: NumericScalar, Comparable {}

/// A field: a real or complex floating-point type in which results are computed.
public protocol FieldScalar: NumericScalar {
    associatedtype Real: RealScalar
    static func / (a: Self, b: Self) -> Self
    static func * (a: Self, b: Real) -> Self
    static prefix func - (a: Self) -> Self
    init(_ real: Real, _ imaginary: Real)
    var realPart: Real { get }
    var imaginaryPart: Real { get }
    var conjugated: Self { get }
    var isFinite: Bool { get }
}

/// A real floating-point type in which results are computed: `Float` and `Double`.
public protocol RealScalar: FieldScalar, OrderedScalar, BinaryFloatingPoint where Real == Self {}

extension Bool: Scalar {
    public static var dtype: DType { .bool }
    public static var zero: Bool { false }
    public static var one: Bool { true }
}

extension IntegerScalar {
    public static var one: Self { 1 }
}

extension Int8: IntegerScalar, OrderedScalar { public static var dtype: DType { .int8 } }
extension Int16: IntegerScalar, OrderedScalar { public static var dtype: DType { .int16 } }
extension Int32: IntegerScalar, OrderedScalar { public static var dtype: DType { .int32 } }
extension Int64: IntegerScalar, OrderedScalar { public static var dtype: DType { .int64 } }
extension Int: IntegerScalar, OrderedScalar {
    #if _pointerBitWidth(_64)
        public static var dtype: DType { .int64 }
    #else
        public static var dtype: DType { .int32 }
    #endif
}
extension UInt8: IntegerScalar, OrderedScalar { public static var dtype: DType { .uint8 } }
extension UInt16: IntegerScalar, OrderedScalar { public static var dtype: DType { .uint16 } }
extension UInt32: IntegerScalar, OrderedScalar { public static var dtype: DType { .uint32 } }
extension UInt64: IntegerScalar, OrderedScalar { public static var dtype: DType { .uint64 } }
extension UInt: IntegerScalar, OrderedScalar {
    #if _pointerBitWidth(_64)
        public static var dtype: DType { .uint64 }
    #else
        public static var dtype: DType { .uint32 }
    #endif
}

#if !(os(macOS) && arch(x86_64))
    extension Float16: OrderedScalar {
        public static var dtype: DType { .float16 }
        public static var one: Float16 { 1 }
    }
#endif

extension RealScalar {
    public static var one: Self { 1 }
    @inlinable public init(_ real: Self, _ imaginary: Self) { self = real }
    @inlinable public var realPart: Self { self }
    @inlinable public var imaginaryPart: Self { 0 }
    @inlinable public var conjugated: Self { self }
}

extension Float: RealScalar {
    public typealias Real = Float
    public static var dtype: DType { .float32 }
}

extension Double: RealScalar {
    public typealias Real = Double
    public static var dtype: DType { .float64 }
}

extension Complex: Scalar, NumericScalar, FieldScalar {
    public static var dtype: DType { Real.dtype == .float32 ? .complex64 : .complex128 }
    @inlinable public var realPart: Real { real }
    @inlinable public var imaginaryPart: Real { imaginary }
    @inlinable public var conjugated: Complex { conjugate }
}
