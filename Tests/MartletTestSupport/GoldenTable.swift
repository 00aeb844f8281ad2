#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A table of expected values under `Tests/Golden`: rows of columns separated by tabs, comments after `#`.
public struct GoldenTable: Sendable {
    public let rows: [[String]]

    /// - Parameter name: the path below `Tests/Golden`, `core/promotion.tsv`.
    public init(_ name: String) {
        let bytes = goldenBytes(name)
        rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }
}

/// The path of a file under `Tests/Golden`.
public func goldenPath(_ name: String) -> String {
    let file = #filePath
    let support = file[..<file.lastIndex(of: "/")!]
    return support[..<support.lastIndex(of: "/")!] + "/Golden/" + name
}

/// The contents of a file under `Tests/Golden`.
public func goldenBytes(_ name: String) -> [UInt8] {
    let path = goldenPath(name)
    guard let stream = fopen(path, "rb") else { fatalError("\(path): \(String(cString: strerror(errno)))") }
    defer { fclose(stream) }
    var bytes: [UInt8] = [], block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&block, 1, block.count, stream)
        if count == 0 { return bytes }
        bytes += block[..<count]
    }
}
