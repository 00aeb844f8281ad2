/// The strip that explains a heat map's colours.
struct ColorBar {
    private let scale: ResolvedAxis
    private let map: ColorMap
    private let labelWidth: Double
    private static let gap = 10.0, thickness = 12.0, tick = 8.0

    init(_ mark: HeatMapMark, height: Double) {
        var scale = mark.scale
        scale.chooseTicks(height, spacing: 38) { _ in PlacedPanel.tickSize * 1.5 }
        self.scale = scale
        map = mark.map
        labelWidth = scale.ticks.major.map { textWidth($0.label, size: PlacedPanel.tickSize) }.max() ?? 0
    }

    /// The margin it needs at the right of the frame.
    var width: Double { Self.gap + Self.thickness + Self.tick + labelWidth + (scale.caption.isEmpty ? 2 : 20) }

    func draw(beside frame: Frame, on canvas: inout Canvas) {
        let left = frame.right + Self.gap, right = left + Self.thickness, id = canvas.newID()
        canvas.add("<linearGradient id=\"\(id)\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">")
        let stops = 32
        for k in 0...stops {
            let at = Double(k) / Double(stops)
            canvas.add("<stop offset=\"\(pixels(at * 100))%\" stop-color=\"\(map.color(at).css)\"/>")
        }
        canvas.add(
            "</linearGradient>\n<rect x=\"\(pixels(left))\" y=\"\(pixels(frame.top))\" "
                + "width=\"\(pixels(Self.thickness))\" height=\"\(pixels(frame.height))\" fill=\"url(#\(id))\"/>\n")
        for tick in scale.ticks.major {
            let y = frame.bottom - scale.position(tick.value) * frame.height
            canvas.line(right, y, right + 4.5, y, "a")
            canvas.text(
                tick.label, right + Self.tick, y + 4, size: PlacedPanel.tickSize, kind: "m")
        }
        let caption = shortened(scale.caption, to: frame.height, size: PlacedPanel.captionSize)
        canvas.text(
            caption, right + Self.tick + labelWidth + 16, frame.top + frame.height / 2, size: PlacedPanel.captionSize,
            align: .middle, turned: -90)
    }
}
