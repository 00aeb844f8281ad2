/// The lowest and highest of many values in each column of half a pixel, for marks that stand closer than that.
struct Columns {
    private(set) var spans: [(low: Double, high: Double)?]
    private let left: Double

    /// Whether so many marks are drawn column by column.
    static func areNeeded(_ count: Int, in frame: Frame) -> Bool { Double(count) > frame.width * 2 }

    init(_ frame: Frame) {
        left = frame.left
        spans = Array(repeating: nil, count: Int(frame.width * 2) + 1)
    }

    mutating func include(x: Double, _ a: Double, _ b: Double) {
        let column = ((x - left) * 2).rounded(.down)
        guard column >= 0, column < Double(spans.count) else { return }
        let k = Int(column), old = spans[k] ?? (a, a)
        spans[k] = (min(old.low, a, b), max(old.high, a, b))
    }

    /// Upright lines, half a pixel apart.
    var path: String {
        spans.enumerated().reduce(into: "") { text, column in
            guard let span = column.element else { return }
            text += "M\(pixels(left + Double(column.offset) / 2 + 0.25)) \(pixels(span.low))V\(pixels(span.high))"
        }
    }
}
