/// A finite number of at least zero in decimal: 0.d₁d₂d₃… × 10^point.
struct DecimalDigits {
    /// No zero in front; empty for zero.
    var digits: [UInt8]
    var point: Int

    /// The digits of a number as Swift writes it, which are the fewest that tell it from its neighbours.
    init(shortest text: some StringProtocol) {
        digits = []
        point = 0
        var seenPoint = false, exponent = 0
        var rest = text[...]
        while let character = rest.utf8.first {
            rest = rest.dropFirst()
            switch character {
            case UInt8(ascii: "."): seenPoint = true
            case UInt8(ascii: "e"):
                exponent = Int(rest)!
                rest = rest.dropFirst(rest.count)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits.append(character - UInt8(ascii: "0"))
                if !seenPoint { point += 1 }
            default: break  // the sign
            }
        }
        point += exponent
        normalize()
    }

    /// The fewest digits that tell `value` from its neighbours.
    init<T: BinaryFloatingPoint & LosslessStringConvertible>(shortest value: T) {
        // Swift writes halves with more digits than that.
        if T.significandBitCount == 10 { self.init(shortestHalf: value) } else { self.init(shortest: "\(value)") }
    }

    private init(shortestHalf value: some BinaryFloatingPoint) {
        let exact = DecimalDigits(exactly: Double(value))
        var limit = 1
        while true {
            // The nearest number of so many digits; where the neighbours are unevenly far, the one on the other side
            // may lie closer than they do although the nearest does not.
            let near = exact.rounded(places: limit - exact.point)
            if near.identifies(value) || limit >= exact.digits.count {
                self = near
                return
            }
            var up = exact
            up.digits = Array(exact.digits.prefix(limit)) + [9]
            up = up.rounded(places: limit - exact.point)
            if up.identifies(value) {
                self = up
                return
            }
            limit += 1
        }
    }

    private func identifies<T: BinaryFloatingPoint>(_ value: T) -> Bool {
        let text = String(digits.map { Character(Unicode.Scalar($0 + UInt8(ascii: "0"))) })
        return T(Double("0.\(text)e\(point)")!) == value.magnitude
    }

    /// All digits of a number: a binary fraction m/2ᵏ is m·5ᵏ/10ᵏ.
    init(exactly value: Double) {
        let value = value.magnitude
        if value == 0 {
            (digits, point) = ([], 0)
            return
        }
        let bits = 52 - (value.isNormal ? Int(value.exponent) : -1022)
        var limbs: [UInt32] = []  // base 2³², low first
        var mantissa = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
        while mantissa != 0 {
            limbs.append(UInt32(truncatingIfNeeded: mantissa))
            mantissa >>= 32
        }
        func multiply(by factor: UInt32) {
            var carry: UInt64 = 0
            for i in limbs.indices {
                carry += UInt64(limbs[i]) * UInt64(factor)
                limbs[i] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            if carry != 0 { limbs.append(UInt32(carry)) }
        }
        for _ in 0..<max(0, bits) { multiply(by: 5) }
        for _ in 0..<max(0, -bits) { multiply(by: 2) }
        var reversed: [UInt8] = []
        while !limbs.isEmpty {
            var remainder: UInt64 = 0
            for i in limbs.indices.reversed() {
                remainder = remainder << 32 | UInt64(limbs[i])
                limbs[i] = UInt32(remainder / 1_000_000_000)
                remainder %= 1_000_000_000
            }
            while limbs.last == 0 { limbs.removeLast() }
            for _ in 0..<9 {
                reversed.append(UInt8(remainder % 10))
                remainder /= 10
            }
        }
        digits = reversed.reversed()
        point = digits.count - max(0, bits)
        normalize()
    }

    private mutating func normalize() {
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(zeros)
        point -= zeros
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { point = 0 }
    }

    /// How many digits stand after the point.
    var places: Int { max(0, digits.count - point) }

    /// Rounded to `places` digits after the point, a tie to the even digit.
    func rounded(places: Int) -> DecimalDigits {
        let (keep, overflow) = point.addingReportingOverflow(places)
        if overflow || keep >= digits.count { return self }
        var result = self
        if keep < 0 {
            (result.digits, result.point) = ([], 0)
            return result
        }
        let next = digits[keep], odd = keep > 0 && digits[keep - 1] % 2 == 1
        let up = next > 5 || next == 5 && (odd || digits.count > keep + 1)
        result.digits.removeLast(digits.count - keep)
        if up {
            var at = keep - 1
            while at >= 0, result.digits[at] == 9 {
                result.digits[at] = 0
                at -= 1
            }
            if at >= 0 {
                result.digits[at] += 1
            } else {
                result.digits.insert(1, at: 0)
                result.point += 1
            }
        }
        result.normalize()
        return result
    }

    /// The digits before the point and exactly `places` after it.
    func positional(places: Int) -> (whole: String, fraction: String) {
        func digit(_ place: Int) -> Character {  // 0 is the first after the point
            let at = point + place
            return digits.indices.contains(at) ? Character(Unicode.Scalar(digits[at] + UInt8(ascii: "0"))) : "0"
        }
        return (
            point <= 0 ? "0" : String((-point..<0).map(digit)), places <= 0 ? "" : String((0..<places).map(digit))
        )
    }
}
