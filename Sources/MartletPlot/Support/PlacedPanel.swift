/// A panel with its margins, and in the end its frame.
struct PlacedPanel {
    let panel: Panel
    let cell: Cell
    let marks: [any Mark]  // with their inks decided
    /// Margins of the frame in the cell.
    var left = 0.0, right = 0.0
    let top, bottom: Double
    private let legend: Legend
    private let legendIsBesideTitle: Bool
    private let colorBar: ColorBar?
    private var x, y: ResolvedAxis

    static let tickSize = 11.0, captionSize = 12.0, titleSize = 13.0
    private static let headHeight = 20.0

    var frameWidth: Double { cell.width - left - right }
    var frameHeight: Double { cell.height - top - bottom }
    private var frame: Frame {
        // On whole pixels, so that thin lines are sharp.
        let left = (cell.left + left).rounded(), top = (cell.top + top).rounded()
        let right = (cell.left + cell.width - right).rounded(), bottom = (cell.top + cell.height - bottom).rounded()
        return Frame(left: left, top: top, width: right - left, height: bottom - top, x: x, y: y)
    }

    init(_ panel: Panel, _ cell: Cell) {
        self.panel = panel
        self.cell = cell
        marks = Self.inked(panel.marks)

        // The width is not known before the height, since the labels of y depend on it; this comes near it.
        let about = max(cell.width - 80, 40)
        legend = Legend(marks, width: about)
        let titleWidth = panel.title.isEmpty ? 0 : textWidth(panel.title, size: Self.titleSize, bold: true) + 24
        legendIsBesideTitle = legend.lines.count == 1 && titleWidth + legend.width <= about
        let lines = legend.lines.count - (legendIsBesideTitle || panel.title.isEmpty ? 1 : 0)
        let hasHead = !panel.title.isEmpty || !legend.lines.isEmpty
        top = hasHead ? Self.headHeight + 4 + Double(max(0, lines)) * Legend.lineHeight : 8

        var xExtent = Extent()
        for mark in marks { xExtent.include(mark.xExtent) }
        x = ResolvedAxis(panel.x, xExtent, margin: 0.03)
        x.chooseTicks(about, spacing: 76, room: Self.levelRoom, shorten: Self.levelName)
        bottom = 20 + (x.caption.isEmpty ? 0 : 18)

        let tall = max(cell.height - top - bottom, 20)
        let bounds = min(x.low, x.high)...max(x.low, x.high)
        var yExtent = Extent()
        for mark in marks where mark.risesFrom == nil { yExtent.include(mark.yExtent(bounds)) }
        for mark in marks {
            guard let base = mark.risesFrom else { continue }
            var own = mark.yExtent(bounds)
            if let value = base.value ?? (panel.y.scale == .log ? nil : 0) { own.include(base: value) }
            yExtent.include(own)
        }
        y = ResolvedAxis(panel.y, yExtent)
        // Lettering below the upper edge gets room of its own.
        let trial = Frame(left: 0, top: 0, width: about, height: tall, x: x, y: y)
        let annotations = marks.compactMap { $0.annotation(in: trial) }
        let rows = Lettering(annotations, in: trial, crowd: { _ in 0 }).rows
        let isImage = marks.contains { $0.layer == .image }
        if rows > 0, !isImage {
            y = ResolvedAxis(panel.y, yExtent, headroom: (Double(rows) * Lettering.rowHeight + 2) / tall)
        }
        y.chooseTicks(
            tall, spacing: 38, room: { _ in Self.tickSize * 1.5 },
            shorten: { name, _ in shortened(name, to: cell.width * 0.35, size: Self.tickSize) })

        let labels = y.ticks.major.map { textWidth($0.label, size: Self.tickSize) }.max() ?? 0
        left = labels + 9 + (y.caption.isEmpty ? 0 : 19)
        let half = x.ticks.major.map { textWidth($0.label, size: Self.tickSize) / 2 }.max() ?? 0
        let bar = marks.lazy.compactMap { $0 as? HeatMapMark }.last.map { ColorBar($0, height: tall) }
        colorBar = bar
        right = max(8, bar?.width ?? 0, half)
    }

    private static func levelRoom(_ label: String) -> Double { textWidth(label, size: tickSize) + 14 }
    private static func levelName(_ name: String, _ distance: Double) -> String {
        shortened(name, to: distance - 4, size: tickSize)
    }

    /// Marks with a colour of the palette instead of `automatic`, those behind the others last; colours that marks ask
    /// for by number are left to them.
    private static func inked(_ marks: [any Mark]) -> [any Mark] {
        var marks = marks
        let taken = marks.map(\.ink)
        let free = (0..<Palette.light.series.count).map(Ink.series).filter { !taken.contains($0) }
        let order = free.isEmpty ? Palette.light.series.indices.map(Ink.series) : free
        var next = 0
        for isBehind in [false, true] {
            for k in marks.indices where marks[k].ink == .automatic && (marks[k].layer == .behind) == isBehind {
                marks[k].ink = order[next % order.count]
                next += 1
            }
        }
        return marks
    }

