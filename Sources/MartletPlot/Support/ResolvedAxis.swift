/// An axis with its ends decided.
struct ResolvedAxis: Sendable {
    let axis: Axis
    let low, high: Double
    var ticks = Ticks()
    /// Of the logarithms on a logarithmic scale, else of a quarter of the values, whose differences cannot overflow.
    private let start, length: Double

    private init(_ axis: Axis, _ low: Double, _ high: Double) {
        (self.axis, self.low, self.high) = (axis, low, high)
        start = axis.scale == .log ? Elementary.log10(low) : low / 4
        length = (axis.scale == .log ? Elementary.log10(high) : high / 4) - start
    }

    /// - Parameters:
    ///   - margin: the part of the axis to leave free at each end that asks for it.
    ///   - headroom: the part to leave free at the upper end besides.
    init(_ axis: Axis, _ extent: Extent, margin: Double = 0.04, headroom: Double = 0) {
        if let range = axis.range {
            self.init(axis, range.lowerBound, range.upperBound)
            return
        }
        // Beyond these there is no room for margins; what is closer to zero is taken for it.
        let largest = 1.6e308, smallest = 1e-290
        var low = max(extent.low, -largest), high = min(extent.high, largest)
        switch axis.scale {
        case .categories(let names):
            self.init(axis, -0.5, Double(max(names.count, 1)) - 0.5)
        case .log:
            if extent.isEmpty { (low, high) = (1, 10) }
            var (from, to) = (Elementary.log10(max(low, smallest)), Elementary.log10(max(high, smallest)))
            if to - from < 1e-6 {
                from -= 0.5
                to += 0.5
            } else {
                (from, to) = Self.padded(from, to, extent, margin, headroom)
            }
            // Margins end where numbers do.
            self.init(axis, Elementary.pow(10, max(from, -307)), Elementary.pow(10, min(to, 308.2)))
        case .linear, .time:
            if extent.isEmpty { (low, high) = (0, 1) }
            let size = max(low.magnitude, high.magnitude)
            if high - low <= 1e-13 * size || size < smallest {
                // All values are the same, as far as an axis can tell.
                let room = size < smallest ? 1 : size * 0.1
                self.init(axis, low - room, high + room)
            } else {
                (low, high) = Self.padded(low, high, extent, margin, headroom)
                self.init(axis, low, high)
            }
        }
    }

    private static func padded(
        _ low: Double, _ high: Double, _ extent: Extent, _ margin: Double, _ headroom: Double
    ) -> (Double, Double) {
        let below = extent.isEmpty || !extent.padsLow ? 0 : margin
        let above = (extent.isEmpty || !extent.padsHigh ? 0 : margin) + headroom
        let most = Double.greatestFiniteMagnitude
        let quarter = (high / 4 - low / 4) / max(0.2, 1 - below - above)
        return (max(low - 4 * below * quarter, -most), min(high + 4 * above * quarter, most))
    }

    /// Where `value` lies: 0 at the beginning, 1 at the end; never farther out than ±10⁶.
    func position(_ value: Double) -> Double {
        let place = axis.scale != .log ? value / 4 : value > 0 ? Elementary.log10(value) : -.infinity
        let at = (place - start) / length
        return at.isNaN ? 0.5 : min(max(at, -1e6), 1e6)  // not a number where logarithms of both ends are the same
    }

    /// Label, factor and unit: `Power (×10³ ms²)`.
    var caption: String {
        let unit = axis.scale == .time ? ticks.timeUnit : axis.unit
        let inside = [ticks.factor, unit].filter { !$0.isEmpty }.joined(separator: " ")
        return inside.isEmpty ? axis.label : axis.label.isEmpty ? inside : "\(axis.label) (\(inside))"
    }

    /// What it shows, in a sentence; `name` is `x` or `y`.
    func summary(_ name: String) -> String {
        let start = axis.label.isEmpty ? "The \(name) axis" : "The \(name) axis, \(axis.label),"
        if case .categories(let names) = axis.scale { return "\(start) names \(names.joined(separator: ", "))." }
        let unit = axis.scale == .time ? " s" : axis.unit.isEmpty ? "" : " \(axis.unit)"
        return "\(start) goes from \(roughText(low)) to \(roughText(high))\(unit)."
    }

    /// Chooses ticks for an axis of `pixels`, each label taking `room(label)` of them.
    ///
    /// Names are all shown, made to fit by `shorten(name, distance between names)`, unless they are too many.
    mutating func chooseTicks(
        _ pixels: Double, spacing: Double, room: (String) -> Double,
        shorten: (String, Double) -> String = { name, _ in name }
    ) {
        if case .categories(let names) = axis.scale {
            let distance = pixels / (high - low)
            ticks = Ticks(axis.scale, low, high, count: distance < 18 ? Int(pixels / 18) : names.count)
            ticks.major = ticks.major.map { Tick(value: $0.value, label: shorten($0.label, max(distance, 18))) }
            return
        }
        // Labels of powers are short.
        let wanted = max(2, Int(pixels / spacing * (axis.scale == .log ? 1.6 : 1)))
        var best: Ticks?
        // Fewer where labels would touch, then more where fewer than two are left.
        for count in (1...wanted).reversed() + Array(wanted + 1...wanted + 4) {
            let candidate = Ticks(axis.scale, low, high, count: count)
            let places = candidate.major.map { position($0.value) * pixels }
            let clash = places.indices.dropFirst().contains { i in
                let needed = (room(candidate.major[i].label) + room(candidate.major[i - 1].label)) / 2
                return abs(places[i] - places[i - 1]) < needed
            }
            if !clash, candidate.major.count > best?.major.count ?? -1 { best = candidate }
            if let best, best.major.count >= 2 { break }
        }
        ticks = best ?? Ticks()
    }
}

/// The rectangle in which a panel's data are drawn.
struct Frame: Sendable {
    let left, top, width, height: Double
    let x, y: ResolvedAxis

    var right: Double { left + width }
    var bottom: Double { top + height }
    func px(_ value: Double) -> Double { left + x.position(value) * width }
    func py(_ value: Double) -> Double { bottom - y.position(value) * height }
    /// Both coordinates, unless one of them is not finite.
    func point(_ x: Double, _ y: Double) -> (x: Double, y: Double)? {
        x.isFinite && y.isFinite ? (px(x), py(y)) : nil
    }
    /// The y from which bars rise: `base` where it can be shown, else the lower end of a logarithmic axis.
    func base(_ base: Double?) -> Double { py(base ?? (y.axis.scale == .log ? y.low : 0)) }
    func contains(_ at: (x: Double, y: Double)) -> Bool {
        at.x >= left - 0.01 && at.x <= right + 0.01 && at.y >= top - 0.01 && at.y <= bottom + 0.01
    }
}
