/// What has been drawn so far, as SVG.
///
/// Colours are classes, for which a style sheet is written at the end; identifiers begin with ``idMark``, which is then
/// replaced by a name made from the picture's content, so that several pictures can stand in one page.
struct Canvas {
    /// A character that XML does not allow, so that no text contains it.
    static let idMark: Character = "\u{1}"
    private(set) var markup = ""
    private(set) var inks: [Ink] = []
    private var identifiers = 0

    mutating func add(_ text: String) { markup += text }

    mutating func newID() -> String {
        identifiers += 1
        return "\(Self.idMark)-\(identifiers)"
    }

    /// The number of an ink's classes `s…` (stroke) and `f…` (fill).
    mutating func number(_ ink: Ink) -> Int {
        if let known = inks.firstIndex(of: ink) { return known }
        inks.append(ink)
        return inks.count - 1
    }

    /// A level or upright line one pixel wide, moved to fill whole pixels at the picture's own size.
    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: String) {
        let path =
            x1 == x2
            ? "M\(pixels(x1.rounded(.down) + 0.5)) \(pixels(y1))V\(pixels(y2))"
            : "M\(pixels(x1)) \(pixels(y1.rounded(.down) + 0.5))H\(pixels(x2))"
        add("<path class=\"\(kind)\" d=\"\(path)\"/>\n")
    }

    mutating func stroke(_ path: String, _ ink: Ink, _ style: LineStyle) {
        if path.isEmpty { return }
        var look = " stroke-width=\"\(pixels(style.width))\""
        switch style.dash {
        case .solid: break
        case .dashed: look += " stroke-dasharray=\"\(pixels(style.width * 4)) \(pixels(style.width * 2.5))\""
        case .dotted: look += " stroke-dasharray=\"0 \(pixels(style.width * 2.2))\""
        }
        add("<path class=\"l s\(number(ink))\"\(look) d=\"\(path)\"/>\n")
    }

    mutating func fill(_ path: String, _ ink: Ink, opacity: Double = 1, halo: Bool = false) {
        if path.isEmpty { return }
        let look = opacity == 1 ? "" : " fill-opacity=\"\(pixels(opacity))\""
        add("<path class=\"f\(number(ink))\(halo ? " o" : "")\"\(look) d=\"\(path)\"/>\n")
    }

    enum Align: String { case start, middle, end }

    mutating func text(
        _ text: String, _ x: Double, _ y: Double, size: Double, kind: String = "t", align: Align = .start,
        bold: Bool = false, turned: Double? = nil
    ) {
        if text.isEmpty { return }
        var look = align == .start ? "" : " text-anchor=\"\(align.rawValue)\""
        if bold { look += " font-weight=\"600\"" }
        if let turned { look += " transform=\"rotate(\(pixels(turned)) \(pixels(x)) \(pixels(y)))\"" }
        add(
            "<text class=\"\(kind)\" x=\"\(pixels(x))\" y=\"\(pixels(y))\" font-size=\"\(pixels(size))\"\(look)>"
                + "\(escaped(text))</text>\n")
    }
}
