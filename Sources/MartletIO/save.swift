public import MartletCore

extension IO {
    /// Writes an array to a `.npy` file, byte for byte as NumPy does.
    ///
    /// The file is there in full or not at all; one that was there before stays until then.  Column-major arrays are
    /// written as they lie, every other layout in row-major order.
    ///
    /// - Throws: ``MartletError/file(function:path:problem:)`` when the file cannot be written.
    /// - SeeAlso: `numpy.save`.
    public static func save(_ path: String, _ array: AnyNDArray) throws(MartletError) {
        let file = try NpyFile(array)
        try replaceFile(path, function: "io.save") { (sink: inout Sink) throws(MartletError) in
            try file.write(to: &sink)
        }
    }

    /// Writes an array to a `.npy` file, byte for byte as NumPy does.
    public static func save<E: Scalar>(_ path: String, _ array: NDArray<E>) throws(MartletError) {
        try save(path, AnyNDArray(array))
    }
}
