public import MartletCore

extension Panel {
    /// An upright bar from a base to each yᵢ, in the middle of which lies xᵢ.
    ///
    /// Bars that are not finite are left out.  With ``Axis/Scale/categories(_:)`` the bars of name `n` stand at x = n;
    /// several bars for one name are placed beside each other by adding an offset to `x`.
    ///
    /// - Parameters:
    ///   - x: one axis.
    ///   - y: as long as `x`.
    ///   - width: of each bar, in units of `x`; `nil` is 0.8 of the smallest distance between two `x`.  On a logarithmic
    ///     axis it is measured in decades.
    ///   - base: where the bars begin; `nil` is 0, or the lower end of a logarithmic axis.
    ///   - label: their entry in the legend.
    ///   - ink: their colour.
    /// - Returns: the panel with the bars.
    /// - Throws: a shape error for arrays of another rank or of different lengths, a value error for numbers that are
    ///   not positive on a logarithmic axis, for a width that is not positive and for a base that is not finite.
    /// - Complexity: O(n log n) for n bars.
    /// - SeeAlso: `matplotlib.axes.Axes.bar`.
    public func bars(
        _ x: NDArray<Double>, _ y: NDArray<Double>, width: Double? = nil, base: Double? = nil, label: String? = nil,
        ink: Ink = .automatic
    ) throws(MartletError) -> Panel {
        let (xs, ys) = try pairs(x, y, "Panel.bars")
        if let width, !(width > 0 && width.isFinite) {
            throw .value(function: "Panel.bars", argument: "width", given: "\(width)", wanted: "positive")
        }
        try checkBase(base, "Panel.bars")
        let isLog = self.x.scale == .log
        let half = (width ?? 0.8 * Self.smallestStep(isLog ? xs.map(Elementary.log10) : xs)) / 2
        let factor = Elementary.pow(10, half)
        return adding(
            BarsMark(
                label: label, ink: ink, left: xs.map { isLog ? $0 / factor : $0 - half },
                right: xs.map { isLog ? $0 * factor : $0 + half }, y: ys, base: base, gap: 0,
                opacity: 1, what: "bars"))
    }

    /// The smallest distance between two different numbers; 1 when there are no two.
    private static func smallestStep(_ values: [Double]) -> Double {
        let sorted = values.filter(\.isFinite).sorted()
        let steps = zip(sorted.dropFirst(), sorted).lazy.map { $0 - $1 }.filter { $0 > 0 }
        return steps.min() ?? 1
    }
}

/// Bars between two x each.
struct BarsMark: Mark {
    let label: String?
    var ink: Ink
    let left, right, y: [Double]
    let base: Double?
    /// What is left free between neighbours, in pixels.
    let gap, opacity: Double
    let what: String

    var key: LegendKey? { .area(opacity: opacity) }
    var xExtent: Extent {
        var extent = Extent(left, padded: gap == 0)
        extent.include(Extent(right, padded: gap == 0))
        return extent
    }
    func yExtent(_ bounds: ClosedRange<Double>) -> Extent {
        var extent = Extent()
        for i in y.indices where y[i].isFinite && right[i] >= bounds.lowerBound && left[i] <= bounds.upperBound {
            extent.include(Extent(y[i], y[i], padded: true))
        }
        return extent
    }
    var risesFrom: Base? { Base(value: base) }
    func crowd(in box: Box, _ frame: Frame) -> Int {
        y.indices.count { i in
            guard let from = frame.point(left[i], y[i]), right[i].isFinite else { return false }
            let base = frame.base(base)
            return box.overlaps(
                Box(left: from.x, right: frame.px(right[i]), top: min(from.y, base), bottom: max(from.y, base)))
        }
    }
    var summary: String { "\(y.count) \(named(what))" }

    func draw(in frame: Frame, on canvas: inout Canvas) {
        let base = frame.base(base)
        let bars = y.indices.compactMap { i -> (x: Double, right: Double, y: Double)? in
            guard let at = frame.point(left[i], y[i]), right[i].isFinite else { return nil }
            return (at.x, frame.px(right[i]), at.y)
        }.filter { $0.right >= frame.left && $0.x <= frame.right }
        if Columns.areNeeded(bars.count, in: frame) {
            canvas.columns(bars.map { (($0.x + $0.right) / 2, $0.y, base) }, ink, frame)
            return
        }
        var path = ""
        for bar in bars {
            let space = min(gap, (bar.right - bar.x) / 4)
            let (from, to) = (max(bar.x + space / 2, frame.left - 9), min(bar.right - space / 2, frame.right + 9))
            path += "M\(pixels(from)) \(pixels(base))V\(pixels(bar.y))H\(pixels(to))V\(pixels(base))z"
        }
        canvas.fill(path, ink, opacity: opacity)
    }
}
