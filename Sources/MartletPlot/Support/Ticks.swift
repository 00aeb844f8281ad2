/// One labelled place on an axis.
package struct Tick: Sendable, Equatable {
    package let value: Double
    package let label: String
}

/// The places marked on an axis.
package struct Ticks: Sendable, Equatable {
    package var major: [Tick] = []
    /// Marked without a label.
    package var minor: [Double] = []
    /// What follows the axis's label: a factor such as `×10³`, or the unit of a time axis.
    package var factor = ""
    package var timeUnit = ""
}

extension Ticks {
    /// - Parameters:
    ///   - low: the value at the axis's beginning.
    ///   - high: the value at its end.
    ///   - count: about how many labels there should be.
    package init(_ scale: Axis.Scale, _ low: Double, _ high: Double, count: Int) {
        switch scale {
        case .linear: self = .linear(low, high, count: count)
        case .log: self = .log(low, high, count: count)
        case .time: self = .time(low, high, count: count)
        case .categories(let names):
            // Every k-th name, so that those left have room.
            let shown = names.indices.filter { low...high ~= Double($0) }
            let step = max(1, (shown.count + count - 1) / max(1, count))
            for (k, i) in shown.enumerated() where k % step == 0 {
                major.append(Tick(value: Double(i), label: names[i]))
            }
        }
    }
}

/// The steps i·m·10ⁿ with m one of 1, 2 and 5 that lie in a range.
struct DecimalSteps: Equatable {
    /// i·m, for each step.
    var mantissas: [Int] = []
    /// n.
    var exponent = 0

    init(_ low: Double, _ high: Double, count: Int) {
        let raw = (high / 2 - low / 2) / Double(max(1, count)) * 2
        guard raw > 0, raw.isFinite else { return }
        exponent = decimalExponent(raw)
        let ratio = raw / powerOfTen(exponent)
        // The nearest, by ratio: the bounds are √2, √10 and √50.
        var m = ratio < 1.414 ? 1 : ratio < 3.162 ? 2 : ratio < 7.071 ? 5 : 10
        if m == 10 {
            m = 1
            exponent += 1
        }
        // The ends count when rounding alone has put them outside.
        let step = Double(m) * powerOfTen(exponent)
        let first = (low / step - 1e-9).rounded(.up), last = (high / step + 1e-9).rounded(.down)
        guard first <= last, first.magnitude < 1e15, last.magnitude < 1e15 else { return }
        mantissas = (Int(first)...Int(last)).map { $0 * m }
    }

    /// The double nearest to a step, when 10ⁿ or 10⁻ⁿ is one exactly.
    func value(_ mantissa: Int) -> Double {
        exponent >= 0 ? Double(mantissa) * powerOfTen(exponent) : Double(mantissa) / powerOfTen(-exponent)
    }
}

extension Ticks {
    /// Steps of 1, 2 or 5 times a power of ten.
    ///
    /// Numbers of 10⁵ and more or below 10⁻³ are written with a common factor 10³ᵏ, unless they differ only in places
    /// so far behind that the factor would not make them shorter.
    static func linear(_ low: Double, _ high: Double, count: Int) -> Ticks {
        let steps = DecimalSteps(low, high, count: count)
        guard let largest = steps.mantissas.map(\.magnitude).max() else { return Ticks() }
        let digits = String(largest).count, top = digits - 1 + steps.exponent
        var shift = 0
        if largest > 0, top >= 5 || top < -3, digits <= 6 || top.magnitude > 15 {
            shift = Int((Double(top) / 3).rounded(.down)) * 3
        }
        return Ticks(
            major: steps.mantissas.map {
                Tick(value: steps.value($0), label: decimalText($0, exponent: steps.exponent - shift))
            },
            factor: shift == 0 ? "" : "×10" + superscript(shift))
    }

