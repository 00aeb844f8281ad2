/// Something drawn in a panel from data.
protocol Mark: Sendable {
    /// Its entry in the legend, or the lettering beside it; `nil` for none.
    var label: String? { get }
    var ink: Ink { get set }
    var layer: Layer { get }
    /// How the legend shows it; `nil` when it has no place there.
    var key: LegendKey? { get }
    /// The x that must be visible.
    var xExtent: Extent { get }
    /// The y that must be visible when x between these bounds are.
    func yExtent(_ x: ClosedRange<Double>) -> Extent
    /// From where it rises, when it does.
    var risesFrom: Base? { get }
    /// Whether what lies outside the panel's frame is cut off.
    var isClipped: Bool { get }
    func draw(in frame: Frame, on canvas: inout Canvas)
    /// The lettering beside it, if it has some.
    func annotation(in frame: Frame) -> Annotation?
    /// How many of its points lie in a box.
    func crowd(in box: Box, _ frame: Frame) -> Int
    /// What it shows, in words.
    var summary: String { get }
}

extension Mark {
    var layer: Layer { .data }
    var key: LegendKey? { nil }
    var risesFrom: Base? { nil }
    var isClipped: Bool { true }
    func annotation(in frame: Frame) -> Annotation? { nil }
    func crowd(in box: Box, _ frame: Frame) -> Int { 0 }
    /// `what`, then the label in quotation marks.
    func named(_ what: String) -> String { label.map { "\(what) “\($0)”" } ?? what }
}

/// Where bars and stems begin; `nil` is 0, or the lower end of a logarithmic axis.
struct Base {
    let value: Double?
}

/// What is drawn first.
enum Layer: Int, CaseIterable { case image, behind, data }

/// A sample of a mark.
enum LegendKey {
    case line(LineStyle)
    case marker(MarkerShape, Double)
    case stem(MarkerShape, Double)
    case area(opacity: Double)
}

/// A rectangle in pixels.
struct Box {
    let left, right, top, bottom: Double

    func overlaps(_ other: Box) -> Bool {
        other.left < right && left < other.right && other.top < bottom && top < other.bottom
    }

    /// How many points lie inside.
    func count(_ x: [Double], _ y: [Double], in frame: Frame) -> Int {
        x.indices.count { i in
            guard let at = frame.point(x[i], y[i]) else { return false }
            return at.x > left && at.x < right && at.y > top && at.y < bottom
        }
    }
}

/// Lettering that belongs to a place in a panel.
struct Annotation {
    enum Anchor {
        /// Below the upper edge, in the middle between two x.
        case top(from: Double, to: Double)
        /// Below the upper edge, after x.
        case topAfter(Double)
        /// At the right edge, above y or, where there is no room, below.
        case right(Double)
    }
    let text: String
    let anchor: Anchor
}

/// The smallest and largest of some values, and whether an axis should leave some room beyond them.
struct Extent: Sendable, Equatable {
    var low = Double.infinity, high = -Double.infinity
    var padsLow = true, padsHigh = true

    /// No values.
    init() {}

    /// What is finite among `values`.
    init(_ values: [Double], padded: Bool) {
        for value in values where value.isFinite {
            low = min(low, value)
            high = max(high, value)
        }
        (padsLow, padsHigh) = (padded, padded)
    }

    /// What is finite among the `values` that stand at an `x` inside the bounds, and, when lines connect them, where
    /// these cross the bounds.
    init(_ values: [Double], at x: [Double], in bounds: ClosedRange<Double>, connected: Bool = false) {
        if connected {
            for i in values.indices.dropFirst() {
                includeCrossing(i, values, x, bounds.lowerBound)
                includeCrossing(i, values, x, bounds.upperBound)
            }
        }
        for i in values.indices where values[i].isFinite && x[i] >= bounds.lowerBound && x[i] <= bounds.upperBound {
            low = min(low, values[i])
            high = max(high, values[i])
        }
    }

    /// Includes the value with which the line from point `i - 1` to point `i` crosses `edge`, if it does.
    private mutating func includeCrossing(_ i: Int, _ values: [Double], _ x: [Double], _ edge: Double) {
        if (x[i - 1] < edge) == (x[i] < edge) { return }
        let part = (edge - x[i - 1]) / (x[i] - x[i - 1])
        include(Extent([values[i - 1] * (1 - part) + values[i] * part], padded: true))
    }

    init(_ low: Double, _ high: Double, padded: Bool) {
        self.init([low, high], padded: padded)
    }

    var isEmpty: Bool { low > high }

    mutating func include(_ other: Extent) {
        if other.isEmpty { return }
        if other.low < low || (other.low == low && !other.padsLow) { (low, padsLow) = (other.low, other.padsLow) }
        if other.high > high || (other.high == high && !other.padsHigh) {
            (high, padsHigh) = (other.high, other.padsHigh)
        }
    }

    /// Includes the line from which bars and stems rise, beyond which no room is needed.
    mutating func include(base: Double) {
        if isEmpty { return }
        include(Extent(base, base, padded: false))
    }
}
