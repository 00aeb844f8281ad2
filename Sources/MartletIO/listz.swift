public import MartletCore

extension IO {
    /// The names of the arrays in a `.npz` archive, in the archive's order; nothing is unpacked.
    ///
    /// - Throws: ``MartletError/file(function:path:problem:)`` for what is no such archive.
    /// - SeeAlso: `numpy.lib.npyio.NpzFile.files`.
    public static func listz(_ path: String) throws(MartletError) -> [String] {
        try ZipArchive(Source(path: path, function: "io.listz")).entries.compactMap(\.arrayName)
    }

    /// The names of the arrays in the bytes of a `.npz` archive.
    public static func listz(bytes: [UInt8]) throws(MartletError) -> [String] {
        try ZipArchive(Source(bytes: bytes, function: "io.listz")).entries.compactMap(\.arrayName)
    }
}
