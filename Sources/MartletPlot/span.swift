public import MartletCore

extension Panel {
    /// A shaded stripe between two x, over the whole height, behind everything else.
    ///
    /// - Parameters:
    ///   - x: from where to where.
    ///   - label: written at its upper end.
    ///   - ink: its colour.
    ///   - opacity: between 0 and 1.
    /// - Returns: the panel with the span.
    /// - Throws: a value error for bounds that are not finite, or not positive on a logarithmic axis, and for an opacity
    ///   out of range.
    /// - SeeAlso: `matplotlib.axes.Axes.axvspan`.
    public func span(
        x: ClosedRange<Double>, label: String? = nil, ink: Ink = .automatic, opacity: Double = 0.16
    ) throws(MartletError) -> Panel {
        for bound in [x.lowerBound, x.upperBound] { try checkFinite(bound, "Panel.span", "x") }
        try self.x.check([x.lowerBound], "Panel.span", "x")
        try checkOpacity(opacity, "Panel.span")
        return adding(SpanMark(label: label, ink: ink, x: x, y: nil, opacity: opacity))
    }

    /// A shaded stripe between two y, over the whole width, behind everything else.
    ///
    /// - Parameters:
    ///   - y: from where to where.
    ///   - label: written at its right end.
    ///   - ink: its colour.
    ///   - opacity: between 0 and 1.
    /// - Returns: the panel with the span.
    /// - Throws: a value error for bounds that are not finite, or not positive on a logarithmic axis, and for an opacity
    ///   out of range.
    /// - SeeAlso: `matplotlib.axes.Axes.axhspan`.
    public func span(
        y: ClosedRange<Double>, label: String? = nil, ink: Ink = .automatic, opacity: Double = 0.16
    ) throws(MartletError) -> Panel {
        for bound in [y.lowerBound, y.upperBound] { try checkFinite(bound, "Panel.span", "y") }
        try self.y.check([y.lowerBound], "Panel.span", "y")
        try checkOpacity(opacity, "Panel.span")
        return adding(SpanMark(label: label, ink: ink, x: nil, y: y, opacity: opacity))
    }
}

struct SpanMark: Mark {
    let label: String?
    var ink: Ink
    let x, y: ClosedRange<Double>?
    let opacity: Double

    var layer: Layer { .behind }
    var xExtent: Extent { x.map { Extent($0.lowerBound, $0.upperBound, padded: false) } ?? Extent() }
    func yExtent(_ bounds: ClosedRange<Double>) -> Extent {
        y.map { Extent($0.lowerBound, $0.upperBound, padded: false) } ?? Extent()
    }
    var summary: String {
        let (name, range) = x.map { ("x", $0) } ?? ("y", y!)
        return
            "\(named("shaded range")) with \(name) from \(roughText(range.lowerBound)) to \(roughText(range.upperBound))"
    }

    func draw(in frame: Frame, on canvas: inout Canvas) {
        let (from, to) = edges(in: frame)
        let path =
            x == nil
            ? "M\(pixels(frame.left)) \(pixels(from))H\(pixels(frame.right))V\(pixels(to))H\(pixels(frame.left))z"
            : "M\(pixels(from)) \(pixels(frame.top))V\(pixels(frame.bottom))H\(pixels(to))V\(pixels(frame.top))z"
        if from != to { canvas.fill(path, ink, opacity: opacity) }
    }

    func annotation(in frame: Frame) -> Annotation? {
        guard let label, !label.isEmpty else { return nil }
        let (from, to) = edges(in: frame)
        return Annotation(text: label, anchor: x == nil ? .right((from + to) / 2 + 10) : .top(from: from, to: to))
    }

    /// Where it begins and ends in the frame, in pixels.
    private func edges(in frame: Frame) -> (Double, Double) {
        func inside(_ at: Double, _ low: Double, _ high: Double) -> Double { min(max(at, low), high) }
        if let x {
            return (
                inside(frame.px(x.lowerBound), frame.left, frame.right),
                inside(frame.px(x.upperBound), frame.left, frame.right)
            )
        }
        return (
            inside(frame.py(y!.upperBound), frame.top, frame.bottom),
            inside(frame.py(y!.lowerBound), frame.top, frame.bottom)
        )
    }
}
