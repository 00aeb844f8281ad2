import Martlet
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

    /// Position `index` of the first axis, without copying.
    func part(_ index: Int) -> ArrayValue {
        ArrayValue(
            dtype: dtype, shape: shape.removing(0), strides: strides.removing(0), offset: offset + index * strides[0],
            buffer: buffer)
    }

    /// The same array as one of the closed list of types.
    public init(_ array: AnyNDArray) {
        struct Opening: AnyArrayVisitor {
            func visit<E: Scalar>(_ array: NDArray<E>) -> ArrayValue { ArrayValue(array) }
        }
        // The visitor throws nothing, but its requirement may.
        do throws(MartletError) { self = try array.visit(Opening()) } catch { fatalError(error.description) }
    }

    /// The same array as one of the closed list of types.
    public func any() throws(MartletError) -> AnyNDArray {
        func open<T: Scalar>(_ type: T.Type) -> AnyNDArray { AnyNDArray(typed(as: T.self)!) }
        return open(dtype.scalarType)
    }

    /// Whether the other shows the very same memory in the same way.
    func isSame(as other: ArrayValue) -> Bool {
        guard let mine = buffer as? HostBuffer, let others = other.buffer as? HostBuffer else { return false }
        return mine.pointer == others.pointer && offset == other.offset && dtype == other.dtype
            && shape == other.shape && strides == other.strides
    }

    /// A row-major host array of these elements with a buffer of its own.
    public func copied() throws(MartletError) -> ArrayValue {
        func copy<T: Scalar>(_ type: T.Type) throws(MartletError) -> ArrayValue {
            ArrayValue(try typed(as: T.self)!.copied())
        }
        return try copy(dtype.scalarType)
    }

    /// The elements converted to `T` as NumPy's `astype` converts them, without copying when they are `T` already.
    public func converted<T: Scalar>(to type: T.Type = T.self) throws(MartletError) -> NDArray<T> {
        if let same = typed(as: T.self) { return same }
        func convert<From: Scalar>(_ from: From.Type) throws(MartletError) -> NDArray<T> {
            try Arrays.astype(typed(as: From.self)!, T.self)
        }
        return try convert(dtype.scalarType)
    }

    /// The elements as integers; they must be integers or truth values.
    public func integers(function: String, argument: String) throws(MartletError) -> NDArray<Int> {
        guard dtype.kind < .real else {
            throw .type(function: function, argument: argument, given: "of \(dtype)", wanted: "integers")
        }
        let numbers: NDArray<Int> = try converted()
        if dtype == .uint64, try numbers.elements(for: function).contains(where: { $0 < 0 }) {
            throw .value(
                function: function, argument: argument, given: "beyond 2^63", wanted: "integers of 64 bits with a sign")
        }
        return numbers
    }
}

extension DType {
    /// The Swift type of the elements.
    package var scalarType: any Scalar.Type {
        switch self {
        case .bool: Bool.self
        case .int8: Int8.self
        case .int16: Int16.self
        case .int32: Int32.self
        case .int64: Int.self
        case .uint8: UInt8.self
        case .uint16: UInt16.self
        case .uint32: UInt32.self
        case .uint64: UInt.self
        case .float16: Self.half
        case .float32: Float.self
        case .float64: Double.self
        case .complex64: Complex<Float>.self
        case .complex128: Complex<Double>.self
        }
    }

    #if !(os(macOS) && arch(x86_64))
        private static var half: any Scalar.Type { Float16.self }
    #else
        // The platform has no such type; the C interface refuses arrays of it before they get here.
        private static var half: any Scalar.Type { UInt16.self }
    #endif
}
