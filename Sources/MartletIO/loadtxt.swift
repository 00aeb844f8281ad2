public import MartletCore

extension IO {
    /// The numbers in a text file, one row a line.
    ///
    /// Numbers are read as Python reads them and rounded correctly; blank lines are skipped; a comment reaches to the
    /// end of its line.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - type: what the numbers become.
    ///   - delimiter: what parts the fields of a row; any white space when it is `nil`.
    ///   - comments: what comments begin with.
    ///   - skiprows: how many lines at the start are left out, whatever they hold.
    ///   - usecols: the columns wanted, in this order; negative ones count from the last.
    ///   - maxRows: read no more rows than this.
    ///   - ndmin: the fewest axes of the result, 0, 1 or 2; beyond that axes of length 1 vanish.
    /// - Returns: rows by columns, less the axes of length 1; an empty array of one axis for a file without rows.
    /// - Throws: ``MartletError/file(function:path:problem:)`` with the line, when rows differ in length or a field is no
    ///   number; a value or index error for impossible arguments.
    /// - Complexity: one pass over the file, which is held in memory.
    /// - SeeAlso: `numpy.loadtxt`.
    public static func loadtxt<T: TextScalar>(
        _ path: String, as type: T.Type = Double.self, delimiter: String? = nil, comments: [String] = ["#"],
        skiprows: Int = 0, usecols: [Int]? = nil, maxRows: Int? = nil, ndmin: Int = 0
    ) throws(MartletError) -> NDArray<T> {
        try numbers(
            Source(path: path, function: "io.loadtxt"), delimiter, comments, skiprows, usecols, maxRows, ndmin)
    }

    /// The numbers in the bytes of a text.
    public static func loadtxt<T: TextScalar>(
        bytes: [UInt8], as type: T.Type = Double.self, delimiter: String? = nil, comments: [String] = ["#"],
        skiprows: Int = 0, usecols: [Int]? = nil, maxRows: Int? = nil, ndmin: Int = 0
    ) throws(MartletError) -> NDArray<T> {
        try numbers(
            Source(bytes: bytes, function: "io.loadtxt"), delimiter, comments, skiprows, usecols, maxRows, ndmin)
    }

    private static func numbers<T: TextScalar>(
        _ source: Source, _ delimiter: String?, _ comments: [String], _ skiprows: Int, _ usecols: [Int]?,
        _ maxRows: Int?, _ ndmin: Int
    ) throws(MartletError) -> NDArray<T> {
        try checkText(delimiter, [("skiprows", skiprows), ("maxRows", maxRows ?? 0)], function: source.function)
        guard 0...2 ~= ndmin else {
            throw .value(function: source.function, argument: "ndmin", given: "\(ndmin)", wanted: "0, 1 or 2")
        }
        let bytes = try source.all()
        let result: Result<NDArray<T>, MartletError> = bytes.withUnsafeBufferPointer { bytes in
            do throws(MartletError) {
                var lines = TextLines(bytes, delimiter: delimiter, comments: comments)
                for _ in 0..<skiprows where lines.next() == nil { break }
                return .success(try rows(&lines, bytes, source, usecols, maxRows ?? .max))
            } catch { return .failure(error) }
        }
        let all = try result.get()
        if all.rank == 1 { return ndmin < 2 ? all : try all.reshaped([0, 1]) }
        if ndmin == 2 { return all }
        let squeezed = try all.squeezed()
        return squeezed.rank >= ndmin ? squeezed : try squeezed.reshaped([1])
    }

    /// Rows by columns, or an empty array of one axis.
    @specialized(where T == Double)
    @specialized(where T == Float)
    @specialized(where T == Int)
    private static func rows<T: TextScalar>(
        _ lines: inout TextLines, _ bytes: UnsafeBufferPointer<UInt8>, _ source: Source, _ usecols: [Int]?,
        _ maxRows: Int
    ) throws(MartletError) -> NDArray<T> {
        var values: [T] = []
        var fields: [Range<Int>] = []
        var wanted: [Int] = []
        var width: Int?
        var count = 0
        while count < maxRows, let line = lines.nextFull() {
            lines.split(line, into: &fields)
            if let width, width != fields.count {
                throw source.failure("line \(lines.line) has \(fields.count) columns, but the lines before \(width)")
            }
            if width == nil {
                width = fields.count
                wanted = try columns(usecols, of: fields.count, function: source.function)
            }
            for column in wanted {
                let field = fields[column]
                guard let value = T(field: UnsafeBufferPointer(rebasing: bytes[field]).span) else {
                    throw source.failure(
                        "line \(lines.line), column \(column + 1): \(lines.excerpt(field)) is no \(T.dtype)")
                }
                values.append(value)
            }
            count += 1
        }
        return count == 0 ? NDArray(values) : try NDArray(values, shape: [count, wanted.count])
    }
}
