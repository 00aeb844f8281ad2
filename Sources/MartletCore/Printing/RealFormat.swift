/// How the real numbers of one array are written, so that their points stand under one another.
struct RealFormat<T: BinaryFloatingPoint & LosslessStringConvertible> {
    private let options: PrintOptions
    private let sign: PrintOptions.Sign
    private var usesExponent = false
    /// The least and the most digits after the point; no limit is `Int.max`.
    private var least = 0, most: Int
    /// Whether the fewest digits that identify the number are enough.
    private var isShortest = true
    private var padsFraction = false
    private var left = 0, right = 0, exponentDigits = 2

    init(for values: [T], _ options: PrintOptions, sign: PrintOptions.Sign) {
        self.options = options
        self.sign = sign
        most = options.floatMode == .unique ? .max : max(0, options.precision)
        let finite = values.filter(\.isFinite)
        usesExponent = Self.wantsExponent(finite, options)
        if !finite.isEmpty {
            if options.floatMode == .fixed { (isShortest, least) = (false, most) }
            let parts = finite.map(parts)
            left = parts.map(\.whole.count).max()!
            right = parts.map(\.fraction.count).max()!
            if usesExponent {
                exponentDigits = parts.map { $0.exponent.count - 2 }.max()!  // without "e" and the sign
                (least, most, padsFraction) = (right, right, true)
                right += exponentDigits + 2
            } else if options.floatMode == .fixed || options.floatMode == .maxprecEqual {
                (least, most, padsFraction) = (right, right, true)
            }
            if sign == .space, !finite.contains(where: { $0.sign == .minus }) { left += 1 }
        }
        if finite.count < values.count {
            let signed = sign != .nothing || values.contains { $0 == -.infinity }
            left = max(
                left, options.nan.count - right - 1, options.infinity.count + (signed ? 1 : 0) - right - 1)
        }
    }

    private static func wantsExponent(_ finite: [T], _ options: PrintOptions) -> Bool {
        let magnitudes = finite.lazy.map(\.magnitude).filter { $0 != 0 }
        guard let high = magnitudes.max(), let low = magnitudes.min() else { return false }
        return high >= T(exponentFrom: 8) || !options.suppressesSmall && (low < 0.0001 || high / low > 1000)
    }

    /// The sign and digits before the point, the digits after it, and the exponent with its `e`.
    private func parts(_ value: T) -> (whole: String, fraction: String, exponent: String) {
        var digits = DecimalDigits(shortest: value)
        // Digits beyond the identifying ones, and rounding, are those of the number itself.
        let scale = usesExponent ? (digits.digits.isEmpty ? 0 : digits.point - 1) : 0
        let needed = max(0, digits.places(scaledBy: scale))
        let wanted = isShortest ? max(least, min(needed, most)) : most
        if !isShortest || wanted != needed {
            let exact = DecimalDigits(exactly: Double(value))
            let power = usesExponent && !exact.digits.isEmpty ? exact.point - 1 : 0
            digits = exact.rounded(places: wanted - power)
        }
        let minus = value.sign == .minus ? "-" : sign == .plus ? "+" : ""
        var exponent = ""
        if usesExponent {
            let power = digits.digits.isEmpty ? 0 : digits.point - 1
            digits.point -= power
            let text = String(power.magnitude)
            exponent =
                (power < 0 ? "e-" : "e+") + String(repeating: "0", count: max(0, exponentDigits - text.count)) + text
        }
        let places = padsFraction || !isShortest ? wanted : digits.places
        let (whole, fraction) = digits.positional(places: places)
        return (minus + whole, fraction, exponent)
    }

    func callAsFunction(_ value: T) -> String {
        if !value.isFinite {
            let minus = value == -.infinity ? "-" : sign == .plus ? "+" : ""
            return (minus + (value.isNaN ? options.nan : options.infinity)).padded(to: left + right + 1)
        }
        let (whole, fraction, exponent) = parts(value)
        let text = whole.padded(to: left) + "." + fraction + exponent
        if usesExponent { return text }
        return text + String(repeating: " ", count: max(0, right - fraction.count))
    }
}

extension DecimalDigits {
    /// How many digits stand after the point of this number divided by 10^`power`.
    fileprivate func places(scaledBy power: Int) -> Int { max(0, digits.count - point + power) }
}

extension BinaryFloatingPoint {
    /// The magnitude from which on the exponent form is used: the power of ten that the type's digits are sure to reach,
    /// at most 10^`limit`; 16 digits for a `Double`.
    init(exponentFrom limit: Int) {
        let digits = Self.significandBitCount == 52 ? 16 : Self.significandBitCount * 30103 / 100000
        self = (0..<Swift.min(limit, digits)).reduce(1) { power, _ in power * 10 }
    }
}

extension String {
    /// This text with spaces in front.
    func padded(to width: Int) -> String { String(repeating: " ", count: Swift.max(0, width - count)) + self }
}
