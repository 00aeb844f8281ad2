public import MartletCore

extension Panel {
    /// An upright line at one x, over the whole height.
    ///
    /// - Parameters:
    ///   - x: where.
    ///   - label: written beside it.
    ///   - ink: its colour.
    ///   - style: its width and dashes.
    /// - Returns: the panel with the rule.
    /// - Throws: a value error for a number that is not finite, or not positive on a logarithmic axis, and for a width
    ///   out of range.
    /// - SeeAlso: `matplotlib.axes.Axes.axvline`.
    public func rule(
        x: Double, label: String? = nil, ink: Ink = .neutral, style: LineStyle = LineStyle(width: 1.2, dash: .dashed)
    ) throws(MartletError) -> Panel {
        try checkFinite(x, "Panel.rule", "x")
        try self.x.check([x], "Panel.rule", "x")
        try checkSize(style.width, "Panel.rule", "style.width")
        return adding(RuleMark(label: label, ink: ink, x: x, y: nil, style: style))
    }

    /// A level line at one y, over the whole width.
    ///
    /// - Parameters:
    ///   - y: where.
    ///   - label: written above it, at the right.
    ///   - ink: its colour.
    ///   - style: its width and dashes.
    /// - Returns: the panel with the rule.
    /// - Throws: a value error for a number that is not finite, or not positive on a logarithmic axis, and for a width
    ///   out of range.
    /// - SeeAlso: `matplotlib.axes.Axes.axhline`.
    public func rule(
        y: Double, label: String? = nil, ink: Ink = .neutral, style: LineStyle = LineStyle(width: 1.2, dash: .dashed)
    ) throws(MartletError) -> Panel {
        try checkFinite(y, "Panel.rule", "y")
        try self.y.check([y], "Panel.rule", "y")
        try checkSize(style.width, "Panel.rule", "style.width")
        return adding(RuleMark(label: label, ink: ink, x: nil, y: y, style: style))
    }

    func checkFinite(_ value: Double, _ function: String, _ argument: String) throws(MartletError) {
        guard value.isFinite else {
            throw .value(function: function, argument: argument, given: "\(value)", wanted: "finite")
        }
    }
}

struct RuleMark: Mark {
    let label: String?
    var ink: Ink
    let x, y: Double?
    let style: LineStyle

    var xExtent: Extent { x.map { Extent($0, $0, padded: true) } ?? Extent() }
    func yExtent(_ bounds: ClosedRange<Double>) -> Extent { y.map { Extent($0, $0, padded: true) } ?? Extent() }
    var summary: String {
        named("line") + " at " + (x.map { "x = \(roughText($0))" } ?? "") + (y.map { "y = \(roughText($0))" } ?? "")
    }

    func draw(in frame: Frame, on canvas: inout Canvas) {
        if let x {
            let at = pixels(frame.px(x))
            canvas.stroke("M\(at) \(pixels(frame.bottom))V\(pixels(frame.top))", ink, style)
        }
        if let y {
            let at = pixels(frame.py(y))
            canvas.stroke("M\(pixels(frame.left)) \(at)H\(pixels(frame.right))", ink, style)
        }
    }

    func annotation(in frame: Frame) -> Annotation? {
        guard let label, !label.isEmpty else { return nil }
        if let x { return Annotation(text: label, anchor: .topAfter(frame.px(x))) }
        return y.map { Annotation(text: label, anchor: .right(frame.py($0))) }
    }
}
