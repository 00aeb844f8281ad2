import MartletCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One conversion of C's `printf` among other words, checked: what comes from a caller must not reach `printf` otherwise.
struct NumberFormat {
    private let before, after: String
    private let flags: String
    private let width: Int
    /// What `printf` is given.
    private let conversion: String
    private let isInteger: Bool
    /// How the commonest conversions, `%e` and `%f` without flags, are written without `printf`.
    private let plain: PlainNumber?

    /// `nil` unless `text` is words round one of `%d %i %e %E %f %F %g %G` with flags, width and precision as digits.
    init?(_ text: String) {
        guard let sign = text.firstIndex(of: "%"), !text.utf8.contains(0) else { return nil }
        before = String(text[..<sign])
        var rest = text[text.index(after: sign)...]
        func take(_ isWanted: (Character) -> Bool) -> String {
            let taken = rest.prefix(while: isWanted)
            rest = rest.dropFirst(taken.count)
            return String(taken)
        }
        flags = take { "-+ #0".contains($0) }
        let digits = take { "0" <= $0 && $0 <= "9" }
        var precision = ""
        if rest.first == "." {
            rest = rest.dropFirst()
            precision = take { "0" <= $0 && $0 <= "9" }
            if precision.count > 3 { return nil }
            precision = "." + precision
        }
        guard digits.count <= 3, let kind = rest.popFirst(), "dieEfFgG".contains(kind), !rest.contains("%") else {
            return nil
        }
        width = Int(digits) ?? 0
        after = String(rest)
        isInteger = kind == "d" || kind == "i"
        plain =
            flags.isEmpty && (kind == "e" || kind == "f")
            ? PlainNumber(
                isScientific: kind == "e", precision: Int(precision.dropFirst()) ?? (precision.isEmpty ? 6 : 0)) : nil
        conversion = "%\(flags)\(digits)\(precision)\(isInteger ? "ll" : "")\(kind)"
    }

    /// Appends the text for a number, in the locale of the calling thread.
    func append(_ value: Double, to text: inout [UInt8]) {
        text += before.utf8
        if !value.isFinite {
            text += word(value).utf8
        } else if isInteger {
            print(Int64(clamping: value), to: &text)
        } else if plain?.append(value, width: width, to: &text) != true {
            print(value, to: &text)
        }
        text += after.utf8
    }

    /// Appends the text for a whole number.
    func append(_ value: Int64, to text: inout [UInt8]) {
        text += before.utf8
        if isInteger { print(value, to: &text) } else { print(Double(value), to: &text) }
        text += after.utf8
    }

    /// What is no number, as Python writes it: the zeros in front stay.
    private func word(_ value: Double) -> String {
        let sign = value < 0 ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : ""
        let word = value.isNaN ? "nan" : "inf"
        let fill = max(0, width - sign.count - word.count)
        if flags.contains("-") { return sign + word + String(repeating: " ", count: fill) }
        if flags.contains("0") { return sign + String(repeating: "0", count: fill) + word }
        return String(repeating: " ", count: fill) + sign + word
    }

    private func print(_ value: any CVarArg, to text: inout [UInt8]) {
        /// What the text is longer than only for the largest numbers.
        let usual = 64
        let start = text.count
        text.append(contentsOf: repeatElement(0, count: usual))
        let count = print(value, in: &text, from: start)
        if count >= usual {
            text.append(contentsOf: repeatElement(0, count: count + 1 - usual))
            _ = print(value, in: &text, from: start)
        }
        text.removeLast(text.count - start - count)
    }

    private func print(_ value: any CVarArg, in text: inout [UInt8], from start: Int) -> Int {
        text.withUnsafeMutableBytes { bytes in
            let room = UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
            return withVaList([value]) { arguments in
                max(
                    0,
                    Int(
                        vsnprintf(
                            room.baseAddress!.assumingMemoryBound(to: CChar.self), room.count, conversion, arguments)))
            }
        }
    }
}

extension Int64 {
    /// The nearest integer towards zero; the ends of the range for numbers beyond it.
    fileprivate init(clamping value: Double) {
        self = value >= 0x1p63 ? .max : value <= -0x1p63 ? .min : Int64(value)
    }
}

/// Calls `work` with the calling thread in the C locale, in which a point is a point.
func withCLocale<R>(_ work: () throws(MartletError) -> R) throws(MartletError) -> R {
    let locale = newlocale(1 << LC_NUMERIC, "C", nil)
    let before = uselocale(locale)
    defer {
        uselocale(before)
        freelocale(locale)
    }
    return try work()
}