    /// Chooses the ticks of x for the final width.
    mutating func finish() { x.chooseTicks(frameWidth, spacing: 76, room: Self.levelRoom, shorten: Self.levelName) }

    /// What it shows, in words.
    var summary: String {
        let name = panel.title.isEmpty ? "" : ": \(panel.title)"
        let contents = panel.marks.isEmpty ? "nothing" : panel.marks.map(\.summary).joined(separator: "; ")
        return "\(name). \(x.summary("x")) \(y.summary("y")) It shows \(contents)."
    }

    func draw(on canvas: inout Canvas) {
        let frame = frame, clip = canvas.newID()
        drawHead(frame, &canvas)
        canvas.add(
            "<clipPath id=\"\(clip)\"><rect x=\"\(pixels(frame.left))\" y=\"\(pixels(frame.top))\" "
                + "width=\"\(pixels(frame.width))\" height=\"\(pixels(frame.height))\"/></clipPath>\n")
        for layer in Layer.allCases {
            if layer == .data { drawAxes(frame, &canvas) }
            for mark in marks where mark.layer == layer {
                canvas.add(mark.isClipped ? "<g clip-path=\"url(#\(clip))\">\n" : "<g>\n")
                mark.draw(in: frame, on: &canvas)
                canvas.add("</g>\n")
            }
        }
        colorBar?.draw(beside: frame, on: &canvas)
        let lettering = Lettering(marks.compactMap { $0.annotation(in: frame) }, in: frame) { box in
            marks.reduce(0) { $0 + $1.crowd(in: box, frame) }
        }
        for place in lettering.places {
            canvas.text(
                place.text, place.x, place.y, size: Lettering.size, kind: place.coversData ? "h" : "t")
        }
    }

    private func drawHead(_ frame: Frame, _ canvas: inout Canvas) {
        let base = cell.top + 15
        let room = frame.width - (legendIsBesideTitle ? legend.width + 20 : 0)
        let title = shortened(panel.title, to: max(room, 20), size: Self.titleSize, bold: true)
        canvas.text(title, frame.left, base, size: Self.titleSize, bold: true)
        if legendIsBesideTitle {
            legend.draw(x: frame.right - legend.width, y: base, on: &canvas)
        } else {
            let below = panel.title.isEmpty ? 0 : Legend.lineHeight + 2
            legend.draw(x: frame.left, y: base + below, on: &canvas)
        }
    }

    private func drawAxes(_ frame: Frame, _ canvas: inout Canvas) {
        let isImage = marks.contains { $0.layer == .image }
        let across = x.ticks.major.map { (at: frame.px($0.value), label: $0.label) }
        let up = y.ticks.major.map { (at: frame.py($0.value), label: $0.label) }
        if !isImage {
            for tick in across where !x.axis.isNamed { canvas.line(tick.at, frame.top, tick.at, frame.bottom, "g") }
            for tick in up where !y.axis.isNamed { canvas.line(frame.left, tick.at, frame.right, tick.at, "g") }
        }
        canvas.line(frame.left, frame.top, frame.left, frame.bottom, "a")
        canvas.line(frame.left, frame.bottom, frame.right, frame.bottom, "a")
        for mark in marks {
            guard let base = mark.risesFrom else { continue }
            let at = frame.base(base.value)
            if at > frame.top, at < frame.bottom { canvas.line(frame.left, at, frame.right, at, "a") }
        }
        for value in x.ticks.minor {
            canvas.line(frame.px(value), frame.bottom, frame.px(value), frame.bottom + 2.5, "a")
        }
        for value in y.ticks.minor {
            canvas.line(frame.left - 2.5, frame.py(value), frame.left, frame.py(value), "a")
        }
        for tick in across {
            canvas.line(tick.at, frame.bottom, tick.at, frame.bottom + 4.5, "a")
            canvas.text(tick.label, tick.at, frame.bottom + 16, size: Self.tickSize, kind: "m", align: .middle)
        }
        for tick in up {
            canvas.line(frame.left - 4.5, tick.at, frame.left, tick.at, "a")
            canvas.text(tick.label, frame.left - 8, tick.at + 4, size: Self.tickSize, kind: "m", align: .end)
        }
        let center = frame.left + frame.width / 2, middle = frame.top + frame.height / 2
        let levelRoom = 2 * min(center - cell.left, cell.left + cell.width - center)
        let level = shortened(x.caption, to: levelRoom, size: Self.captionSize)
        canvas.text(level, center, frame.bottom + 33, size: Self.captionSize, align: .middle)
        let uprightRoom = 2 * min(middle - cell.top, cell.top + cell.height - middle)
        let upright = shortened(y.caption, to: uprightRoom, size: Self.captionSize)
        canvas.text(upright, cell.left + 11, middle, size: Self.captionSize, align: .middle, turned: -90)
    }
}
