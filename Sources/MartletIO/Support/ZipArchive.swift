import MartletCore

/// The table of contents of a zip archive.
///
/// - SeeAlso: PKWARE, APPNOTE.TXT: *.ZIP file format specification*, 6.3.10.
struct ZipArchive {
    struct Entry {
        let name: String
        let isDeflated: Bool
        let checksum: UInt32
        /// Bytes in the archive, and unpacked.
        let packed, size: Int
        /// Where the entry's own header begins.
        let place: Int
    }

    let source: Source
    let entries: [Entry]

    private static let endSize = 22, end64Size = 56, locatorSize = 20, entrySize = 46
    private static let longestComment = 0xFFFF

    init(_ source: Source) throws(MartletError) {
        self.source = source
        let tail = try source.bytes(
            "the end of the archive", at: max(0, source.count - Self.endSize - Self.longestComment),
            min(source.count, Self.endSize + Self.longestComment))
        guard let found = Self.end(in: tail) else { throw source.failure("is no zip archive, or is truncated") }
        let end = tail[found...].prefix(Self.endSize)
        func field(_ at: Int, _ size: Int) -> Int { Int(end[(found + at)..<(found + at + size)].integer()) }
        var count = field(10, 2), size = field(12, 4), start = field(16, 4)
        var endPlace = source.count - tail.count + found
        if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF, endPlace >= Self.locatorSize {
            let locator = try source.bytes("the locator", at: endPlace - Self.locatorSize, Self.locatorSize)
            if locator.starts(with: [0x50, 0x4B, 6, 7]) {
                let place = try Self.small(locator[8..<16].integer(), source)
                let large = try source.bytes("the end of the archive", at: place, Self.end64Size)
                guard large.starts(with: [0x50, 0x4B, 6, 6]) else { throw source.failure("has a damaged end") }
                count = try Self.small(large[32..<40].integer(), source)
                size = try Self.small(large[40..<48].integer(), source)
                start = try Self.small(large[48..<56].integer(), source)
                endPlace = place
            }
        }
        // What stands before the archive, as in a program that unpacks itself, shifts all places.
        let shift = endPlace - size - start
        guard shift >= 0, size <= endPlace else { throw source.failure("has a table of contents outside of the file") }
        let table = try source.bytes("the table of contents", at: start + shift, size)
        var entries: [Entry] = []
        var at = 0
        for _ in 0..<min(count, table.count / Self.entrySize) {
            entries.append(try Self.entry(table, &at, shift, source))
        }
        guard entries.count == count else { throw source.failure("has fewer entries than the \(count) it names") }
        self.entries = entries
    }

    /// Where the end of the archive begins: the last mark whose comment fits.
    private static func end(in tail: [UInt8]) -> Int? {
        var at = tail.count - endSize
        while at >= 0 {
            if tail[at] == 0x50, tail[at + 1] == 0x4B, tail[at + 2] == 5, tail[at + 3] == 6,
                at + endSize + Int(tail[(at + 20)..<(at + 22)].integer()) <= tail.count
            {
                return at
            }
            at -= 1
        }
        return nil
    }

    private static func small(_ number: UInt64, _ source: Source) throws(MartletError) -> Int {
        guard number < 1 << 62 else { throw source.failure("names a place beyond the file") }
        return Int(number)
    }

    private static func entry(
        _ table: [UInt8], _ at: inout Int, _ shift: Int, _ source: Source
    ) throws(MartletError) -> Entry {
        guard at + entrySize <= table.count, table[at...].starts(with: [0x50, 0x4B, 1, 2]) else {
            throw source.failure("has a damaged table of contents")
        }
        let base = at
        func field(_ at: Int, _ size: Int) -> Int { Int(table[(base + at)..<(base + at + size)].integer()) }
        let flags = field(8, 2), method = field(10, 2)
        var packed = field(20, 4), size = field(24, 4), place = field(42, 4)
        let nameEnd = base + entrySize + field(28, 2), extraEnd = nameEnd + field(30, 2)
        at = extraEnd + field(32, 2)
        guard at <= table.count else { throw source.failure("has a damaged table of contents") }
        let name = String(decoding: table[(base + entrySize)..<nameEnd], as: UTF8.self)
        // The numbers that do not fit stand in the extra field 1, in this order.
        var extra = nameEnd
        while extra + 4 <= extraEnd {
            let id = table[extra..<extra + 2].integer(),
                end = extra + 4 + Int(table[(extra + 2)..<(extra + 4)].integer())
            guard end <= extraEnd else { break }
            var next = extra + 4
            func wide(_ number: inout Int) throws(MartletError) {
                guard number == 0xFFFF_FFFF, next + 8 <= end else { return }
                number = try small(table[next..<next + 8].integer(), source)
                next += 8
            }
            if id == 1 {
                try wide(&size)
                try wide(&packed)
                try wide(&place)
            }
            extra = end
        }
        func failure(_ problem: String) -> MartletError { source.failure("entry '\(name)' \(problem)") }
        if flags & 1 == 1 { throw failure("is encrypted") }
        guard method == 0 || method == 8 else {
            throw failure("is packed by method \(method); stored and deflated are read")
        }
        return Entry(
            name: name, isDeflated: method == 8, checksum: UInt32(field(16, 4)), packed: packed, size: size,
            place: place + shift)
    }

    /// An entry's bytes, unpacked and checked.
    func bytes(of entry: Entry) throws(MartletError) -> [UInt8] {
        func failure(_ problem: String) -> MartletError { source.failure("entry '\(entry.name)' \(problem)") }
        let header = try source.bytes("an entry's header", at: entry.place, 30)
        guard header.starts(with: [0x50, 0x4B, 3, 4]) else { throw failure("is not where the table of contents says") }
        let start = entry.place + 30 + Int(header[26..<28].integer()) + Int(header[28..<30].integer())
        let packed = try source.bytes("entry '\(entry.name)'", at: start, entry.packed)
        var result = packed
        if entry.isDeflated {
            // Deflate packs at most 1032 to 1, so a larger size is a lie.
            guard entry.size <= entry.packed * 1032 + 64 else { throw failure("says that it has \(entry.size) bytes") }
            let zlib = try Zlib.shared(source.function, source.path)
            result = [UInt8](repeating: 0, count: entry.size)
            let done = packed.withUnsafeBytes { from in
                result.withUnsafeMutableBytes { zlib.inflate(from, into: $0) }
            }
            if !done { throw failure("is damaged") }
        } else if entry.size != entry.packed {
            throw failure("is stored in \(entry.packed) bytes, but says that it has \(entry.size)")
        }
        guard result.withUnsafeBytes({ crc32($0) }) == entry.checksum else {
            throw failure("is damaged: its checksum is wrong")
        }
        return result
    }
}
