public import MartletCore

extension IO {
    /// The arrays in a `.npz` archive, by name.
    ///
    /// Entries may be stored or deflated; the latter takes the machine's zlib, which is looked for when it is needed.
    /// Every entry's checksum is checked.  Entries that are no `.npy` files are left out.
    ///
    /// - Parameters:
    ///   - path: the archive.
    ///   - names: the arrays wanted; all of them unless given.
    ///   - limit: the most bytes that all arrays together may have unpacked; an archive that says it has more is
    ///     refused before anything is unpacked.
    /// - Throws: ``MartletError/file(function:path:problem:)`` for what is no such archive, is damaged or encrypted, lacks
    ///   a wanted name, or goes beyond the limit; what ``load(_:)`` throws for an entry.
    /// - SeeAlso: `numpy.load`; PKWARE, APPNOTE.TXT: *.ZIP file format specification*.
    public static func loadz(
        _ path: String, names: [String]? = nil, limit: Int = 1 << 32
    ) throws(MartletError) -> [String: AnyNDArray] {
        try arrays(in: ZipArchive(Source(path: path, function: "io.loadz")), names, limit)
    }

    /// The arrays in the bytes of a `.npz` archive, by name.
    public static func loadz(
        bytes: [UInt8], names: [String]? = nil, limit: Int = 1 << 32
    ) throws(MartletError) -> [String: AnyNDArray] {
        try arrays(in: ZipArchive(Source(bytes: bytes, function: "io.loadz")), names, limit)
    }

    private static func arrays(
        in archive: ZipArchive, _ names: [String]?, _ limit: Int
    ) throws(MartletError) -> [String: AnyNDArray] {
        var wanted: [String: ZipArchive.Entry] = [:]
        for entry in archive.entries {
            if let name = entry.arrayName, names?.contains(name) ?? true { wanted[name] = entry }
        }
        if let missing = names?.first(where: { wanted[$0] == nil }) {
            throw archive.source.failure("has no array '\(missing)'")
        }
        var total = 0
        for entry in wanted.values {
            let (sum, overflow) = total.addingReportingOverflow(entry.size)
            if overflow || sum > limit {
                throw archive.source.failure("unpacks to more than the limit of \(limit) bytes")
            }
            total = sum
        }
        var result: [String: AnyNDArray] = [:]
        for (name, entry) in wanted {
            let bytes = try archive.bytes(of: entry)
            result[name] = try readNpy(
                Source(bytes: bytes, function: "io.loadz", path: "\(archive.source.path):\(entry.name)"))
        }
        return result
    }
}

extension ZipArchive.Entry {
    /// The name of the array, or `nil` when it is none.
    var arrayName: String? { name.hasSuffix(".npy") ? String(name.dropLast(4)) : nil }
}
