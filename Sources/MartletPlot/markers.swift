public import MartletCore

/// The form of a marker.
public enum MarkerShape: Sendable, Hashable, CaseIterable {
    case circle, square, diamond, triangle, triangleDown, cross
}

extension Panel {
    /// A marker at each point (xᵢ, yᵢ); points that are not finite are left out.
    ///
    /// - Parameters:
    ///   - x: one axis.
    ///   - y: as long as `x`.
    ///   - label: their entry in the legend.
    ///   - ink: their colour.
    ///   - shape: their form.
    ///   - size: their diameter in pixels.
    /// - Returns: the panel with the markers.
    /// - Throws: a shape error for arrays of another rank or of different lengths, a value error for numbers that are
    ///   not positive on a logarithmic axis and for a size out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `matplotlib.axes.Axes.scatter`.
    public func markers(
        _ x: NDArray<Double>, _ y: NDArray<Double>, label: String? = nil, ink: Ink = .automatic,
        shape: MarkerShape = .circle, size: Double = 6
    ) throws(MartletError) -> Panel {
        let (xs, ys) = try pairs(x, y, "Panel.markers")
        try checkSize(size, "Panel.markers", "size")
        return adding(MarkersMark(label: label, ink: ink, x: xs, y: ys, shape: shape, size: size))
    }
}

struct MarkersMark: Mark {
    let label: String?
    var ink: Ink
    let x, y: [Double]
    let shape: MarkerShape
    let size: Double

    var key: LegendKey? { .marker(shape, size) }
    /// Markers at the edge are drawn whole.
    var isClipped: Bool { false }
    var xExtent: Extent { Extent(x, padded: true) }
    func yExtent(_ bounds: ClosedRange<Double>) -> Extent { Extent(y, at: x, in: bounds) }
    func crowd(in box: Box, _ frame: Frame) -> Int { box.count(x, y, in: frame) }
    var summary: String { "\(named("markers")) at \(x.count) points" }

    func draw(in frame: Frame, on canvas: inout Canvas) {
        let places = x.indices.lazy.compactMap { frame.point(x[$0], y[$0]) }.filter(frame.contains)
        canvas.markers(Array(places), ink, shape, size)
    }
}

extension Canvas {
    /// Markers, of which those that would hide each other within a pixel are drawn once when they are many.
    mutating func markers(_ places: [(x: Double, y: Double)], _ ink: Ink, _ shape: MarkerShape, _ size: Double) {
        let many = places.count > 2000
        var seen: Set<SIMD2<Int32>> = []
        var path = ""
        for (x, y) in places {
            if many, !seen.insert(SIMD2(Int32(x), Int32(y))).inserted { continue }
            path += shape.path(x, y, size)
        }
        if shape == .cross {
            stroke(path, ink, LineStyle(width: max(1, size / 4)))
        } else {
            fill(path, ink, halo: !many)
        }
    }
}

extension MarkerShape {
    /// A path round (x, y); every shape covers about the area of the circle of diameter `size`.
    func path(_ x: Double, _ y: Double, _ size: Double) -> String {
        let r = size / 2
        switch self {
        case .circle:
            let d = pixels(r), full = pixels(size)
            return "M\(pixels(x - r)) \(pixels(y))a\(d) \(d) 0 1 0 \(full) 0a\(d) \(d) 0 1 0-\(full) 0z"
        case .square:
            let h = pixels(r * 0.89), side = pixels(r * 1.78)
            return "M\(pixels(x)) \(pixels(y))m-\(h)-\(h)h\(side)v\(side)h-\(side)z"
        case .diamond:
            let h = pixels(r * 1.25)
            return "M\(pixels(x)) \(pixels(y - r * 1.25))l\(h) \(h)-\(h) \(h)-\(h)-\(h)z"
        case .triangle:
            let h = pixels(r * 1.2), tall = pixels(r * 2.1)
            return "M\(pixels(x)) \(pixels(y - r * 1.4))l\(h) \(tall)h-\(pixels(r * 2.4))z"
        case .triangleDown:
            let h = pixels(r * 1.2), tall = pixels(r * 2.1)
            return "M\(pixels(x)) \(pixels(y + r * 1.4))l\(h)-\(tall)h-\(pixels(r * 2.4))z"
        case .cross:
            let h = pixels(r * 0.9), full = pixels(r * 1.8)
            return "M\(pixels(x)) \(pixels(y))m-\(h)-\(h)l\(full) \(full)m0-\(full)l-\(full) \(full)"
        }
    }
}
