/// The type of an array's elements, as a value.
public enum DType: UInt8, Sendable, CaseIterable, Codable {
    case bool, int8, int16, int32, int64, uint8, uint16, uint32, uint64, float16, float32, float64, complex64,
        complex128
}

extension DType: CustomStringConvertible {
    /// NumPy's name of the type.
    public var description: String {
        switch self {
        case .bool: "bool"
        case .int8: "int8"
        case .int16: "int16"
        case .int32: "int32"
        case .int64: "int64"
        case .uint8: "uint8"
        case .uint16: "uint16"
        case .uint32: "uint32"
        case .uint64: "uint64"
        case .float16: "float16"
        case .float32: "float32"
        case .float64: "float64"
        case .complex64: "complex64"
        case .complex128: "complex128"
        }
    }

    /// The type that NumPy calls `name`, or `nil`.
    public init?(name: String) {
        guard let found = Self.allCases.first(where: { $0.description == name }) else { return nil }
        self = found
    }

    /// Bytes of one element.
    public var itemSize: Int {
        switch self {
        case .bool, .int8, .uint8: 1
        case .int16, .uint16, .float16: 2
        case .int32, .uint32, .float32: 4
        case .int64, .uint64, .float64, .complex64: 8
        case .complex128: 16
        }
    }

    /// The families of types, in the order in which they absorb one another.
    public enum Kind: Int, Sendable, Comparable {
        case bool, unsigned, signed, real, complex
        public static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
    }

    public var kind: Kind {
        switch self {
        case .bool: .bool
        case .uint8, .uint16, .uint32, .uint64: .unsigned
        case .int8, .int16, .int32, .int64: .signed
        case .float16, .float32, .float64: .real
        case .complex64, .complex128: .complex
        }
    }

    /// How the kernel dialect of the devices spells this type, or `nil` for types that it has no arithmetic for.
    public var kernelName: String? {
        switch self {
        case .bool, .uint8: "uchar"
        case .int8: "char"
        case .int16: "short"
        case .int32: "int"
        case .int64: "long"
        case .uint16: "ushort"
        case .uint32: "uint"
        case .uint64: "ulong"
        case .float32: "float"
        case .float64: "double"
        case .float16, .complex64, .complex128: nil
        }
    }
}

// MARK: - Promotion

extension DType {
    /// The smallest type that holds both, by NumPy 2's table.
    ///
    /// Integers of different signedness meet in the next wider signed type, and 64-bit ones in `float64`; an integer
    /// meets a real in the real whose significand holds the integer's type, at most `float64`.
    ///
    /// - SeeAlso: NEP 50, *Promotion rules for Python scalars*.
    public func promoted(with other: DType) -> DType {
        if self == other { return self }
        let (low, high) = kind <= other.kind ? (self, other) : (other, self)
        switch (low.kind, high.kind) {
        case (.bool, _): return high
        case (.unsigned, .unsigned), (.signed, .signed), (.real, .real), (.complex, .complex):
            return low.itemSize >= high.itemSize ? low : high
        case (.unsigned, .signed):
            if high.itemSize > low.itemSize { return high }
            return switch low {
            case .uint8: .int16
            case .uint16: .int32
            case .uint32: .int64
            default: .float64
            }
        case (_, .real): return low.smallestReal.promoted(with: high)
        case (_, .complex):
            let part: DType = low.kind == .real ? low : low.smallestReal
            return part == .float64 ? .complex128 : high
        default: return high
        }
    }

    /// The narrowest real type whose significand holds every value of this integer type, at most `float64`.
    private var smallestReal: DType {
        switch self {
        case .bool, .int8, .uint8: .float16
        case .int16, .uint16: .float32
        default: .float64
        }
    }

    /// A number written in a program without a type of its own: it adopts the arrays' type where its family allows.
    public enum WeakScalar: Sendable { case bool, int, real, complex }

    /// The type of a result with an operand of this type and a weak number.
    ///
    /// - SeeAlso: NEP 50.
    public func promoted(with weak: WeakScalar) -> DType {
        switch weak {
        case .bool: self
        case .int: self == .bool ? .int64 : self
        case .real: kind < .real ? .float64 : self
        case .complex:
            switch self {
            case .float16, .float32, .complex64: .complex64
            default: .complex128
            }
        }
    }

    /// The type in which a function of real or complex numbers computes for arguments of this type: integers and
    /// `bool` become `float64`, `float16` becomes `float32`.
    public var inexact: DType {
        switch self {
        case .float16, .float32: .float32
        case .complex64, .complex128: self
        default: .float64
        }
    }
}
