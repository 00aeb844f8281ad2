public import MartletCore

extension Panel {
    /// A line through the points (x₀, y₀), (x₁, y₁), ….
    ///
    /// The line is broken where a coordinate is not a number or infinite; a point between two breaks becomes a dot.
    /// Of very many points only as many are written as can be seen: the first, lowest, highest and last of those that
    /// follow each other within half a pixel's width.
    ///
    /// - Parameters:
    ///   - x: one axis.
    ///   - y: as long as `x`.
    ///   - label: its entry in the legend.
    ///   - ink: its colour.
    ///   - style: its width and dashes.
    /// - Returns: the panel with the line.
    /// - Throws: a shape error for arrays of another rank or of different lengths, a value error for numbers that are
    ///   not positive on a logarithmic axis and for a width out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `matplotlib.axes.Axes.plot`.
    public func line(
        _ x: NDArray<Double>, _ y: NDArray<Double>, label: String? = nil, ink: Ink = .automatic,
        style: LineStyle = .solid
    ) throws(MartletError) -> Panel {
        let (xs, ys) = try pairs(x, y, "Panel.line")
        try checkSize(style.width, "Panel.line", "style.width")
        return adding(LineMark(label: label, ink: ink, x: xs, y: ys, style: style))
    }
}

struct LineMark: Mark {
    let label: String?
    var ink: Ink
    let x, y: [Double]
    let style: LineStyle

    var key: LegendKey? { .line(style) }
    var xExtent: Extent { Extent(x, padded: false) }
    func yExtent(_ bounds: ClosedRange<Double>) -> Extent { Extent(y, at: x, in: bounds, connected: true) }
    func crowd(in box: Box, _ frame: Frame) -> Int { box.count(x, y, in: frame) }
    var summary: String { "\(named("line")) through \(x.count) points" }

    func draw(in frame: Frame, on canvas: inout Canvas) {
        var path = LinePath(frame, margin: style.width + 2)
        for i in x.indices { path.add(frame.point(x[i], y[i])) }
        let (line, dots) = path.finish()
        canvas.stroke(line, ink, style)
        canvas.stroke(dots, ink, LineStyle(width: style.width * 2))
    }
}
