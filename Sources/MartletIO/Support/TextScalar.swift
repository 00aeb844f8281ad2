public import MartletCore

/// An element type that text files hold.
public protocol TextScalar: Scalar {
    /// The number that a field says, white space round it left out, or `nil` when it says none.
    init?(field: Span<UInt8>)
}

/// A decimal number taken apart: ±mantissa · 10^exponent.
private struct Decimal {
    var isNegative = false
    var mantissa: UInt64 = 0
    var exponent = 0
    /// Whether the mantissa holds all digits.
    var isExact = true
    /// The field without white space.
    var range: Range<Int>

    enum Word { case infinity, nan }
    var word: Word?

    /// `nil` unless the field is a number by Python's rules: digits with at most one point, an exponent, `inf`, `nan`.
    init?(_ field: Span<UInt8>) {
        var at = 0, end = field.count
        while at < end, field[at].isSpace { at += 1 }
        while end > at, field[end - 1].isSpace { end -= 1 }
        range = at..<end
        if at < end, field[at] == UInt8(ascii: "-") || field[at] == UInt8(ascii: "+") {
            isNegative = field[at] == UInt8(ascii: "-")
            at += 1
        }
        var digits = 0, seen = 0, isFraction = false
        while at < end {
            let digit = field[at] &- 48
            if digit < 10 {
                seen += 1
                if digits < 19 {
                    mantissa = mantissa &* 10 &+ UInt64(digit)
                    if mantissa != 0 { digits += 1 }
                    if isFraction { exponent -= 1 }
                } else {
                    if digit != 0 { isExact = false }
                    if !isFraction { exponent += 1 }
                }
            } else if field[at] == UInt8(ascii: "."), !isFraction {
                isFraction = true
            } else {
                break
            }
            at += 1
        }
        if seen == 0 {
            if isFraction { return nil }
            word = Self.word(field, at..<end)
            if word == nil { return nil }
            return
        }
        if at < end {
            guard field[at] | 32 == UInt8(ascii: "e") else { return nil }
            at += 1
            var isDown = false
            if at < end, field[at] == UInt8(ascii: "-") || field[at] == UInt8(ascii: "+") {
                isDown = field[at] == UInt8(ascii: "-")
                at += 1
            }
            if at == end { return nil }
            var power = 0
            while at < end {
                let digit = field[at] &- 48
                if digit > 9 { return nil }
                power = min(power * 10 + Int(digit), 1 << 40)
                at += 1
            }
            exponent += isDown ? -power : power
        }
    }

    private static func word(_ field: Span<UInt8>, _ range: Range<Int>) -> Word? {
        func says(_ word: StaticString) -> Bool {
            guard range.count == word.utf8CodeUnitCount else { return false }
            for k in 0..<range.count where field[range.lowerBound + k] | 32 != word.utf8Start[k] { return false }
            return true
        }
        return says("nan") ? .nan : says("inf") || says("infinity") ? .infinity : nil
    }
}

extension UInt8 {
    var isSpace: Bool { self == 32 || self >= 9 && self <= 13 }
}

extension BinaryFloatingPoint where Self: LosslessStringConvertible {
    /// The nearest number, correctly rounded.
    ///
    /// When the mantissa and the power of ten are both exact in this type, one product or quotient rounds once: W. D.
    /// Clinger, How to read floating point numbers accurately, 1990, doi:10.1145/93542.93557.  Otherwise 128 bits of the
    /// power of ten mostly are enough, and the standard library's way is when they are not.
    /// - Parameter powers: the powers of ten that this type holds exactly.
    @inline(__always) fileprivate init?(_ field: Span<UInt8>, powers: [Self]) {
        guard let decimal = Decimal(field) else { return nil }
        switch decimal.word {
        case .nan?: self = .nan
        case .infinity?: self = decimal.isNegative ? -.infinity : .infinity
        case nil:
            if decimal.isExact, decimal.mantissa >> UInt64(Self.significandBitCount + 1) == 0,
                decimal.exponent.magnitude < powers.count
            {
                let mantissa = Self(decimal.mantissa), power = powers[Int(decimal.exponent.magnitude)]
                let value = decimal.exponent < 0 ? mantissa / power : mantissa * power
                self = decimal.isNegative ? -value : value
                return
            }
            if decimal.isExact,
                let value: Self = PowersOfFive.nearest(decimal.mantissa, exponent: decimal.exponent)
            {
                self = decimal.isNegative ? -value : value
                return
            }
            let text = field.extracting(decimal.range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
            guard let value = Self(text) else { return nil }
            self = value
        }
    }
}

private let doublePowers: [Double] = (0...22).map { power in (0..<power).reduce(1) { value, _ in value * 10 } }
private let floatPowers: [Float] = (0...10).map { power in (0..<power).reduce(1) { value, _ in value * 10 } }

extension Double: TextScalar {
    public init?(field: Span<UInt8>) { self.init(field, powers: doublePowers) }
}

extension Float: TextScalar {
    public init?(field: Span<UInt8>) { self.init(field, powers: floatPowers) }
}

extension FixedWidthInteger {
    fileprivate init?(whole field: Span<UInt8>) {
        var at = 0, end = field.count
        while at < end, field[at].isSpace { at += 1 }
        while end > at, field[end - 1].isSpace { end -= 1 }
        guard at < end else { return nil }
        let isNegative = field[at] == UInt8(ascii: "-")
        if isNegative || field[at] == UInt8(ascii: "+") { at += 1 }
        guard at < end else { return nil }
        var value: Self = 0
        while at < end {
            let digit = field[at] &- 48
            guard digit < 10 else { return nil }
            let (product, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, beyond) =
                isNegative
                ? product.subtractingReportingOverflow(Self(digit)) : product.addingReportingOverflow(Self(digit))
            if over || beyond { return nil }
            value = sum
            at += 1
        }
        self = value
    }
}

extension Int: TextScalar { public init?(field: Span<UInt8>) { self.init(whole: field) } }
extension Int64: TextScalar { public init?(field: Span<UInt8>) { self.init(whole: field) } }
extension Int32: TextScalar { public init?(field: Span<UInt8>) { self.init(whole: field) } }
extension Int16: TextScalar { public init?(field: Span<UInt8>) { self.init(whole: field) } }
extension Int8: TextScalar { public init?(field: Span<UInt8>) { self.init(whole: field) } }
extension UInt8: TextScalar { public init?(field: Span<UInt8>) { self.init(whole: field) } }
