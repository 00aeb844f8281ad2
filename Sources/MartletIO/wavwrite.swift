public import MartletCore

extension IO {
    /// Writes samples to an uncompressed `.wav` file, byte for byte as SciPy does.
    ///
    /// The file is there in full or not at all.  Files beyond 4 GiB are written as RF64.
    ///
    /// - Parameters:
    ///   - path: where to.
    ///   - rate: samples per second, below 2³².
    ///   - data: samples, or samples by channels: `uint8`, `int16`, `int32`, `int64`, `float32` or `float64`.
    /// - Throws: a shape or value error for arguments that no such file holds;
    ///   ``MartletError/file(function:path:problem:)`` when the file cannot be written.
    /// - SeeAlso: `scipy.io.wavfile.write`.
    public static func wavwrite(_ path: String, rate: Int, _ data: AnyNDArray) throws(MartletError) {
        let dtype = data.dtype
        guard [.uint8, .int16, .int32, .int64, .float32, .float64].contains(dtype) else {
            throw .value(
                function: "io.wavwrite", argument: "data", given: "\(dtype)",
                wanted: "uint8, int16, int32, int64, float32 or float64: Unsupported data type '\(dtype)'")
        }
        let channels = data.rank == 2 ? data.shape[1] : 1
        guard data.rank == 1 || data.rank == 2, 1...(0xFFFF / dtype.itemSize) ~= channels else {
            throw .shape(
                function: "io.wavwrite", argument: "data", given: "\(data.shape)",
                wanted: "samples, or samples by channels that fit into a block of 65535 bytes")
        }
        let block = channels * dtype.itemSize
        guard rate >= 0, rate <= 0xFFFF_FFFF / block else {
            throw .value(
                function: "io.wavwrite", argument: "rate", given: "\(rate)",
                wanted: "in 0...\(0xFFFF_FFFF / block) for blocks of \(block) bytes")
        }
        let file = try NpyFile(data.rowMajor())
        let header = waveHeader(dtype, rate, channels, samples: data.shape[0])
        try replaceFile(path, function: "io.wavwrite") { (sink: inout Sink) throws(MartletError) in
            try sink.write(header)
            try file.withElements { (bytes: UnsafeRawBufferPointer) throws(MartletError) in try sink.write(bytes) }
        }
    }

    /// Writes samples to an uncompressed `.wav` file.
    public static func wavwrite<E: Scalar>(_ path: String, rate: Int, _ data: NDArray<E>) throws(MartletError) {
        try wavwrite(path, rate: rate, AnyNDArray(data))
    }

    private static func waveHeader(_ dtype: DType, _ rate: Int, _ channels: Int, samples: Int) -> [UInt8] {
        let isReal = dtype.kind == .real, size = dtype.itemSize, bytes = samples * channels * size
        var format: [UInt8] = Array("fmt ".utf8)
        format.append(isReal ? 18 : 16, size: 4)
        format.append(isReal ? 3 : 1, size: 2)
        format.append(channels, size: 2)
        format.append(rate, size: 4)
        format.append(rate * size * channels, size: 4)
        format.append(channels * size, size: 2)
        format.append(8 * size, size: 2)
        if isReal { format.append(0, size: 2) }

        var tail: [UInt8] = []
        if isReal {
            tail += Array("fact".utf8)
            tail.append(4, size: 4)
            tail.append(samples, size: 4)
        }
        tail += Array("data".utf8)
        tail.append(min(bytes, 0xFFFF_FFFF), size: 4)

        let isLong = 12 + format.count + bytes > 0xFFFF_FFFF
        var header = Array((isLong ? "RF64" : "RIFF").utf8)
        let longSizes = isLong ? 36 : 0
        let total = 12 + longSizes + format.count + tail.count + bytes
        header.append(isLong ? 0xFFFF_FFFF : total - 8, size: 4)
        header += Array("WAVE".utf8)
        if isLong {
            header += Array("ds64".utf8)
            header.append(28, size: 4)
            header.append(total - 8, size: 8)
            header.append(bytes, size: 8)
            header.append(samples, size: 8)
            header.append(0, size: 4)
        }
        return header + format + tail
    }
}
