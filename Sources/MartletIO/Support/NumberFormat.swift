import MartletCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One conversion of C's `printf`, checked: what comes from a caller must not reach `printf` otherwise.
struct NumberFormat {
    private let text: String
    private let isInteger: Bool

    /// `nil` unless `text` is words round one of `%d %i %e %E %f %F %g %G` with flags, width and precision as digits.
    init?(_ text: String) {
        var conversion: Character?
        var rest = text[...]
        var result = ""
        while let next = rest.popFirst() {
            result.append(next)
            guard next == "%" else { continue }
            if rest.first == "%" {
                result.append(rest.removeFirst())
                continue
            }
            if conversion != nil { return nil }
            while let flag = rest.first, "-+ #0".contains(flag) { result.append(rest.removeFirst()) }
            var digits = 0
            func take() -> Bool {
                digits = 0
                while let digit = rest.first, digit.isASCII, digit.isNumber, digits < 4 {
                    result.append(rest.removeFirst())
                    digits += 1
                }
                return digits < 4
            }
            guard take() else { return nil }
            if rest.first == "." {
                result.append(rest.removeFirst())
                guard take() else { return nil }
            }
            guard let kind = rest.popFirst(), "dieEfFgG".contains(kind) else { return nil }
            conversion = kind
            if kind == "d" || kind == "i" { result += "ll" }
            result.append(kind)
        }
        guard let conversion, !text.utf8.contains(0) else { return nil }
        isInteger = conversion == "d" || conversion == "i"
        self.text = result
    }

    /// The text for a number, in the locale of the calling thread.
    func callAsFunction(_ value: Double) -> String {
        if !value.isFinite { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
        return isInteger ? formatted(Int64(clamping: value)) : formatted(value)
    }

    /// The text for a whole number.
    func callAsFunction(_ value: Int64) -> String { isInteger ? formatted(value) : formatted(Double(value)) }

    private func formatted(_ value: any CVarArg) -> String {
        withVaList([value]) { arguments in
            var buffer = [UInt8](repeating: 0, count: 512)
            let count = buffer.withUnsafeMutableBytes { bytes in
                Int(vsnprintf(bytes.baseAddress!.assumingMemoryBound(to: CChar.self), bytes.count, text, arguments))
            }
            if count < buffer.count { return String(decoding: buffer[..<max(0, count)], as: UTF8.self) }
            return long(value, count)
        }
    }

    private func long(_ value: any CVarArg, _ count: Int) -> String {
        withVaList([value]) { arguments in
            var buffer = [UInt8](repeating: 0, count: count + 1)
            buffer.withUnsafeMutableBytes { bytes in
                _ = vsnprintf(bytes.baseAddress!.assumingMemoryBound(to: CChar.self), bytes.count, text, arguments)
            }
            return String(decoding: buffer[..<count], as: UTF8.self)
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
