public import MartletCore

extension Panel {
    /// The area between two lines over the same x: a range of errors, of percentiles, or what lies under a curve.
    ///
    /// The band is broken where a coordinate is not finite.
    ///
    /// - Parameters:
    ///   - x: one axis.
    ///   - lower: as long as `x`.
    ///   - upper: as long as `x`.
    ///   - label: its entry in the legend.
    ///   - ink: its colour; give a band and its line the same, such as `.series(0)`.
    ///   - opacity: between 0 and 1.
    /// - Returns: the panel with the band.
    /// - Throws: a shape error for arrays of another rank or of different lengths, a value error for numbers that are
    ///   not positive on a logarithmic axis and for an opacity out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `matplotlib.axes.Axes.fill_between`.
    public func band(
        _ x: NDArray<Double>, _ lower: NDArray<Double>, _ upper: NDArray<Double>, label: String? = nil,
        ink: Ink = .automatic, opacity: Double = 0.22
    ) throws(MartletError) -> Panel {
        let (xs, lows) = try pairs(x, lower, "Panel.band", "lower")
        let highs = try pairs(x, upper, "Panel.band", "upper").y
        try checkOpacity(opacity, "Panel.band")
        return adding(BandMark(label: label, ink: ink, x: xs, lower: lows, upper: highs, opacity: opacity))
    }

    func checkOpacity(_ opacity: Double, _ function: String) throws(MartletError) {
        guard opacity >= 0, opacity <= 1 else {
            throw .value(function: function, argument: "opacity", given: "\(opacity)", wanted: "between 0 and 1")
        }
    }
}

struct BandMark: Mark {
    let label: String?
    var ink: Ink
    let x, lower, upper: [Double]
    let opacity: Double

    var key: LegendKey? { .area(opacity: opacity) }
    var xExtent: Extent { Extent(x, padded: false) }
    func yExtent(_ bounds: ClosedRange<Double>) -> Extent {
        var extent = Extent(lower, at: x, in: bounds, connected: true)
        extent.include(Extent(upper, at: x, in: bounds, connected: true))
        return extent
    }
    var summary: String { "\(named("band")) over \(x.count) points" }

    func draw(in frame: Frame, on canvas: inout Canvas) {
        var path = ""
        var part: [Slab] = []
        for i in x.indices {
            guard let low = frame.point(x[i], lower[i]), let high = frame.point(x[i], upper[i]) else {
                path += Self.outline(part)
                part = []
                continue
            }
            let next = Slab(x: low.x, top: min(low.y, high.y), bottom: max(low.y, high.y))
            // What follows beyond the same side of the panel, or in the same half pixel, replaces or joins the last.
            if part.count >= 2, let side = next.side(of: frame), side == part[part.count - 1].side(of: frame),
                side == part[part.count - 2].side(of: frame)
            {
                part[part.count - 1] = next
            } else if part.count >= 2, next.isBeside(part[part.count - 1]), next.isBeside(part[part.count - 2]) {
                let joined = part[part.count - 2].joined(part[part.count - 1]).joined(next)
                part[part.count - 2] = joined.at(part[part.count - 2].x)
                part[part.count - 1] = joined.at(next.x)
            } else {
                part.append(next)
            }
        }
        path += Self.outline(part)
        canvas.fill(path, ink, opacity: opacity)
    }

    /// What the band covers at one x, in pixels.
    private struct Slab {
        var x, top, bottom: Double

        func side(of frame: Frame) -> Int? { x < frame.left ? -1 : x > frame.right ? 1 : nil }
        func isBeside(_ other: Slab) -> Bool { (x * 2).rounded(.down) == (other.x * 2).rounded(.down) }
        func joined(_ other: Slab) -> Slab { Slab(x: x, top: min(top, other.top), bottom: max(bottom, other.bottom)) }
        func at(_ x: Double) -> Slab { Slab(x: x, top: top, bottom: bottom) }
    }

    private static func outline(_ part: [Slab]) -> String {
        if part.count < 2 { return "" }
        let forth = part.map { "\(pixels($0.x)) \(pixels($0.top))" }
        let back = part.reversed().map { "\(pixels($0.x)) \(pixels($0.bottom))" }
        return "M" + (forth + back).joined(separator: " ") + "z"
    }
}
