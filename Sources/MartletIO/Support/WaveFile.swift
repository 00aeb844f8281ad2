import MartletCore

/// The chunks of a `.wav` file, read one after another.
///
/// - SeeAlso: IBM and Microsoft, *Multimedia programming interface and data specifications 1.0*, 1991; EBU Tech 3306
///   for RF64.
struct WaveFile {
    private let source: Source
    private let isBigEndian: Bool
    /// Where the file says that it ends.
    private let end: Int
    /// The length of the samples of an RF64 file, whose own chunk cannot say it.
    private let longLength: Int?
    private var place: Int

    private struct Format {
        let tag: UInt64
        let channels, rate, blockAlign, bits: Int
        /// Bytes of one sample.
        var container: Int { blockAlign / channels }
    }

    private static let pcm: UInt64 = 1, float: UInt64 = 3, extensible: UInt64 = 0xFFFE
    /// What is met most and not read, by the names of the format's registry.
    private static let formats: [UInt64: String] = [
        2: "ADPCM", 6: "ALAW", 7: "MULAW", 17: "DVI_ADPCM", 49: "GSM610", 80: "MPEG", 85: "MPEGLAYER3",
    ]

    init(_ source: Source) throws(MartletError) {
        self.source = source
        let start = try source.bytes("the file's header", at: 0, 12)
        let kind = String(decoding: start[..<4], as: UTF8.self)
        guard ["RIFF", "RIFX", "RF64"].contains(kind) else {
            throw source.failure("begins with '\(kind)'; files with 'RIFF', 'RIFX', and 'RF64' supported")
        }
        guard start[8...].elementsEqual("WAVE".utf8) else {
            throw source.failure(
                "Not a WAV file, but RIFF of the form '\(String(decoding: start[8...], as: UTF8.self))'")
        }
        isBigEndian = kind == "RIFX"
        if kind == "RF64" {
            let sizes = try source.bytes("the sizes of RF64", at: 12, 24)
            guard sizes[..<4].elementsEqual("ds64".utf8) else { throw source.failure("is RF64 without its ds64 chunk") }
            end = Int(clamping: sizes[8..<16].integer()).addingClamping(8)
            longLength = Int(clamping: sizes[16..<24].integer())
            place = 20 + Int(sizes[4..<8].integer())
            if place < 36 { throw source.failure("has a ds64 chunk that is too short") }
        } else {
            end = Int(start[4..<8].integer(isBigEndian: isBigEndian)) + 8
            longLength = nil
            place = 12
        }
    }

    /// The rate and the samples.
    mutating func read() throws(MartletError) -> IO.Wave {
        var format: Format?
        var data: AnyNDArray?
        var remarks: [String] = []
        while place < end {
            if place >= source.count || source.count - place < 8 && data != nil {
                if data == nil { throw source.failure("Unexpected end of file. There are no samples") }
                remarks.append("Reached EOF prematurely; the file says that it has \(end) bytes.")
                break
            }
            let name = try chunkName()
            let length = Int(
                try source.bytes("a chunk's length", at: place + 4, 4).integer(isBigEndian: isBigEndian))
            place += 8
            var taken = length
            switch name {
            case "fmt ": format = try self.format(length)
            case "data":
                guard let format else { throw source.failure("has samples before the format they are in") }
                taken = longLength ?? length
                data = try samples(format, min(taken, source.count - place))
                if taken > source.count - place {
                    remarks.append("Reached EOF prematurely; there are to be \(taken) bytes of samples.")
                }
            case "fact", "LIST", "JUNK", "Fake": break
            default: remarks.append("Chunk (non-data) '\(name)' is not understood and is skipped.")
            }
            place = place.addingClamping(taken).addingClamping(taken % 2)
        }
        guard let format, let data else { throw source.failure("has no samples") }
        return IO.Wave(rate: format.rate, data: data, bytesPerSample: format.container, remarks: remarks)
    }

    private func chunkName() throws(MartletError) -> String {
        let there = source.count - place
        let name = String(decoding: try source.bytes("a chunk's name", at: place, min(4, there)), as: UTF8.self)
        if there < 4 { throw source.failure("Incomplete chunk ID: b'\(name)'") }
        return name
    }

