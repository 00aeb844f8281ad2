import MartletCore

/// The lines of a text and the fields of a line, as places in its bytes.
struct TextLines: ~Copyable {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let delimiter: [UInt8]?
    private let comments: [[UInt8]]
    private var at = 0
    /// The number of the line last taken, from 1.
    private(set) var line = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: String?, comments: [String]) {
        self.bytes = bytes
        self.delimiter = delimiter.map { Array($0.utf8) }
        self.comments = comments.filter { !$0.isEmpty }.map { Array($0.utf8) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }  // the mark of UTF-8
    }

    /// The next line without its end; lines end with `\n`, `\r\n` or `\r`.
    mutating func next() -> Range<Int>? {
        guard at < bytes.count else { return nil }
        line += 1
        let start = at
        while at < bytes.count, bytes[at] != 10, bytes[at] != 13 { at += 1 }
        let end = at
        if at < bytes.count {
            at += bytes[at] == 13 && at + 1 < bytes.count && bytes[at + 1] == 10 ? 2 : 1
        }
        return start..<end
    }

    /// The next line that says something, without its comment.
    mutating func nextFull() -> Range<Int>? {
        while let line = next() {
            let content = line.lowerBound..<(comment(in: line)?.lowerBound ?? line.upperBound)
            if content.contains(where: { !bytes[$0].isSpace }) { return content }
        }
        return nil
    }

    /// The mark with which the comment of a line begins.
    func comment(in line: Range<Int>) -> Range<Int>? {
        if comments.isEmpty { return nil }
        for place in line {
            for mark in comments where bytes[place] == mark[0] && place + mark.count <= line.upperBound {
                if bytes[place..<place + mark.count].elementsEqual(mark) { return place..<place + mark.count }
            }
        }
        return nil
    }

    /// The places of the fields of a line, in `fields`; without a delimiter white space parts them.
    func split(_ line: Range<Int>, into fields: inout [Range<Int>]) {
        fields.removeAll(keepingCapacity: true)
        var start = line.lowerBound
        guard let delimiter else {
            var at = start
            while at < line.upperBound {
                while at < line.upperBound, bytes[at].isSpace { at += 1 }
                start = at
                while at < line.upperBound, !bytes[at].isSpace { at += 1 }
                if start < at { fields.append(start..<at) }
            }
            return
        }
        var at = start
        while at < line.upperBound {
            if bytes[at] == delimiter[0], at + delimiter.count <= line.upperBound,
                delimiter.count == 1 || bytes[at..<at + delimiter.count].elementsEqual(delimiter)
            {
                fields.append(start..<at)
                at += delimiter.count
                start = at
            } else {
                at += 1
            }
        }
        fields.append(start..<line.upperBound)
    }

    /// A field without the white space round it.
    func text(_ field: Range<Int>) -> String {
        var low = field.lowerBound, high = field.upperBound
        while low < high, bytes[low].isSpace { low += 1 }
        while high > low, bytes[high - 1].isSpace { high -= 1 }
        return String(decoding: bytes[low..<high], as: UTF8.self)
    }

    /// The start of a field, for an error.
    func excerpt(_ field: Range<Int>) -> String { "'\(text(field).prefix(40))'" }
}

/// Which columns of `count` are wanted, counted from the first.
func columns(_ wanted: [Int]?, of count: Int, function: String) throws(MartletError) -> [Int] {
    guard let wanted else { return Array(0..<count) }
    var result: [Int] = []
    for column in wanted {
        guard column >= -count, column < count else {
            throw .index(
                function: function, argument: "usecols", given: "\(column)", wanted: "in \(-count)...\(count - 1)")
        }
        result.append(column < 0 ? column + count : column)
    }
    return result
}

/// Checks what all readers of text are told.
func checkText(
    _ delimiter: String?, _ counts: [(name: String, value: Int)], function: String
) throws(MartletError) {
    if delimiter == "" {
        throw .value(function: function, argument: "delimiter", given: "empty", wanted: "some text")
    }
    for (name, value) in counts where value < 0 {
        throw .value(function: function, argument: name, given: "\(value)", wanted: "at least 0")
    }
}
