public import MartletCore

/// An array whose element type is known at run time only: an `NDArray` without its type parameter.
///
/// Turning one into the other moves a few words and looks nothing up, so that a call from another language pays
/// nothing for it.
public struct ArrayValue: Sendable {
    public let dtype: DType
    public let shape: Shape
    /// In elements.
    public let strides: Shape
    package let offset: Int
    package let buffer: Buffer

    public init<T>(_ array: NDArray<T>) {
        (dtype, shape, strides, offset, buffer) = (
            T.dtype, array.shape, array.strides, array.offset, array.buffer
        )
    }

    package init(dtype: DType, shape: Shape, strides: Shape, offset: Int, buffer: Buffer) {
        (self.dtype, self.shape, self.strides, self.offset, self.buffer) = (dtype, shape, strides, offset, buffer)
    }

    public var rank: Int { shape.count }

    /// The same elements as an `NDArray`, or `nil` when their type is another.
    public func typed<T>(as type: T.Type = T.self) -> NDArray<T>? {
        T.dtype == dtype ? NDArray(unchecked: shape, strides: strides, offset: offset, buffer: buffer) : nil
    }

    /// A row-major host array of these elements with a buffer of its own.
    public func copied() throws(MartletError) -> ArrayValue { try dtype.elementType.copy(self) }

    /// The elements converted to `T` as NumPy's `astype` converts them, without copying when they are `T` already.
    public func converted<T: FieldScalar>(to type: T.Type = T.self) throws(MartletError) -> NDArray<T> {
        if let same = typed(as: T.self) { return same }
        return try dtype.elementType.convert(self, to: T.self)
    }

    /// The elements as integers; the elements must be integers or truth values.
    public func integers(function: String, argument: String) throws(MartletError) -> NDArray<Int> {
        if dtype == .int64, let same = typed(as: Int.self) { return same }
        guard dtype.kind < .real else {
            throw .type(function: function, argument: argument, given: "of \(dtype)", wanted: "integers")
        }
        return try dtype.elementType.convertToInt(self, function, argument)
    }
}

// MARK: - Conversions

/// What `ArrayValue` needs of every element type.
protocol Element: Scalar {
    /// As the real and imaginary part of a field element.
    func field<F: FieldScalar>() -> F
    /// As an integer, or `nil` when it is none or too large.
    var integer: Int? { get }
}

extension Element where Self: BinaryInteger {
    func field<F: FieldScalar>() -> F { F(F.Real(self), 0) }
    var integer: Int? { Int(exactly: self) }
}

extension Element where Self: BinaryFloatingPoint {
    func field<F: FieldScalar>() -> F { F(F.Real(self), 0) }
    var integer: Int? { Int(exactly: self) }
}

extension Int8: Element {}
extension Int16: Element {}
extension Int32: Element {}
extension Int64: Element {}
extension UInt8: Element {}
extension UInt16: Element {}
extension UInt32: Element {}
extension UInt64: Element {}
extension Float: Element {}
extension Double: Element {}
#if !(os(macOS) && arch(x86_64))
    extension Float16: Element {}
#endif
extension Bool: Element {
    func field<F: FieldScalar>() -> F { self ? .one : .zero }
    var integer: Int? { self ? 1 : 0 }
}
extension Complex: Element {
    func field<F: FieldScalar>() -> F { F(F.Real(real), F.Real(imaginary)) }
    var integer: Int? { imaginary == 0 ? Int(exactly: real) : nil }
}

extension Element {
    static func copy(_ value: ArrayValue) throws(MartletError) -> ArrayValue {
        ArrayValue(try value.typed(as: Self.self)!.copied())
    }

    static func convert<F: FieldScalar>(_ value: ArrayValue, to: F.Type) throws(MartletError) -> NDArray<F> {
        let source = value.typed(as: Self.self)!
        return try NDArray(shape: value.shape) { (span: inout MutableSpan<F>) throws(MartletError) in
            try source.withSpan { (from: Span<Self>) throws(MartletError) in
                for i in from.indices { span[i] = from[i].field() }
            }
        }
    }

    static func convertToInt(
        _ value: ArrayValue, _ function: String, _ argument: String
    ) throws(MartletError) -> NDArray<Int> {
        let source = value.typed(as: Self.self)!
        return try NDArray(shape: value.shape) { (span: inout MutableSpan<Int>) throws(MartletError) in
            try source.withSpan { (from: Span<Self>) throws(MartletError) in
                for i in from.indices {
                    guard let number = from[i].integer else {
                        throw .value(
                            function: function, argument: argument, given: "\(from[i])", wanted: "a 64-bit integer")
                    }
                    span[i] = number
                }
            }
        }
    }
}

extension DType {
    /// The Swift type of the elements.
    var elementType: any Element.Type {
        switch self {
        case .bool: Bool.self
        case .int8: Int8.self
        case .int16: Int16.self
        case .int32: Int32.self
        case .int64: Int64.self
        case .uint8: UInt8.self
        case .uint16: UInt16.self
        case .uint32: UInt32.self
        case .uint64: UInt64.self
        case .float16: Self.half
        case .float32: Float.self
        case .float64: Double.self
        case .complex64: Complex<Float>.self
        case .complex128: Complex<Double>.self
        }
    }

    #if !(os(macOS) && arch(x86_64))
        private static var half: any Element.Type { Float16.self }
    #else
        // The platform has no such type; the C interface refuses arrays of it before they get here.
        private static var half: any Element.Type { UInt16.self }
    #endif
}
