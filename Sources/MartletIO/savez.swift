public import MartletCore

extension IO {
    /// Writes arrays to a `.npz` archive, in the order of their names.
    ///
    /// The file is there in full or not at all; one that was there before stays until then.  It does not depend on the
    /// clock: equal arrays make equal files.
    ///
    /// - Parameters:
    ///   - path: where to.
    ///   - arrays: the arrays by name.
    ///   - compressed: deflate them; takes the machine's zlib.
    /// - Throws: ``MartletError/file(function:path:problem:)`` when the file cannot be written or zlib is not there;
    ///   a value error for a name that is longer than 65 000 bytes.
    /// - SeeAlso: `numpy.savez`, `numpy.savez_compressed`.
    public static func savez(
        _ path: String, _ arrays: [String: AnyNDArray], compressed: Bool = false
    ) throws(MartletError) {
        if let long = arrays.keys.first(where: { $0.utf8.count > 65_000 }) {
            throw .value(
                function: "io.savez", argument: "arrays", given: "a name of \(long.utf8.count) bytes",
                wanted: "names of at most 65000")
        }
        if compressed { _ = try Zlib.shared("io.savez", path) }
        try replaceFile(path, function: "io.savez") { (sink: inout Sink) throws(MartletError) in
            var writer = ZipWriter()
            for name in arrays.keys.sorted() {
                let file = try NpyFile(arrays[name]!)
                try file.withElements { (elements: UnsafeRawBufferPointer) throws(MartletError) in
                    let failure: MartletError? = file.header.withUnsafeBytes { header in
                        do throws(MartletError) {
                            try writer.add(
                                name + ".npy", [header, elements], isDeflated: compressed, to: &sink, path)
                        } catch { return error }
                        return nil
                    }
                    if let failure { throw failure }
                }
            }
            try writer.finish(to: &sink)
        }
    }
}
