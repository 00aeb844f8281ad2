/// The path of a line through many points, thinned and clipped.
///
/// Of the points that follow each other within half a pixel's width, the first, lowest, highest and last stay: drawn with
/// one-pixel lines they give the same picture as all of them [1].  Segments are clipped to a rectangle with the parametric
/// method of Liang and Barsky [2], so that no coordinate leaves the range that renderers can handle.
///
/// 1. U. Jugel, Z. Jerzak, G. Hackenbroich, V. Markl, *M4: a visualization-oriented time series data aggregation*,
///    Proc. VLDB Endow. 7 (2014) 797–808, doi:10.14778/2732951.2732953.
/// 2. Y.-D. Liang, B. A. Barsky, *A new concept and method for line clipping*, ACM Trans. Graph. 3 (1984) 1–22,
///    doi:10.1145/357332.357333.
struct LinePath {
    typealias Point = (x: Double, y: Double)

    private let left, right, top, bottom: Double
    private var text = "", dots = ""
    private var dotted: Set<SIMD2<Int32>> = []  // the pixels that have a dot
    /// The points of one column: first, lowest, highest, last, with their order.
    private var run: (column: Double, count: Int, points: [(order: Int, at: Point)])?
    private var gapPending = false
    private var previous: Point?  // the last point given out
    private var isDrawn = false  // whether anything of this part has been drawn
    private var pen = ""  // where the last segment ended, as written

    /// - Parameter margin: how far, in pixels, lines may go beyond the frame, where the clipping path cuts them off.
    init(_ frame: Frame, margin: Double = 4) {
        (left, right) = (frame.left - margin, frame.right + margin)
        (top, bottom) = (frame.top - margin, frame.bottom + margin)
    }

    /// Goes on to the next point; `nil` is a gap.
    mutating func add(_ point: Point?) {
        guard let point else {
            gapPending = true
            return
        }
        let column = (point.x * 2).rounded(.down)
        if var current = run, current.column == column, !gapPending || isHidden(point.y, in: current.points) {
            gapPending = false
            let new = (order: current.count, at: point)
            current.count += 1
            if point.y > current.points[1].at.y { current.points[1] = new }
            if point.y < current.points[2].at.y { current.points[2] = new }
            current.points[3] = new
            run = current
            return
        }
        flush()
        if gapPending { lift() }
        run = (column, 1, Array(repeating: (0, point), count: 4))
    }

    /// The path's data, when all points have been added, and those of the points between two gaps.
    mutating func finish() -> (line: String, dots: String) {
        flush()
        lift()
        return (text, dots)
    }

    /// Whether a gap before a point at `y` would be covered by what is drawn in the same column.
    private func isHidden(_ y: Double, in points: [(order: Int, at: Point)]) -> Bool {
        y >= points[2].at.y - 1 && y <= points[1].at.y + 1
    }

    private mutating func flush() {
        guard let run else { return }
        var last = -1
        for (order, at) in run.points.sorted(by: { $0.order < $1.order }) where order != last {
            last = order
            draw(to: at)
        }
        self.run = nil
    }

    /// Ends a part of the line; a part of which nothing has been drawn becomes a dot.
    private mutating func lift() {
        if !isDrawn, let previous, previous.x >= left, previous.x <= right, previous.y >= top, previous.y <= bottom {
            if dotted.insert(SIMD2(Int32(previous.x), Int32(previous.y))).inserted {
                dots += "M\(pixels(previous.x)) \(pixels(previous.y))h0"
            }
        }
        (previous, isDrawn, gapPending, pen) = (nil, false, false, "")
    }

    private mutating func draw(to point: Point) {
        let from = previous
        previous = point
        guard let from, let (start, end) = clipped(from, point) else { return }
        let first = "\(pixels(start.x)) \(pixels(start.y))", second = "\(pixels(end.x)) \(pixels(end.y))"
        if first == second { return }
        text += (first == pen ? " " : "M\(first) ") + second
        pen = second
        isDrawn = true
    }

    private func clipped(_ a: Point, _ b: Point) -> (Point, Point)? {
        var enter = 0.0, leave = 1.0
        let dx = b.x - a.x, dy = b.y - a.y
        for (p, q) in [(-dx, a.x - left), (dx, right - a.x), (-dy, a.y - top), (dy, bottom - a.y)] {
            if p == 0 {
                if q < 0 { return nil }
            } else if p < 0 {
                enter = max(enter, q / p)
            } else {
                leave = min(leave, q / p)
            }
        }
        if enter > leave { return nil }
        let start = enter == 0 ? a : (a.x + enter * dx, a.y + enter * dy)
        let end = leave == 1 ? b : (a.x + leave * dx, a.y + leave * dy)
        return (start, end)
    }
}
