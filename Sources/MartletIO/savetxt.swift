public import MartletCore

extension IO {
    /// Writes an array of at most two axes to a text file, one row a line.
    ///
    /// The file is there in full or not at all.  An array of one axis makes a column.  A complex number is written as
    /// ` (real+imaginaryj)`, as NumPy writes it.
    ///
    /// - Parameters:
    ///   - path: where to.
    ///   - array: the numbers.
    ///   - format: one conversion of C's `printf` for reals or whole numbers, which may stand among other words.
    ///   - delimiter: what stands between the numbers of a row.
    ///   - newline: what ends a row.
    ///   - header: a text before the rows, each of its lines after `comments`.
    ///   - footer: the same after the rows.
    ///   - comments: what stands before the lines of header and footer.
    /// - Throws: a shape or value error for an array of more axes or a format that is none;
    ///   ``MartletError/file(function:path:problem:)`` when the file cannot be written.
    /// - SeeAlso: `numpy.savetxt`.
    public static func savetxt(
        _ path: String, _ array: AnyNDArray, format: String = "%.18e", delimiter: String = " ", newline: String = "\n",
        header: String = "", footer: String = "", comments: String = "# "
    ) throws(MartletError) {
        guard 1...2 ~= array.rank else {
            throw .shape(
                function: "io.savetxt", argument: "array", given: "\(array.shape)", wanted: "of one or two axes")
        }
        guard let number = NumberFormat(format) else {
            throw .value(
                function: "io.savetxt", argument: "format", given: "'\(format)'",
                wanted: "one of %d %e %f %g with flags, width and precision")
        }
        let host = try array.onHost()
        let rows = try host.rank == 1 ? host.reshaped([host.count, 1]) : host
        func remark(_ text: String) -> [UInt8] {
            text.isEmpty ? [] : Array((comments + text.replacing("\n", with: "\n" + comments) + newline).utf8)
        }
        let width = rows.shape[1]
        try replaceFile(path, function: "io.savetxt") { (sink: inout Sink) throws(MartletError) in
            try sink.write(remark(header))
            // A block of rows at a time, or of a long row a part.
            let block = max(1, 4096 / max(1, width)), span = min(max(1, width), 4096)
            for first in stride(from: 0, to: rows.shape[0], by: block) {
                for column in stride(from: 0, to: width, by: span) {
                    let part = try rows.selecting(
                        first..<min(first + block, rows.shape[0]), column..<min(column + span, width))
                    let text = Rows(
                        format: number, width: width, first: column, delimiter: delimiter, newline: newline)
                    try sink.write(try withCLocale { () throws(MartletError) in try part.visit(text) })
                }
            }
            if width == 0 { for _ in 0..<rows.shape[0] { try sink.write(Array(newline.utf8)) } }
            try sink.write(remark(footer))
        }
    }

    /// Writes an array of at most two axes to a text file, one row a line.
    public static func savetxt<E: Scalar>(
        _ path: String, _ array: NDArray<E>, format: String = "%.18e", delimiter: String = " ",
        newline: String = "\n", header: String = "", footer: String = "", comments: String = "# "
    ) throws(MartletError) {
        try savetxt(
            path, AnyNDArray(array), format: format, delimiter: delimiter, newline: newline, header: header,
            footer: footer, comments: comments)
    }
}

/// The text of whole rows, or of a part of one.
private struct Rows: AnyArrayVisitor {
    let format: NumberFormat
    /// The columns of the whole, and the one that the part begins with.
    let width, first: Int
    let delimiter, newline: String

    func visit<E: Scalar>(_ array: NDArray<E>) -> [UInt8] {
        switch array {
        case let array as NDArray<Double>: rows(array) { format.append($0, to: &$1) }
        case let array as NDArray<Float>: rows(array) { format.append(Double($0), to: &$1) }
        case let array as NDArray<Bool>: rows(array) { format.append(Int64($0 ? 1 : 0), to: &$1) }
        case let array as NDArray<Complex<Double>>: rows(array) { complex($0.real, $0.imaginary, &$1) }
        case let array as NDArray<Complex<Float>>: rows(array) { complex(Double($0.real), Double($0.imaginary), &$1) }
        default: rows(array, other)
        }
    }

    private func rows<E: Scalar>(_ array: NDArray<E>, _ append: (E, inout [UInt8]) -> Void) -> [UInt8] {
        var text: [UInt8] = []
        var column = first
        for element in array.elements {
            append(element, &text)
            column = column + 1 == width ? 0 : column + 1
            text += column == 0 ? newline.utf8 : delimiter.utf8
        }
        return text
    }

    private func complex(_ real: Double, _ imaginary: Double, _ text: inout [UInt8]) {
        text += " (".utf8
        format.append(real, to: &text)
        var part: [UInt8] = []
        format.append(imaginary, to: &part)
        if part.first != UInt8(ascii: "-") { text += "+".utf8 }
        text += part
        text += "j)".utf8
    }

    private func other<E>(_ element: E, _ text: inout [UInt8]) {
        #if !(os(macOS) && arch(x86_64))
            if let half = element as? Float16 { return format.append(Double(half), to: &text) }
        #endif
        guard let whole = element as? any FixedWidthInteger else { return }
        if let small = Int64(exactly: whole) {
            format.append(small, to: &text)
        } else {
            format.append(Double(whole), to: &text)
        }
    }
}
