// Numbers as text: exact decimals from integers, so that labels never show the error of a binary fraction.

/// `mantissa`·10^`exponent` in digits, with a true minus sign and `-exponent` decimals.
package func decimalText(_ mantissa: Int, exponent: Int) -> String {
    var digits = String(mantissa.magnitude)
    if exponent >= 0 {
        if mantissa != 0 { digits += String(repeating: "0", count: exponent) }
    } else {
        let decimals = -exponent
        if digits.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
        }
        digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
    }
    return mantissa < 0 ? "−" + digits : digits
}

/// `n` in superscript digits.
func superscript(_ n: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return (n < 0 ? "⁻" : "") + String(String(n.magnitude).map { digits[$0.wholeNumberValue!] })
}

/// A coordinate to a hundredth of a pixel, without trailing zeros.
package func pixels(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    if hundredths % 100 == 0 { return String(hundredths / 100) }
    let size = hundredths.magnitude
    var text = (hundredths < 0 ? "-" : "") + String(size / 100) + "."
    let rest = size % 100
    text += rest % 10 == 0 ? String(rest / 10) : rest < 10 ? "0\(rest)" : String(rest)
    return text
}

/// 10ⁿ, exactly rounded where a double holds it exactly.
func powerOfTen(_ n: Int) -> Double { Double("1e\(n)")! }

/// `value` to about three significant digits, for descriptions.
package func roughText(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    if value == 0 { return "0" }
    var exponent = decimalExponent(value)
    var mantissa = scaled(value, exponent)
    if mantissa.magnitude >= 1000 {
        exponent += 1
        mantissa = scaled(value, exponent)
    }
    var last = exponent - 2
    while mantissa % 10 == 0 {
        mantissa /= 10
        last += 1
    }
    if (-6...6).contains(exponent) { return decimalText(mantissa, exponent: last) }
    return decimalText(mantissa, exponent: last - exponent) + "×10" + superscript(exponent)

    func scaled(_ value: Double, _ exponent: Int) -> Int {
        let shift = 2 - exponent  // in two steps, since 10^shift may overflow
        return Int((value * powerOfTen(shift / 2) * powerOfTen(shift - shift / 2)).rounded())
    }
}

/// ⌊log₁₀|value|⌋ for a finite value other than 0.
func decimalExponent(_ value: Double) -> Int {
    let size = value.magnitude
    var n = Int(Elementary.log10(size).rounded(.down))
    if powerOfTen(n) > size { n -= 1 } else if n < 308, powerOfTen(n + 1) <= size { n += 1 }
    return n
}
