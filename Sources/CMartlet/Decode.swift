import MartletBindings
import MartletCore

/// Reads the caller's values, trusting its pointers and nothing else.
struct Decoder {
    let function: String
    /// The caller's memory that arrays of this call lie in.
    var borrowed: [HostBuffer] = []

    /// Values may hold values this deep.
    static let deepest = 32

    init(function: String) { self.function = function }

    /// An argument, or `nil` for its default.
    mutating func argument(_ record: Record, _ name: String) throws(MartletError) -> Value? {
        record.kind == Kind.absent.rawValue ? nil : try value(record, name, depth: 0)
    }

    private func bad(_ name: String, _ given: String, _ wanted: String) -> MartletError {
        .value(function: function, argument: name, given: given, wanted: wanted)
    }

    private mutating func value(_ record: Record, _ name: String, depth: Int) throws(MartletError) -> Value {
        switch Kind(rawValue: record.kind) {
        case .some(.none): return .none
        case .bool: return .bool(record.first != 0)
        case .int: return .int(Int(bitPattern: UInt(record.first)))
        case .real: return .real(Double(bitPattern: record.first))
        case .complex: return .complex(Complex(Double(bitPattern: record.first), Double(bitPattern: record.second)))
        case .string: return .string(try string(record, name))
        case .list: return .list(try items(record, record.count, name, depth))
        case .tuple: return .tuple(try items(record, record.count, name, depth))
        case .dict:
            guard record.count >= 0, record.count < Int.max / 2 else { throw bad(name, "a bad count", "a dictionary") }
            let flat = try items(record, record.count * 2, name, depth)
            var pairs: [(String, Value)] = []
            for i in stride(from: 0, to: flat.count, by: 2) {
                guard case .string(let key) = flat[i] else { throw bad(name, flat[i].kind, "keyed by strings") }
                pairs.append((key, flat[i + 1]))
            }
            return .dict(pairs)
        case .array: return .array(try array(record, name))
        case .handle:
            guard let owner = record.owner else { throw bad(name, "a handle of NULL", "an object") }
            let object = Unmanaged<AnyObject>.fromOpaque(owner).takeUnretainedValue()
            guard let handle = object as? Handle else { throw bad(name, "an array's owner", "an object's handle") }
            return .handle(handle)
        default: throw bad(name, "of kind \(record.kind)", "a value")
        }
    }

    private func string(_ record: Record, _ name: String) throws(MartletError) -> String {
        if record.count == 0 { return "" }
        guard record.count > 0, let bytes = record.address(record.first) else { throw bad(name, "NULL", "a string") }
        let text = UnsafeRawBufferPointer(start: bytes, count: record.count)
        guard let valid = String(validating: text, as: UTF8.self) else {
            throw bad(name, "not UTF-8", "a UTF-8 string")
        }
        return valid
    }

    private mutating func items(
        _ record: Record, _ count: Int, _ name: String, _ depth: Int
    ) throws(MartletError) -> [Value] {
        if count == 0 { return [] }
        guard count > 0, let address = record.address(record.first) else { throw bad(name, "NULL", "\(count) items") }
        guard depth < Self.deepest else { throw bad(name, "nested too deeply", "at most \(Self.deepest) deep") }
        let records = address.assumingMemoryBound(to: Record.self)
        var found: [Value] = []
        for i in 0..<count { found.append(try value(records[i], name, depth: depth + 1)) }
        return found
    }

    private mutating func array(_ record: Record, _ name: String) throws(MartletError) -> ArrayValue {
        guard let raw = UInt8(exactly: record.dtype), let dtype = DType(rawValue: raw) else {
            throw .type(function: function, argument: name, given: "of dtype \(record.dtype)", wanted: "one of 0...13")
        }
        #if os(macOS) && arch(x86_64)
            if dtype == .float16 {
                throw .type(function: function, argument: name, given: "of float16", wanted: "a type of this platform")
            }
        #endif
        let rank = record.count, size = dtype.itemSize
        guard rank >= 0, rank <= 64 else { throw bad(name, "of \(rank) axes", "of 0...64 axes") }
        guard rank == 0 || record.address(record.second) != nil else { throw bad(name, "without a shape", "an array") }
        let lengths = record.address(record.second)?.assumingMemoryBound(to: Int.self)
        let steps = record.address(record.third)?.assumingMemoryBound(to: Int.self)
        var shape = Shape(repeating: 0, count: rank)
        for axis in 0..<rank { shape[axis] = lengths![axis] }
        guard !shape.contains(where: { $0 < 0 }), let count = shape.elementCountIfRepresentable else {
            throw .shape(function: function, argument: name, given: "of shape \(shape)", wanted: "a possible shape")
        }
        if count == 0 { return try dtype.empty(shape, function) }
        var strides = shape.rowMajorStrides
        // The bytes before and after the first element that the array reaches.
        var before = 0, after = 0
        for axis in 0..<rank {
            if let steps {
                guard steps[axis] % size == 0 else {
                    throw bad(name, "stepping by \(steps[axis]) bytes", "steps of whole elements of \(size)")
                }
                strides[axis] = steps[axis] / size
            }
            let (reach, overflow) = strides[axis].multipliedReportingOverflow(by: shape[axis] - 1)
            let (total, overflow2) = (reach < 0 ? before : after).addingReportingOverflow(reach.magnitudeAsInt)
            guard !overflow, !overflow2, total <= Int.max / size - 1 else {
                throw bad(name, "larger than memory", "an array in memory")
            }
            if reach < 0 { before = total } else { after = total }
        }
        let alignment = min(size, dtype.kind == .complex ? size / 2 : size)
        guard let data = record.address(record.first), UInt(record.first) % UInt(alignment) == 0 else {
            throw bad(name, "at address \(record.first)", "aligned to \(alignment) bytes")
        }
        let buffer = HostBuffer(
            borrowing: data - before * size, byteCount: (before + after + 1) * size, writable: false, release: {})
        borrowed.append(buffer)
        return ArrayValue(dtype: dtype, shape: shape, strides: strides, offset: before, buffer: buffer)
    }
}

extension Int {
    /// The magnitude, or the largest integer for that of the smallest.
    fileprivate var magnitudeAsInt: Int { Int(exactly: magnitude) ?? .max }
}

extension DType {
    /// An array without elements.
    fileprivate func empty(_ shape: Shape, _ function: String) throws(MartletError) -> ArrayValue {
        ArrayValue(
            dtype: self, shape: shape, strides: shape.rowMajorStrides, offset: 0,
            buffer: try HostBuffer(byteCount: 0, for: function))
    }
}
