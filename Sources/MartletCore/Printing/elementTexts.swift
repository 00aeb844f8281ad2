/// The texts of elements that are printed together, all of one width where NumPy's are.
func elementTexts<E: Scalar>(_ values: [E], _ options: PrintOptions, isScalar: Bool) -> [String] {
    switch values {
    case let values as [Bool]: return values.map { $0 ? (isScalar ? "True" : " True") : "False" }
    case let values as [Float]: return realTexts(values, options)
    case let values as [Double]: return realTexts(values, options)
    case let values as [Complex<Float>]: return complexTexts(values, options)
    case let values as [Complex<Double>]: return complexTexts(values, options)
    default: break
    }
    #if !(os(macOS) && arch(x86_64))
        if let halves = values as? [Float16] { return realTexts(halves, options) }
    #endif
    return integerTexts(values.map { "\($0)" }, options)
}

private func realTexts<T: BinaryFloatingPoint & LosslessStringConvertible>(
    _ values: [T], _ options: PrintOptions
) -> [String] {
    let format = RealFormat(for: values, options, sign: options.sign)
    return values.map { format($0) }
}

private func complexTexts<T: RealScalar & LosslessStringConvertible>(
    _ values: [Complex<T>], _ options: PrintOptions
) -> [String] {
    let real = RealFormat(for: values.map(\.real), options, sign: options.sign)
    let imaginary = RealFormat(for: values.map(\.imaginary), options, sign: .plus)
    return values.map { value in
        let text = imaginary(value.imaginary)
        let end = text.lastIndex { $0 != " " }.map { text.index(after: $0) } ?? text.endIndex
        return real(value.real) + text[..<end] + "j" + text[end...]
    }
}

private func integerTexts(_ texts: [String], _ options: PrintOptions) -> [String] {
    let isNegative = texts.contains { $0.hasPrefix("-") }
    let front = options.sign == .plus ? "+" : options.sign == .space && !isNegative ? " " : ""
    let signed = texts.map { $0.hasPrefix("-") ? $0 : front + $0 }
    let width = signed.map(\.count).max() ?? 0
    return signed.map { $0.padded(to: width) }
}