    private func format(_ length: Int) throws(MartletError) -> Format {
        guard length >= 16 else { throw source.failure("has a format chunk of \(length) bytes, but 16 is the least") }
        let bytes = try source.bytes("the format", at: place, min(length, 40))
        func field(_ at: Int, _ size: Int) -> UInt64 { bytes[at..<at + size].integer(isBigEndian: isBigEndian) }
        var tag = field(0, 2)
        if tag == Self.extensible, length >= 18 {
            guard field(16, 2) >= 22, bytes.count >= 40 else { throw source.failure("has a damaged format chunk") }
            // The kinds of samples that have a number of their own, in the namespace of all identifiers.
            let tail: [UInt8] =
                isBigEndian
                ? [0, 0, 0, 0x10, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
                : [0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
            if bytes[28..<40].elementsEqual(tail) { tag = field(24, 4) }
        }
        guard tag == Self.pcm || tag == Self.float else {
            let name = Self.formats[tag].map { " (\($0))" } ?? ""
            throw source.failure("Unknown wave file format \(tag)\(name). Supported formats: 1 (PCM), 3 (IEEE_FLOAT)")
        }
        let format = Format(
            tag: tag, channels: Int(field(2, 2)), rate: Int(field(4, 4)), blockAlign: Int(field(12, 2)),
            bits: Int(field(14, 2)))
        if tag == Self.pcm, Int(field(8, 4)) != format.rate * format.blockAlign {
            throw source.failure(
                "header is invalid: \(format.rate) blocks of \(format.blockAlign) bytes do not make \(field(8, 4)) a second"
            )
        }
        guard format.channels > 0, format.container > 0 else {
            throw source.failure("has \(format.channels) channels in blocks of \(format.blockAlign) bytes")
        }
        return format
    }

    private func samples(_ format: Format, _ length: Int) throws(MartletError) -> AnyNDArray {
        let size = format.container
        func unsupported() -> MartletError {
            source.failure(
                "has \(format.tag == Self.pcm ? "integers" : "reals") of \(format.bits) bits in \(size) bytes each")
        }
        if format.tag == Self.float {
            guard format.bits == 32 || format.bits == 64 else { throw unsupported() }
            switch size {
            case 4: return AnyNDArray(try plain(Float.self, format, length))
            case 8: return AnyNDArray(try plain(Double.self, format, length))
            default: throw unsupported()
            }
        }
        if 1...8 ~= format.bits {
            guard size == 1 else { throw unsupported() }
            return AnyNDArray(try plain(UInt8.self, format, length))
        }
        guard format.bits <= 64 else { throw unsupported() }
        switch size {
        case 1: return AnyNDArray(try plain(Int8.self, format, length))
        case 2: return AnyNDArray(try plain(Int16.self, format, length))
        case 4: return AnyNDArray(try plain(Int32.self, format, length))
        case 8: return AnyNDArray(try plain(Int64.self, format, length))
        case 3: return AnyNDArray(try widened(Int32.self, format, length))
        case 5, 6, 7: return AnyNDArray(try widened(Int64.self, format, length))
        default: throw unsupported()
        }
    }

    /// The shape of `count` samples: one axis for one channel, else samples by channels.
    private func shape(_ format: Format, _ count: Int) throws(MartletError) -> Shape {
        if format.channels == 1 { return [count] }
        guard count % format.channels == 0 else {
            throw source.failure("is truncated: \(count) samples do not fill \(format.channels) channels")
        }
        return [count / format.channels, format.channels]
    }

    private func plain<E: Scalar>(_: E.Type, _ format: Format, _ length: Int) throws(MartletError) -> NDArray<E> {
        let size = MemoryLayout<E>.stride, count = length / size
        let result = try NDArray<E>.uninitialized(shape(format, count), for: source.function)
        let target = UnsafeMutableRawBufferPointer(start: result.mutableHostPointer, count: count * size)
        try source.read("the samples", at: place, into: target)
        #if _endian(big)
            if !isBigEndian { swapBytes(target, unit: size) }
        #else
            if isBigEndian { swapBytes(target, unit: size) }
        #endif
        return result
    }

    /// Samples of 3, 5, 6 or 7 bytes as the high bytes of the next wider integers.
    private func widened<E: Scalar & FixedWidthInteger>(
        _: E.Type, _ format: Format, _ length: Int
    ) throws(MartletError) -> NDArray<E> {
        let size = format.container
        guard length % size == 0 else {
            throw source.failure("is truncated: \(length) bytes are no whole number of samples of \(size)")
        }
        let result = try NDArray<E>.uninitialized(shape(format, length / size), for: source.function)
        let bytes = try source.bytes("the samples", at: place, length)
        let target = result.mutableHostPointer
        for k in 0..<length / size {
            let value = bytes[k * size..<(k + 1) * size].integer(isBigEndian: isBigEndian)
            target[k] = E(truncatingIfNeeded: value) << E(8 * (MemoryLayout<E>.size - size))
        }
        return result
    }
}

extension Int {
    /// The sum, or the largest number when it is beyond that.
    fileprivate func addingClamping(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
