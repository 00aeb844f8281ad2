/// An array whose element type is known at run time: what a file holds, what another language hands over.
///
/// `Int` and `UInt` arrays are held as arrays of the integers of the same width; going there and back copies nothing.
@frozen public enum AnyNDArray: Sendable {
    case bool(NDArray<Bool>)
    case int8(NDArray<Int8>)
    case int16(NDArray<Int16>)
    case int32(NDArray<Int32>)
    case int64(NDArray<Int64>)
    case uint8(NDArray<UInt8>)
    case uint16(NDArray<UInt16>)
    case uint32(NDArray<UInt32>)
    case uint64(NDArray<UInt64>)
    #if !(os(macOS) && arch(x86_64))
        case float16(NDArray<Float16>)
    #endif
    case float32(NDArray<Float>)
    case float64(NDArray<Double>)
    case complex64(NDArray<Complex<Float>>)
    case complex128(NDArray<Complex<Double>>)

    /// The same array, its type no longer part of the program.
    public init<E: Scalar>(_ array: NDArray<E>) {
        switch E.dtype {
        case .bool: self = .bool(array.reinterpreted())
        case .int8: self = .int8(array.reinterpreted())
        case .int16: self = .int16(array.reinterpreted())
        case .int32: self = .int32(array.reinterpreted())
        case .int64: self = .int64(array.reinterpreted())
        case .uint8: self = .uint8(array.reinterpreted())
        case .uint16: self = .uint16(array.reinterpreted())
        case .uint32: self = .uint32(array.reinterpreted())
        case .uint64: self = .uint64(array.reinterpreted())
        #if !(os(macOS) && arch(x86_64))
            case .float16: self = .float16(array.reinterpreted())
        #else
            case .float16: preconditionFailure("this platform has no Float16")
        #endif
        case .float32: self = .float32(array.reinterpreted())
        case .float64: self = .float64(array.reinterpreted())
        case .complex64: self = .complex64(array.reinterpreted())
        case .complex128: self = .complex128(array.reinterpreted())
        }
    }

    /// The array with elements of type `E`, which must be what it has.
    ///
    /// - Throws: ``MartletError/type(function:argument:given:wanted:)`` when the elements are of another type; nothing
    ///   is converted.
    public func `as`<E: Scalar>(_: E.Type = E.self) throws(MartletError) -> NDArray<E> {
        try untyped(E.dtype).reinterpreted()
    }

    private func untyped(_ wanted: DType) throws(MartletError) -> NDArray<Bool> {
        guard wanted == dtype else {
            throw .type(
                function: "AnyNDArray.as", argument: "self", given: "an array of \(dtype)", wanted: "one of \(wanted)")
        }
        return untyped
    }

    /// The array without its type: to be seen as one of the right type before an element is touched.
    var untyped: NDArray<Bool> {
        switch self {
        case .bool(let array): array
        case .int8(let array): array.reinterpreted()
        case .int16(let array): array.reinterpreted()
        case .int32(let array): array.reinterpreted()
        case .int64(let array): array.reinterpreted()
        case .uint8(let array): array.reinterpreted()
        case .uint16(let array): array.reinterpreted()
        case .uint32(let array): array.reinterpreted()
        case .uint64(let array): array.reinterpreted()
        #if !(os(macOS) && arch(x86_64))
            case .float16(let array): array.reinterpreted()
        #endif
        case .float32(let array): array.reinterpreted()
        case .float64(let array): array.reinterpreted()
        case .complex64(let array): array.reinterpreted()
        case .complex128(let array): array.reinterpreted()
        }
    }
}

extension AnyNDArray: ArrayTree {
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        switch self {
        case .bool(let array): self = .bool(try visitor.visited(array))
        case .int8(let array): self = .int8(try visitor.visited(array))
        case .int16(let array): self = .int16(try visitor.visited(array))
        case .int32(let array): self = .int32(try visitor.visited(array))
        case .int64(let array): self = .int64(try visitor.visited(array))
        case .uint8(let array): self = .uint8(try visitor.visited(array))
        case .uint16(let array): self = .uint16(try visitor.visited(array))
        case .uint32(let array): self = .uint32(try visitor.visited(array))
        case .uint64(let array): self = .uint64(try visitor.visited(array))
        #if !(os(macOS) && arch(x86_64))
            case .float16(let array): self = .float16(try visitor.visited(array))
        #endif
        case .float32(let array): self = .float32(try visitor.visited(array))
        case .float64(let array): self = .float64(try visitor.visited(array))
        case .complex64(let array): self = .complex64(try visitor.visited(array))
        case .complex128(let array): self = .complex128(try visitor.visited(array))
        }
    }
}

extension ArrayVisitor {
    fileprivate mutating func visited<E: Scalar>(_ array: NDArray<E>) throws(MartletError) -> NDArray<E> {
        var array = array
        try visit(&array)
        return array
    }
}

/// Work on an array of any element type.
public protocol AnyArrayVisitor {
    associatedtype Result
    mutating func visit<E: Scalar>(_ array: NDArray<E>) throws(MartletError) -> Result
}

extension AnyNDArray {
    /// What `visitor` makes of the array, whose element type it sees.
    public func visit<V: AnyArrayVisitor>(_ visitor: inout V) throws(MartletError) -> V.Result {
        switch self {
        case .bool(let array): return try visitor.visit(array)
        case .int8(let array): return try visitor.visit(array)
        case .int16(let array): return try visitor.visit(array)
        case .int32(let array): return try visitor.visit(array)
        case .int64(let array): return try visitor.visit(array)
        case .uint8(let array): return try visitor.visit(array)
        case .uint16(let array): return try visitor.visit(array)
        case .uint32(let array): return try visitor.visit(array)
        case .uint64(let array): return try visitor.visit(array)
        #if !(os(macOS) && arch(x86_64))
            case .float16(let array): return try visitor.visit(array)
        #endif
        case .float32(let array): return try visitor.visit(array)
        case .float64(let array): return try visitor.visit(array)
        case .complex64(let array): return try visitor.visit(array)
        case .complex128(let array): return try visitor.visit(array)
        }
    }

    /// What `visitor` makes of the array, whose element type it sees.
    public func visit<V: AnyArrayVisitor>(_ visitor: V) throws(MartletError) -> V.Result {
        var visitor = visitor
        return try visit(&visitor)
    }

    /// The same, by code that is compiled once for all types and not once for each: for long code that spends its time
    /// elsewhere.
    func visitInCommon<V: AnyArrayVisitor>(_ visitor: V) throws(MartletError) -> V.Result {
        var visitor = visitor
        func opened<E: Scalar>(_ type: E.Type) throws(MartletError) -> V.Result { try visitor.visit(try self.as(type)) }
        guard let type = dtype.scalarType else { preconditionFailure("this platform has no \(dtype)") }
        return try opened(type)
    }
}
