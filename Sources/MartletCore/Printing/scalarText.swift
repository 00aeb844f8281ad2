/// One element as NumPy writes a number on its own: all digits that identify it, no padding.
func scalarText<E: Scalar>(_ value: E) -> String {
    switch value {
    case let value as Bool: value ? "True" : "False"
    case let value as Float: realText(value)
    case let value as Double: realText(value)
    case let value as Complex<Float>: complexText(value)
    case let value as Complex<Double>: complexText(value)
    default: otherText(value)
    }
}

private func otherText<E: Scalar>(_ value: E) -> String {
    #if !(os(macOS) && arch(x86_64))
        if let half = value as? Float16 { return realText(half) }
    #endif
    return "\(value)"
}

private func complexText<T: RealScalar & LosslessStringConvertible>(_ value: Complex<T>) -> String {
    let imaginary = realText(value.imaginary, plain: true)
    if value.real == 0, value.real.sign == .plus { return imaginary + "j" }
    let plus = value.imaginary.sign == .minus && !value.imaginary.isNaN ? "" : "+"
    return "(\(realText(value.real, plain: true))\(plus)\(imaginary)j)"
}

/// - Parameter plain: leave out a point that no digit follows.
private func realText<T: BinaryFloatingPoint & LosslessStringConvertible>(_ value: T, plain: Bool = false) -> String {
    if value.isNaN { return "nan" }
    let minus = value.sign == .minus ? "-" : ""
    if value.isInfinite { return minus + "inf" }
    var digits = DecimalDigits(shortest: value)
    let magnitude = value.magnitude
    if value == 0 || Double(magnitude) >= 0.0001 && magnitude < T(exponentFrom: 16) {
        let (whole, fraction) = digits.positional(places: max(plain ? 0 : 1, digits.places))
        return minus + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
    let power = digits.point - 1
    digits.point = 1
    let (whole, fraction) = digits.positional(places: digits.places)
    let exponent = String(power.magnitude)
    return minus + whole + (fraction.isEmpty ? "" : "." + fraction) + (power < 0 ? "e-" : "e+")
        + (exponent.count < 2 ? "0" + exponent : exponent)
}
