public import MartletCore

extension Panel {
    /// An upright line from a base to each point (xᵢ, yᵢ), with a marker at its end.
    ///
    /// Points that are not finite are left out.  When more stems stand in the panel than half pixels, each column shows
    /// its lowest and highest, without markers.
    ///
    /// - Parameters:
    ///   - x: one axis.
    ///   - y: as long as `x`.
    ///   - base: where the stems begin; `nil` is 0, or the lower end of a logarithmic axis.
    ///   - label: their entry in the legend.
    ///   - ink: their colour.
    ///   - shape: the form of the markers.
    ///   - size: the markers' diameter in pixels.
    /// - Returns: the panel with the stems.
    /// - Throws: a shape error for arrays of another rank or of different lengths, a value error for numbers that are
    ///   not positive on a logarithmic axis, for a size out of range, and for a base that is not finite.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `matplotlib.axes.Axes.stem`.
    public func stems(
        _ x: NDArray<Double>, _ y: NDArray<Double>, base: Double? = nil, label: String? = nil, ink: Ink = .automatic,
        shape: MarkerShape = .circle, size: Double = 5
    ) throws(MartletError) -> Panel {
        let (xs, ys) = try pairs(x, y, "Panel.stems")
        try checkBase(base, "Panel.stems")
        try checkSize(size, "Panel.stems", "size")
        return adding(StemsMark(label: label, ink: ink, x: xs, y: ys, base: base, shape: shape, size: size))
    }

    /// - Throws: a value error for a base that is not finite, or not positive on a logarithmic axis.
    func checkBase(_ base: Double?, _ function: String) throws(MartletError) {
        guard let base else { return }
        guard base.isFinite else {
            throw .value(function: function, argument: "base", given: "\(base)", wanted: "finite")
        }
        try y.check([base], function, "base")
    }
}

struct StemsMark: Mark {
    let label: String?
    var ink: Ink
    let x, y: [Double]
    let base: Double?
    let shape: MarkerShape
    let size: Double

    var key: LegendKey? { .stem(shape, size) }
    var isClipped: Bool { false }
    var xExtent: Extent { Extent(x, padded: true) }
    func yExtent(_ bounds: ClosedRange<Double>) -> Extent { Extent(y, at: x, in: bounds) }
    var risesFrom: Base? { Base(value: base) }
    func crowd(in box: Box, _ frame: Frame) -> Int { box.count(x, y, in: frame) }
    var summary: String { "\(named("stems")) at \(x.count) points" }

    func draw(in frame: Frame, on canvas: inout Canvas) {
        func inside(_ y: Double) -> Double { min(max(y, frame.top), frame.bottom) }
        let places = x.indices.compactMap { frame.point(x[$0], y[$0]) }
        let base = inside(frame.base(base))
        if Columns.areNeeded(places.count, in: frame) {
            canvas.columns(places.map { ($0.x, inside($0.y), base) }, ink, frame)
            return
        }
        var path = ""
        for (x, y) in places where x >= frame.left - 0.01 && x <= frame.right + 0.01 {
            path += "M\(pixels(x)) \(pixels(base))V\(pixels(inside(y)))"
        }
        canvas.stroke(path, ink, LineStyle(width: 1.2))
        canvas.markers(places.filter(frame.contains), ink, shape, size)
    }
}

extension Canvas {
    /// Upright lines that stand closer than half a pixel.
    mutating func columns(_ lines: [(x: Double, Double, Double)], _ ink: Ink, _ frame: Frame) {
        var columns = Columns(frame)
        for (x, a, b) in lines { columns.include(x: x, a, b) }
        stroke(columns.path, ink, LineStyle(width: 0.5))
    }
}
