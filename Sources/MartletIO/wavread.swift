public import MartletCore

extension IO {
    /// Sampled sound, or anything else sampled at a steady rate.
    public struct Wave: Sendable {
        /// Samples per second.
        public let rate: Int
        /// Samples, or samples by channels.
        public let data: AnyNDArray
        /// The bytes of one sample in the file, which may be fewer than in `data`.
        public let bytesPerSample: Int
        /// What is odd about the file, a sentence each.
        public let remarks: [String]

        init(rate: Int, data: AnyNDArray, bytesPerSample: Int, remarks: [String]) {
            self.rate = rate
            self.data = data
            self.bytesPerSample = bytesPerSample
            self.remarks = remarks
        }
    }

    /// The rate and the samples of a `.wav` file.
    ///
    /// Integers of up to 8 bits become `uint8`, wider ones the signed type of their size; those of 3, 5, 6 or 7 bytes
    /// become the high bytes of `int32` or `int64`.  Reals are `float32` or `float64`.  One channel makes an array of one axis,
    /// several make one of samples by channels.  RIFF, RIFX and RF64 files are read; chunks other than the format and
    /// the samples are skipped; of samples that end early those that are there are taken, which `remarks` says.
    ///
    /// - Throws: ``MartletError/file(function:path:problem:)`` for what is no such file, is compressed, or ends within a
    ///   sample of several channels.
    /// - SeeAlso: `scipy.io.wavfile.read`.
    public static func wavread(_ path: String) throws(MartletError) -> Wave {
        var file = try WaveFile(Source(path: path, function: "io.wavread"))
        return try file.read()
    }

    /// The rate and the samples in the bytes of a `.wav` file.
    public static func wavread(bytes: [UInt8]) throws(MartletError) -> Wave {
        var file = try WaveFile(Source(bytes: bytes, function: "io.wavread"))
        return try file.read()
    }
}
