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
            // A block of rows at a time.
            let block = max(1, 4096 / max(1, width))
            for first in stride(from: 0, to: rows.shape[0], by: block) {
                let part = try rows.selecting(first..<min(first + block, rows.shape[0]), .all)
                let texts = try withCLocale { () throws(MartletError) in try part.visit(Texts(format: number)) }
                for (k, text) in texts.enumerated() {
                    try sink.write(Array((text + ((k + 1) % width == 0 ? newline : delimiter)).utf8))
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

/// The texts of all elements.
private struct Texts: AnyArrayVisitor {
    let format: NumberFormat

    func visit<E: Scalar>(_ array: NDArray<E>) -> [String] {
        switch array {
        case let array as NDArray<Double>: array.elements.map { format($0) }
        case let array as NDArray<Float>: array.elements.map { format(Double($0)) }
        case let array as NDArray<Bool>: array.elements.map { format(Int64($0 ? 1 : 0)) }
        case let array as NDArray<Complex<Double>>: array.elements.map { complex($0.real, $0.imaginary) }
        case let array as NDArray<Complex<Float>>:
            array.elements.map { complex(Double($0.real), Double($0.imaginary)) }
        default: array.elements.map { other($0) }
        }
    }

    private func complex(_ real: Double, _ imaginary: Double) -> String {
        let text = format(imaginary)
        return " (\(format(real))\(text.hasPrefix("-") ? "" : "+")\(text)j)"
    }

    private func other<E>(_ element: E) -> String {
        #if !(os(macOS) && arch(x86_64))
            if let half = element as? Float16 { return format(Double(half)) }
        #endif
        guard let whole = element as? any FixedWidthInteger else { return "\(element)" }
        return Int64(exactly: whole).map { format($0) } ?? format(Double(whole))
    }
}
