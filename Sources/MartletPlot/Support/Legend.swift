/// The labelled marks of a panel, in lines.
struct Legend {
    struct Entry {
        let key: LegendKey
        let ink: Ink
        let text: String
        let width: Double
    }
    private(set) var lines: [[Entry]] = []

    static let size = 11.5, lineHeight = 17.0
    private static let keyWidth = 20.0, keyGap = 6.0, gap = 16.0

    init(_ marks: [any Mark], width: Double) {
        var free = 0.0
        for mark in marks {
            guard let key = mark.key, let label = mark.label, !label.isEmpty else { continue }
            let text = shortened(label, to: width - Self.keyWidth - Self.keyGap, size: Self.size)
            let needed = Self.keyWidth + Self.keyGap + textWidth(text, size: Self.size)
            if lines.isEmpty || needed > free {
                lines.append([])
                free = width
            }
            lines[lines.count - 1].append(Entry(key: key, ink: mark.ink, text: text, width: needed))
            free -= needed + Self.gap
        }
    }

    /// The width of the only line.
    var width: Double { Self.width(lines.first ?? []) }

    private static func width(_ line: [Entry]) -> Double {
        line.reduce(0) { $0 + $1.width } + Double(max(0, line.count - 1)) * gap
    }

    /// - Parameters:
    ///   - x: where the lines begin.
    ///   - y: the base line of the first.
    func draw(x: Double, y: Double, on canvas: inout Canvas) {
        for (n, line) in lines.enumerated() {
            var at = x
            let base = y + Double(n) * Self.lineHeight
            for entry in line {
                Self.draw(entry, at, base - 4, on: &canvas)
                canvas.text(entry.text, at + Self.keyWidth + Self.keyGap, base, size: Self.size)
                at += entry.width + Self.gap
            }
        }
    }

    private static func draw(_ entry: Entry, _ x: Double, _ y: Double, on canvas: inout Canvas) {
        switch entry.key {
        case .line(let style):
            canvas.stroke("M\(pixels(x)) \(pixels(y))h\(pixels(keyWidth))", entry.ink, style)
        case .marker(let shape, let size):
            canvas.markers([(x + keyWidth / 2, y)], entry.ink, shape, min(size, 10))
        case .stem(let shape, let size):
            canvas.stroke("M\(pixels(x + keyWidth / 2)) \(pixels(y + 5))v-7", entry.ink, LineStyle(width: 1.2))
            canvas.markers([(x + keyWidth / 2, y - 2)], entry.ink, shape, min(size, 8))
        case .area(let opacity):
            canvas.fill(
                "M\(pixels(x)) \(pixels(y - 4.5))h\(pixels(keyWidth))v9h-\(pixels(keyWidth))z", entry.ink,
                opacity: opacity)
        }
    }
}
