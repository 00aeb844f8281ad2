import MartletCore

/// Writes a zip archive, one entry after another; large ones by the rules of zip64.
struct ZipWriter: ~Copyable {
    private var place = 0
    private var table: [UInt8] = []
    private var count = 0

    private static let limit = 0xFFFF_FFFF

    /// - Parameter pieces: what the entry's bytes are, one after another.
    mutating func add(
        _ name: String, _ pieces: [UnsafeRawBufferPointer], isDeflated: Bool, to sink: inout Sink, _ path: String
    ) throws(MartletError) {
        let size = pieces.reduce(0) { $0 + $1.count }
        let checksum = pieces.reduce(UInt32(0)) { crc32($1, seed: $0) }
        var packed: [UInt8] = []
        if isDeflated {
            let zlib = try Zlib.shared("io.savez", path)
            let done = try zlib.deflate(pieces) { (bytes: UnsafeRawBufferPointer) in packed += bytes }
            if !done { throw .file(function: "io.savez", path: path, problem: "zlib cannot pack '\(name)'") }
        }
        let stored = isDeflated ? packed.count : size
        let start = place, isLarge = size >= Self.limit || stored >= Self.limit

        // What the entry's header and the table of contents have in common.
        var common: [UInt8] = []
        common.append(isLarge || start >= Self.limit ? 45 : 20, size: 2)
        common.append(name.utf8.allSatisfy { $0 < 128 } ? 0 : 0x800, size: 2)
        common.append(isDeflated ? 8 : 0, size: 2)
        common.append(0, size: 2)
        common.append(0x21, size: 2)  // the first day that can be written, 1980-01-01: files do not depend on the clock
        common.append(checksum, size: 4)
        common.append(isLarge ? Self.limit : stored, size: 4)
        common.append(isLarge ? Self.limit : size, size: 4)
        common.append(name.utf8.count, size: 2)

        var wide: [UInt8] = []
        if isLarge {
            wide.append(size, size: 8)
            wide.append(stored, size: 8)
        }
        var header: [UInt8] = [0x50, 0x4B, 3, 4]
        header += common
        header.append(wide.isEmpty ? 0 : wide.count + 4, size: 2)
        header += Array(name.utf8)
        header.appendExtra(wide)

        if start >= Self.limit { wide.append(start, size: 8) }
        table += [0x50, 0x4B, 1, 2]
        table.append(0x0300 | 45, size: 2)
        table += common
        table.append(wide.isEmpty ? 0 : wide.count + 4, size: 2)
        table.append(0, size: 6)
        table.append(0o600 << 16, size: 4)
        table.append(min(start, Self.limit), size: 4)
        table += Array(name.utf8)
        table.appendExtra(wide)

        try sink.write(header)
        if isDeflated { try sink.write(packed) } else { for piece in pieces { try sink.write(piece) } }
        place += header.count + stored
        count += 1
    }

    /// Writes the table of contents.
    consuming func finish(to sink: inout Sink) throws(MartletError) {
        try sink.write(table)
        var end: [UInt8] = []
        if count >= 0xFFFF || table.count >= Self.limit || place >= Self.limit {
            end += [0x50, 0x4B, 6, 6]
            end.append(44, size: 8)
            end.append(45, size: 2)
            end.append(45, size: 2)
            end.append(0, size: 8)
            end.append(count, size: 8)
            end.append(count, size: 8)
            end.append(table.count, size: 8)
            end.append(place, size: 8)
            end += [0x50, 0x4B, 6, 7]
            end.append(0, size: 4)
            end.append(place + table.count, size: 8)
            end.append(1, size: 4)
        }
        end += [0x50, 0x4B, 5, 6]
        end.append(0, size: 4)
        end.append(min(count, 0xFFFF), size: 2)
        end.append(min(count, 0xFFFF), size: 2)
        end.append(min(table.count, Self.limit), size: 4)
        end.append(min(place, Self.limit), size: 4)
        end.append(0, size: 2)
        try sink.write(end)
    }
}

extension [UInt8] {
    /// Appends the extra field that holds the numbers of a large entry.
    fileprivate mutating func appendExtra(_ numbers: [UInt8]) {
        if numbers.isEmpty { return }
        append(1, size: 2)
        append(numbers.count, size: 2)
        self += numbers
    }
}
