// What an array of any type tells of itself, and its views.

private struct Text: AnyArrayVisitor {
    let isDebug: Bool
    func visit<E: Scalar>(_ array: NDArray<E>) -> String { isDebug ? array.debugDescription : array.description }
}

private struct Hashing: AnyArrayVisitor {
    var hasher: Hasher
    mutating func visit<E: Scalar>(_ array: NDArray<E>) { array.hash(into: &hasher) }
}

private struct Comparing: AnyArrayVisitor {
    let other: AnyNDArray
    func visit<E: Scalar>(_ array: NDArray<E>) throws(MartletError) -> Bool { try array == other.as(E.self) }
}

private struct Encoding: AnyArrayVisitor {
    let encoder: any Encoder
    func visit<E: Scalar>(_ array: NDArray<E>) -> Result<Void, any Error> { Result { try array.encode(to: encoder) } }
}

extension AnyNDArray {
    public var dtype: DType {
        switch self {
        case .bool: .bool
        case .int8: .int8
        case .int16: .int16
        case .int32: .int32
        case .int64: .int64
        case .uint8: .uint8
        case .uint16: .uint16
        case .uint32: .uint32
        case .uint64: .uint64
        #if !(os(macOS) && arch(x86_64))
            case .float16: .float16
        #endif
        case .float32: .float32
        case .float64: .float64
        case .complex64: .complex64
        case .complex128: .complex128
        }
    }
    /// The length of each axis.
    public var shape: Shape { untyped.shape }
    /// The number of axes.
    public var rank: Int { untyped.rank }
    /// The number of elements.
    public var count: Int { untyped.count }
    public var device: Device { untyped.device }
}

extension AnyNDArray: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { trapping { () throws(MartletError) in try visitInCommon(Text(isDebug: false)) } }
    public var debugDescription: String {
        trapping { () throws(MartletError) in try visitInCommon(Text(isDebug: true)) }
    }
}

extension AnyNDArray: Hashable {
    /// Whether types, shapes and all elements are equal.
    public static func == (a: AnyNDArray, b: AnyNDArray) -> Bool {
        a.dtype == b.dtype && trapping { () throws(MartletError) in try a.visit(Comparing(other: b)) }
    }

    public func hash(into hasher: inout Hasher) {
        var hashing = Hashing(hasher: hasher)
        trapping { () throws(MartletError) in try visit(&hashing) }
        hasher = hashing.hasher
    }
}

extension AnyNDArray: Codable {
    public func encode(to encoder: any Encoder) throws { try visitInCommon(Encoding(encoder: encoder)).get() }

    /// - Throws: a `DecodingError` when the type is none, or the shape is not one of as many elements.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: NDArray<Bool>.Key.self)
        let name = try container.decode(String.self, forKey: .dtype)
        guard let dtype = DType(name: name), let type = dtype.scalarType else {
            throw DecodingError.dataCorruptedError(
                forKey: .dtype, in: container, debugDescription: "\(name) is no element type")
        }
        func decoded<E: Scalar>(_: E.Type) throws -> AnyNDArray { AnyNDArray(try NDArray<E>(from: decoder)) }
        self = try decoded(type)
    }
}

extension DType {
    /// The Swift type of the elements, or `nil` where the platform has none.
    public var scalarType: (any Scalar.Type)? {
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
        case .float16:
            #if os(macOS) && arch(x86_64)
                nil
            #else
                Float16.self
            #endif
        case .float32: Float.self
        case .float64: Double.self
        case .complex64: Complex<Float>.self
        case .complex128: Complex<Double>.self
        }
    }
}

// MARK: - Views

extension AnyNDArray {
    /// The part that the indices select; see ``NDArray``'s subscript.
    public func selecting<each Index: AxisIndex>(_ index: repeat each Index) throws(MartletError) -> AnyNDArray {
        var selections: [AxisSelection] = []
        for part in repeat each index { selections.append(part.selection) }
        return try selecting(selections)
    }

    /// The part that the selections, made at run time, name.
    public func selecting(_ selections: [AxisSelection]) throws(MartletError) -> AnyNDArray {
        try viewed(.selecting(selections))
    }

    /// The axes in reverse order.
    public var transposed: AnyNDArray { trapping { () throws(MartletError) in try viewed(.transposed) } }

    /// The elements, in row-major order, as an array of another shape.
    public func reshaped(_ shape: Shape) throws(MartletError) -> AnyNDArray { try viewed(.reshaped(shape)) }

    /// Axis `source` moved to position `destination`, the others in their order.
    public func movingAxis(_ source: Int, to destination: Int) throws(MartletError) -> AnyNDArray {
        try viewed(.movingAxis(source, destination))
    }

    private func viewed(_ view: View) throws(MartletError) -> AnyNDArray { try visitInCommon(view) }

    private enum View: AnyArrayVisitor {
        case selecting([AxisSelection])
        case transposed
        case reshaped(Shape)
        case movingAxis(Int, Int)

        func visit<E: Scalar>(_ array: NDArray<E>) throws(MartletError) -> AnyNDArray {
            switch self {
            case .selecting(let selections): AnyNDArray(try array.selecting(selections))
            case .transposed: AnyNDArray(array.transposed)
            case .reshaped(let shape): AnyNDArray(try array.reshaped(shape))
            case .movingAxis(let source, let destination): AnyNDArray(try array.movingAxis(source, to: destination))
            }
        }
    }
}
