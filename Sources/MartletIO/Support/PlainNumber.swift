/// `%.<precision>e` or `%.<precision>f`, rounded correctly, ties to even.
struct PlainNumber {
    let isScientific: Bool
    let precision: Int

    /// Appends the text for a finite number, filled up with spaces in front to `width`, or returns `false`, having done
    /// nothing, for a number that takes the exact way.
    func append(_ value: Double, width: Int, to text: inout [UInt8]) -> Bool {
        guard precision <= 18 else { return false }
        var exponent = 0
        let number: UInt64?
        if isScientific {
            (number, exponent) = scientific(value)
        } else {
            number = PowersOfFive.rounded(value, q: precision)
        }
        guard let number else { return false }
        // Sign, digits and point, and the exponent: at most 20 + 2 + 5 places, written from the end.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { space in
            var at = space.count
            func put(_ byte: UInt8) {
                at -= 1
                space[at] = byte
            }
            func put(digits number: UInt64, count: Int) {
                var rest = number
                for _ in 0..<count {
                    let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                    put(48 + UInt8(truncatingIfNeeded: digit))
                    rest = quotient
                }
            }
            if isScientific {
                put(digits: UInt64(exponent.magnitude), count: exponent.magnitude < 100 ? 2 : 3)
                put(UInt8(ascii: exponent < 0 ? "-" : "+"))
                put(UInt8(ascii: "e"))
            }
            let (whole, fraction) = number.quotientAndRemainder(dividingBy: Self.powers[precision])
            if precision > 0 {
                put(digits: fraction, count: precision)
                put(UInt8(ascii: "."))
            }
            put(digits: whole, count: Self.powers.firstIndex { whole < $0 && $0 > 1 } ?? 20)
            if value.sign == .minus { put(UInt8(ascii: "-")) }
            let length = space.count - at
            if length < width { text.append(contentsOf: repeatElement(32, count: width - length)) }
            text.append(contentsOf: space[at...])
        }
        return true
    }

    /// The number of `precision` + 1 digits, and the exponent of the first.
    private func scientific(_ value: Double) -> (UInt64?, Int) {
        if value == 0 { return (0, 0) }
        // log₁₀ 2 times the binary exponent, which is off by less than 1.
        var exponent = Int((Double(value.exponent) * 0.301029995663981195).rounded(.down))
        let least = Self.powers[precision], most = least * 10
        guard var number = PowersOfFive.rounded(value, q: precision - exponent) else { return (nil, 0) }
        if number >= most {
            exponent += 1
            guard let other = PowersOfFive.rounded(value, q: precision - exponent) else { return (nil, 0) }
            number = other
        }
        return (number, exponent)
    }

    private static let powers: [UInt64] = (0..<20).map { power in (0..<power).reduce(1) { value, _ in value * 10 } }
}
