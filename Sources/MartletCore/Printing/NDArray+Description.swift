extension NDArray: CustomStringConvertible, CustomDebugStringConvertible {
    /// The elements as NumPy's `str` writes them.
    ///
    /// A device that cannot be read gives its error in place of the elements.
    public var description: String { text(PrintOptions.current.bounded) }

    /// The elements and what they do not tell of type and shape, as NumPy's `repr` writes them.
    public var debugDescription: String { debugText(PrintOptions.current.bounded) }

    private func text(_ options: PrintOptions) -> String {
        do throws(MartletError) {
            if rank == 0 { return scalarText(try element(at: [])) }
            return try ArrayText(self, options, separator: " ").lines(indent: 0, width: options.lineWidth)
        } catch { return "<\(error)>" }
    }

    private func debugText(_ options: PrintOptions) -> String {
        let start = "array("
        var text: String
        do throws(MartletError) {
            text =
                start
                + (try ArrayText(self, options, separator: ", ")
                    .lines(indent: start.count, width: options.lineWidth - 1))
        } catch { return "<\(error)>" }
        var extras: [String] = []
        if isEmpty && shape != [0] || count > options.threshold {
            let lengths = shape.map { "\($0)" }.joined(separator: ", ")
            extras.append("shape=(\(lengths)\(rank == 1 ? "," : ""))")
        }
        switch dtype {
        case .bool, .int64, .float64, .complex128: if isEmpty { extras.append("dtype=\(dtype)") }
        default: extras.append("dtype=\(dtype)")
        }
        if extras.isEmpty { return text + ")" }
        text += ","
        let last = text.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
        let extra = extras.joined(separator: ", ") + ")"
        let fits = last + extra.count + 1 <= options.lineWidth
        return text + (fits ? " " : "\n" + String(repeating: " ", count: start.count)) + extra
    }
}
