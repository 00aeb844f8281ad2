import MartletBindings
import MartletCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes a result into one block of memory: records first, then shapes and strides, then texts.
struct Encoder {
    private var records = 0
    private var words = 0
    private var bytes = 0
    private var nextRecord: UnsafeMutablePointer<Record>
    private var nextWord: UnsafeMutablePointer<Int>
    private var nextByte: UnsafeMutablePointer<UInt8>

    /// The block for several values side by side; the first record's address is what `mt_free` wants.
    static func block(_ values: [Value], error: Bool = false) -> UnsafeMutablePointer<Record> {
        var size = (records: values.count, words: 0, bytes: 0)
        for value in values { measure(value, &size) }
        let wordsAt = size.records * MemoryLayout<Record>.stride
        let bytesAt = wordsAt + size.words * MemoryLayout<Int>.stride
        // A block this small is always there, or nothing is.
        let block = malloc(bytesAt + size.bytes)!
        let first = block.assumingMemoryBound(to: Record.self)
        var encoder = Encoder(
            nextRecord: first + values.count, nextWord: (block + wordsAt).assumingMemoryBound(to: Int.self),
            nextByte: (block + bytesAt).assumingMemoryBound(to: UInt8.self))
        for (i, value) in values.enumerated() { first[i] = encoder.record(value) }
        if error { first[0].kind = Kind.error.rawValue }
        return first
    }

    private init(
        nextRecord: UnsafeMutablePointer<Record>, nextWord: UnsafeMutablePointer<Int>,
        nextByte: UnsafeMutablePointer<UInt8>
    ) {
        (self.nextRecord, self.nextWord, self.nextByte) = (nextRecord, nextWord, nextByte)
    }

    private static func measure(_ value: Value, _ size: inout (records: Int, words: Int, bytes: Int)) {
        switch value {
        case .string(let text): size.bytes += text.utf8.count + 1
        case .list(let items), .tuple(let items):
            size.records += items.count
            for item in items { measure(item, &size) }
        case .dict(let pairs):
            size.records += pairs.count * 2
            for (key, item) in pairs {
                size.bytes += key.utf8.count + 1
                measure(item, &size)
            }
        case .array(let array): size.words += array.rank * 2
        case .handle(let handle): size.bytes += handle.type.utf8.count + 1
        default: break
        }
    }

    private mutating func record(_ value: Value) -> Record {
        var record = Record()
        switch value {
        case .none: break
        case .bool(let truth):
            record.kind = Kind.bool.rawValue
            record.first = truth ? 1 : 0
        case .int(let number):
            record.kind = Kind.int.rawValue
            record.first = UInt64(UInt(bitPattern: number))
        case .real(let number):
            record.kind = Kind.real.rawValue
            record.first = number.bitPattern
        case .complex(let number):
            record.kind = Kind.complex.rawValue
            (record.first, record.second) = (number.real.bitPattern, number.imaginary.bitPattern)
        case .string(let text):
            record.kind = Kind.string.rawValue
            (record.first, record.count) = write(text)
        case .list(let items):
            record.kind = Kind.list.rawValue
            (record.first, record.count) = (write(items), items.count)
        case .tuple(let items):
            record.kind = Kind.tuple.rawValue
            (record.first, record.count) = (write(items), items.count)
        case .dict(let pairs):
            record.kind = Kind.dict.rawValue
            record.count = pairs.count
            record.first = write(pairs.flatMap { [.string($0.0), $0.1] })
        case .array(let array): record = write(array)
        case .handle(let handle):
            record.kind = Kind.handle.rawValue
            record.owner = Unmanaged.passRetained(handle as AnyObject).toOpaque()
            (record.first, record.count) = write(handle.type)
        }
        return record
    }

    private mutating func write(_ items: [Value]) -> UInt64 {
        let start = nextRecord
        nextRecord += items.count
        for (i, item) in items.enumerated() { start[i] = record(item) }
        return UInt64(UInt(bitPattern: start))
    }

    private mutating func write(_ text: String) -> (UInt64, Int) {
        let start = nextByte
        for byte in text.utf8 {
            nextByte.pointee = byte
            nextByte += 1
        }
        nextByte.pointee = 0
        nextByte += 1
        return (UInt64(UInt(bitPattern: start)), nextByte - start - 1)
    }

    /// The elements stay where they are: the buffer is retained for the receiver.
    private mutating func write(_ array: ArrayValue) -> Record {
        let size = array.dtype.itemSize
        var record = Record()
        record.kind = Kind.array.rawValue
        record.dtype = Int32(array.dtype.rawValue)
        record.count = array.rank
        let buffer = unsafeDowncast(array.buffer, to: HostBuffer.self)
        record.first = UInt64(UInt(bitPattern: buffer.pointer + array.offset * size))
        record.owner = Unmanaged.passRetained(buffer as AnyObject).toOpaque()
        record.second = UInt64(UInt(bitPattern: nextWord))
        record.third = UInt64(UInt(bitPattern: nextWord + array.rank))
        for axis in 0..<array.rank {
            nextWord[axis] = array.shape[axis]
            nextWord[axis + array.rank] = array.strides[axis] * size
        }
        nextWord += array.rank * 2
        return record
    }

    /// Releases what the receiver did not take, below `count` records.
    static func releaseOwners(_ records: UnsafeMutablePointer<Record>, _ count: Int) {
        for i in 0..<count {
            let record = records[i]
            if let owner = record.owner { Unmanaged<AnyObject>.fromOpaque(owner).release() }
            let items: Int
            switch Kind(rawValue: record.kind) {
            case .list, .tuple, .error: items = record.count
            case .dict: items = record.count * 2
            default: items = 0
            }
            if items > 0, let inner = record.address(record.first) {
                releaseOwners(inner.assumingMemoryBound(to: Record.self), items)
            }
        }
    }
}
