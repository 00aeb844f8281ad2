/// 5^q to 128 bits: the product of a 64-bit number and a power of ten, but for the last bits.
///
/// Both ways between binary and decimal rest on it: where the bits that are certain decide how to round, they are
/// right; where they do not, about once in 2⁶⁰ numbers and at ties, the caller takes the exact way.
///   D. Lemire, Number parsing at a gigabyte per second, Softw. Pract. Exper. 51 (2021) 1700–1727,
///   doi:10.1002/spe.2984.
enum PowersOfFive {
    static let range = -350...350

    /// A number `mantissa` · 2^`exponent`, or up to `slack` units of the mantissa above it.
    struct Product {
        let mantissa: UInt128
        let exponent: Int
        static let slack: UInt128 = 3
    }

    /// number · 2^shift · 10^q for a number that is not 0; `nil` when q is out of range.
    @inline(__always) static func product(_ number: UInt64, shift: Int, q: Int) -> Product? {
        guard range.contains(q) else { return nil }
        let zeros = number.leadingZeroBitCount, w = UInt128(number << UInt64(zeros))
        let (power, exponent) = table[q - range.lowerBound]
        let low = w * (power & UInt128(UInt64.max)), high = w * (power >> 64) + low >> 64
        return Product(mantissa: high, exponent: shift - zeros + 64 + q + exponent)
    }

    /// The highest 128 bits of each power, the first of them a 1, and its exponent: 5^q is in [m, m + 1 + 2⁻¹⁰⁰) · 2^e.
    ///
    /// From one to the next they are had in 256 bits, of which each step loses the last.
    private static let table: [(UInt128, Int)] = {
        var powers = [(UInt128, Int)](repeating: (0, 0), count: range.count)
        let one = UInt128(1) << 127
        var high = one, low: UInt128 = 0, exponent = -127
        for q in 0...range.upperBound {
            powers[q - range.lowerBound] = (high, exponent)
            (high, low) = timesFiveEighths(high, low)
            exponent += 3
            if high < one {
                (high, low) = (high << 1 | low >> 127, low << 1)
                exponent -= 1
            }
        }
        (high, low, exponent) = (one, 0, -127)
        for q in stride(from: -1, through: range.lowerBound, by: -1) {
            let (first, rest) = high.quotientAndRemainder(dividingBy: 5)
            (high, low) = (first, UInt128(5).dividingFullWidth((rest, low)).quotient)
            exponent -= 2
            (high, low) = (high << 2 | low >> 126, low << 2)
            if high < one {
                (high, low) = (high << 1 | low >> 127, low << 1)
                exponent -= 1
            }
            powers[q - range.lowerBound] = (high, exponent)
        }
        return powers
    }()

    private static func timesFiveEighths(_ high: UInt128, _ low: UInt128) -> (UInt128, UInt128) {
        // x/2 + x/8
        let half = (high >> 1, high << 127 | low >> 1), eighth = (high >> 3, high << 125 | low >> 3)
        let (sum, carry) = half.1.addingReportingOverflow(eighth.1)
        return (half.0 + eighth.0 + (carry ? 1 : 0), sum)
    }
}

extension PowersOfFive {
    /// The number nearest to mantissa · 10^exponent, where the bits at hand decide that and the number is a normal one.
    @inline(__always) static func nearest<T: BinaryFloatingPoint>(
        _ mantissa: UInt64, exponent: Int, as: T.Type = T.self
    ) -> T? {
        guard mantissa != 0, let product = product(mantissa, shift: 0, q: exponent) else { return nil }
        // Of 127 or 128 bits as many as the type has; those below are compared with a half.
        let kept = T.significandBitCount + 1, below = 128 - product.mantissa.leadingZeroBitCount - kept
        let rest = product.mantissa & (1 << UInt128(below) - 1), half = UInt128(1) << UInt128(below - 1)
        var bits = UInt64(truncatingIfNeeded: product.mantissa >> UInt128(below))
        if rest > half { bits += 1 } else if rest + Product.slack > half { return nil }
        let power = product.exponent + below
        // Rounded up to a power of two, the number has one bit more and is exact all the same.
        let most = 1 << (T.exponentBitCount - 1)
        guard 2 - most...most - 2 ~= power + kept - 1 else { return nil }
        return T(sign: .plus, exponent: T.Exponent(power), significand: T(bits))
    }

    /// |value| · 10^q as the nearest whole number, where the bits at hand decide that and it is below 2⁶⁴.
    @inline(__always) static func rounded(_ value: Double, q: Int) -> UInt64? {
        if value == 0 { return 0 }
        let exponent = Int(value.exponentBitPattern), isNormal = exponent > 0
        let significand = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
        guard let product = product(significand, shift: max(exponent, 1) - 1075, q: q) else { return nil }
        let below = -product.exponent
        if below > 128 { return 0 }  // less than a half
        guard 128 - product.mantissa.leadingZeroBitCount - below <= 64 else { return nil }
        let half = UInt128(1) << UInt128(below - 1)
        let rest = below == 128 ? product.mantissa : product.mantissa & (1 << UInt128(below) - 1)
        let whole = below == 128 ? 0 : UInt64(truncatingIfNeeded: product.mantissa >> UInt128(below))
        if rest > half { return whole == .max ? nil : whole + 1 }
        return rest + Product.slack > half ? nil : whole
    }
}
