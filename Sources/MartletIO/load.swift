public import MartletCore

extension IO {
    /// The array in a `.npy` file.
    ///
    /// Versions 1, 2 and 3, both byte orders, both element orders (column-major elements stay as they lie), every
    /// element type; bytes after the elements are left alone, as NumPy leaves them.
    ///
    /// - Throws: ``MartletError/file(function:path:problem:)`` for what is no such file, ends early, or holds texts,
    ///   dates, Python objects or a structured type.
    /// - Complexity: one pass over the file, into the array's own memory.
    /// - SeeAlso: `numpy.load`; R. Kern, NEP 1: *A simple file format for NumPy arrays*.
    public static func load(_ path: String) throws(MartletError) -> AnyNDArray {
        try readNpy(Source(path: path, function: "io.load"))
    }

    /// The array in the bytes of a `.npy` file.
    public static func load(bytes: [UInt8]) throws(MartletError) -> AnyNDArray {
        try readNpy(Source(bytes: bytes, function: "io.load"))
    }
}
