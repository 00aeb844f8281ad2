public import MartletCore

extension IO {
    /// The numbers of a text file with the names of its columns.
    public struct Table: Sendable {
        /// The names of the columns, when the file has them.
        public let names: [String]?
        /// Rows by columns.
        public let data: NDArray<Double>

        /// The column called `name`.
        /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when there is none.
        public func column(_ name: String) throws(MartletError) -> NDArray<Double> {
            guard let place = names?.firstIndex(of: name) else {
                throw .value(
                    function: "io.genfromtxt", argument: "name", given: "'\(name)'",
                    wanted: "one of \(names ?? [])")
            }
            return try data.selecting(.all, place)
        }
    }

    /// The numbers in a text file that may have gaps and a line of names.
    ///
    /// A field that is empty, is one of `missing`, or is no number becomes `filling`.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - delimiter: what parts the fields of a row; any white space when it is `nil`.
    ///   - comments: what comments begin with.
    ///   - skipHeader: how many lines at the start are left out.
    ///   - skipFooter: how many at the end.
    ///   - names: whether the first line that is left names the columns; it may be a comment.
    ///   - usecols: the columns wanted, in this order; negative ones count from the last.
    ///   - missing: texts that stand for no number.
    ///   - filling: what stands where there is none.
    /// - Throws: ``MartletError/file(function:path:problem:)`` with the line, when rows differ in length.
    /// - SeeAlso: `numpy.genfromtxt`.
    public static func genfromtxt(
        _ path: String, delimiter: String? = nil, comments: [String] = ["#"], skipHeader: Int = 0, skipFooter: Int = 0,
        names: Bool = false, usecols: [Int]? = nil, missing: [String] = [], filling: Double = .nan
    ) throws(MartletError) -> Table {
        try table(
            Source(path: path, function: "io.genfromtxt"), delimiter, comments, skipHeader, skipFooter, names, usecols,
            missing, filling)
    }

    /// The numbers in the bytes of a text that may have gaps and a line of names.
    public static func genfromtxt(
        bytes: [UInt8], delimiter: String? = nil, comments: [String] = ["#"], skipHeader: Int = 0, skipFooter: Int = 0,
        names: Bool = false, usecols: [Int]? = nil, missing: [String] = [], filling: Double = .nan
    ) throws(MartletError) -> Table {
        try table(
            Source(bytes: bytes, function: "io.genfromtxt"), delimiter, comments, skipHeader, skipFooter, names,
            usecols, missing, filling)
    }

    private static func table(
        _ source: Source, _ delimiter: String?, _ comments: [String], _ skipHeader: Int, _ skipFooter: Int,
        _ hasNames: Bool, _ usecols: [Int]?, _ missing: [String], _ filling: Double
    ) throws(MartletError) -> Table {
        try checkText(
            delimiter, [("skipHeader", skipHeader), ("skipFooter", skipFooter)], function: source.function)
        let bytes = try source.all()
        let result: Result<Table, MartletError> = bytes.withUnsafeBufferPointer { bytes in
            do throws(MartletError) {
                var lines = TextLines(bytes, delimiter: delimiter, comments: comments)
                for _ in 0..<skipHeader where lines.next() == nil { break }
                let names = hasNames ? Self.names(&lines) : nil
                return .success(
                    try rows(&lines, bytes, source, names, skipFooter, usecols, Set(missing), filling))
            } catch { return .failure(error) }
        }
        return try result.get()
    }

    /// The fields of the next line that has any, also within a comment.
    private static func names(_ lines: inout TextLines) -> [String]? {
        var fields: [Range<Int>] = []
        while var line = lines.next() {
            if let comment = lines.comment(in: line) {
                let before = line.lowerBound..<comment.lowerBound
                line = lines.text(before).isEmpty ? comment.upperBound..<line.upperBound : before
            }
            if lines.text(line).isEmpty { continue }
            lines.split(line, into: &fields)
            return fields.map { lines.text($0) }
        }
        return nil
    }

    private static func rows(
        _ lines: inout TextLines, _ bytes: UnsafeBufferPointer<UInt8>, _ source: Source, _ names: [String]?,
        _ skipFooter: Int, _ usecols: [Int]?, _ missing: Set<String>, _ filling: Double
    ) throws(MartletError) -> Table {
        var found: [(line: Int, content: Range<Int>)] = []
        while let content = lines.nextFull() { found.append((lines.line, content)) }
        found.removeLast(min(skipFooter, found.count))
        var values: [Double] = []
        var fields: [Range<Int>] = []
        var width = names?.count, wanted: [Int]?
        for (line, content) in found {
            lines.split(content, into: &fields)
            guard width == nil || width == fields.count else {
                throw source.failure("line \(line) has \(fields.count) columns, but \(width!) are wanted")
            }
            width = fields.count
            if wanted == nil { wanted = try columns(usecols, of: fields.count, function: source.function) }
            for column in wanted! {
                let field = fields[column]
                let isMissing = !missing.isEmpty && missing.contains(lines.text(field))
                let value = isMissing ? nil : Double(field: UnsafeBufferPointer(rebasing: bytes[field]).span)
                values.append(value ?? filling)
            }
        }
        let chosen =
            if let wanted { wanted } else { try columns(usecols, of: width ?? 0, function: source.function) }
        return Table(
            names: names.map { names in chosen.map { names[$0] } },
            data: try NDArray(values, shape: [found.count, chosen.count]))
    }
}