    /// Powers of ten; over short ranges their multiples by 2 and 5, over shorter ones even steps.
    static func log(_ low: Double, _ high: Double, count: Int) -> Ticks {
        let from = decimalExponent(low), to = decimalExponent(high)
        func inside(_ value: Double) -> Bool { value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9) }
        func places(_ multiples: [Int]) -> [(m: Int, n: Int)] {
            (from...max(from, to)).flatMap { n in multiples.map { (m: $0, n: n) } }
                .filter { inside(Double($0.m) * powerOfTen($0.n)) }
        }
        let plain = from >= -4 && to <= 4
        func tick(_ m: Int, _ n: Int) -> Tick {
            let label =
                plain ? decimalText(m, exponent: n) : m == 1 ? "10" + superscript(n) : "\(m)×10" + superscript(n)
            return Tick(value: Double(m) * powerOfTen(n), label: label)
        }

        let decades = places([1])
        if decades.count >= 2 {
            let step = max(1, (decades.count + count - 1) / max(1, count))
            let shown = decades.filter { $0.n % step == 0 }
            return Ticks(
                major: shown.map { tick(1, $0.n) },
                minor: step == 1
                    ? places(Array(2...9)).map { Double($0.m) * powerOfTen($0.n) }
                    : decades.filter { $0.n % step != 0 }.map { powerOfTen($0.n) })
        }
        let multiples = places([1, 2, 5])
        guard multiples.count >= 2 else { return .linear(low, high, count: count) }
        return Ticks(
            major: multiples.map { tick($0.m, $0.n) },
            minor: places([3, 4, 6, 7, 8, 9]).map { Double($0.m) * powerOfTen($0.n) })
    }

    /// Steps that divide minutes, hours and days.
    ///
    /// Written as seconds below a minute, as `mm:ss` below an hour, and above as `h:mm` or `h:mm:ss`.
    static func time(_ low: Double, _ high: Double, count: Int) -> Ticks {
        let raw = (high - low) / Double(max(1, count)), largest = max(low.magnitude, high.magnitude)
        let known = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400]
        if largest < 60 || raw > 86400 || raw < 1e-3 || largest > 1e9 {
            var ticks = linear(low, high, count: count)
            ticks.timeUnit = "s"
            return ticks
        }
        // In units of 10ⁿ seconds, n ≤ 0, so that every step is a whole number of them.
        let fine = raw < 1 ? DecimalSteps(low, high, count: count) : nil
        let exponent = min(0, fine?.exponent ?? 0)
        // The nearest, by ratio.
        let step = known.min {
            Swift.max(Double($0) / raw, raw / Double($0)) < Swift.max(Double($1) / raw, raw / Double($1))
        }!
        let mantissas =
            exponent < 0
            ? fine!.mantissas
            : Array(
                stride(
                    from: Int((low / Double(step) - 1e-9).rounded(.up)) * step,
                    through: Int((high + 1e-9 * Double(step)).rounded(.down)), by: step))
        let hours = largest >= 3600, seconds = !hours || step % 60 != 0
        return Ticks(
            major: mantissas.map { m in
                Tick(
                    value: Double(m) / powerOfTen(-exponent), label: clock(m, exponent, hours: hours, seconds: seconds))
            },
            timeUnit: hours ? (seconds ? "h:mm:ss" : "h:mm") : "mm:ss")
    }

    /// `mantissa`·10^`exponent` seconds as a clock shows them.
    private static func clock(_ mantissa: Int, _ exponent: Int, hours: Bool, seconds: Bool) -> String {
        func padded(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        let second = (0..<(-exponent)).reduce(1) { size, _ in size * 10 }
        let size = Int(mantissa.magnitude), whole = size / second
        var text = hours ? "\(whole / 3600):" + padded(whole / 60 % 60) : padded(whole / 60)
        if seconds {
            text += ":" + padded(whole % 60)
            if exponent < 0 { text += decimalText(size % second, exponent: exponent).dropFirst() }
        }
        return mantissa < 0 ? "−" + text : text
    }
}
