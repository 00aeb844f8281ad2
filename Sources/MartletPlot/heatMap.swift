public import MartletCore

extension Panel {
    /// A rectangle of cells, coloured by their values, with a bar beside the panel that explains the colours.
    ///
    /// Row i of `z` lies at yᵢ, column j at xⱼ, so that row 0 is the lowest.  Cells that are not numbers stay empty;
    /// values beyond the range of colours get the colour of its end.  Where more cells than pixels lie, each pixel shows
    /// their mean.  The bar belongs to the panel's last heat map.
    ///
    /// - Parameters:
    ///   - z: two axes.
    ///   - x: the middles of the columns, as many as `z` has, or their edges, one more; increasing; `nil` is 0, 1, ….
    ///   - y: likewise of the rows.
    ///   - values: what the colours show: label, unit, linear or logarithmic scale, range.
    ///   - map: the colours.
    /// - Returns: the panel with the heat map.
    /// - Throws: a shape error for arrays of another rank or length, a value error for middles or edges that are not
    ///   finite or do not increase, for numbers that are not positive on a logarithmic scale and for a range that is
    ///   empty.
    /// - Complexity: O(`z.count`).
    /// - SeeAlso: `matplotlib.axes.Axes.pcolormesh`.
    public func heatMap(
        _ z: NDArray<Double>, x: NDArray<Double>? = nil, y: NDArray<Double>? = nil, values: Axis = Axis(),
        map: ColorMap = .lagoon
    ) throws(MartletError) -> Panel {
        guard z.rank == 2 else {
            throw .shape(function: "Panel.heatMap", argument: "z", given: "of shape \(z.shape)", wanted: "of two axes")
        }
        let cells = try z.onHost().elements
        try values.check(cells, "Panel.heatMap", "z")
        try values.checkRange("Panel.heatMap", "values.range")
        let columns = try cellEdges(x, z.shape[1], self.x, "x"), rows = try cellEdges(y, z.shape[0], self.y, "y")
        return adding(
            HeatMapMark(
                cells: cells, columns: columns, rows: rows,
                scale: ResolvedAxis(values, Extent(cells, padded: false)), map: map))
    }
}

/// The edges of `count` cells along `axis`, given these, the cells' middles, or nothing.
private func cellEdges(
    _ places: NDArray<Double>?, _ count: Int, _ axis: Axis, _ argument: String
) throws(MartletError) -> [Double] {
    guard let places else {
        let edges = (0...count).map { Double($0) - 0.5 }
        try axis.check(edges, "Panel.heatMap", argument)
        return edges
    }
    let given = try vector(places, "Panel.heatMap", argument)
    guard given.count == count || given.count == count + 1 else {
        throw .shape(
            function: "Panel.heatMap", argument: argument, given: "of length \(given.count)",
            wanted: "of length \(count) or \(count + 1)")
    }
    guard given.allSatisfy(\.isFinite), zip(given, given.dropFirst()).allSatisfy({ $0 < $1 }) else {
        throw .value(
            function: "Panel.heatMap", argument: argument, given: "not finite or not increasing",
            wanted: "finite numbers that increase")
    }
    try axis.check(given, "Panel.heatMap", argument)
    if given.count == count + 1 { return given }
    // Edges lie half-way, on a logarithmic axis half-way between the logarithms.
    let middles = axis.scale == .log ? given.map(Elementary.log10) : given
    guard let first = middles.first, let last = middles.last else { return [0] }
    let before = count > 1 ? (middles[1] - first) / 2 : 0.5
    let after = count > 1 ? (last - middles[count - 2]) / 2 : 0.5
    let edges = [first - before] + zip(middles, middles.dropFirst()).map { $0 / 2 + $1 / 2 } + [last + after]
    return axis.scale == .log ? edges.map { Elementary.pow(10, $0) } : edges
}

struct HeatMapMark: Mark {
    var label: String? { nil }
    var ink = Ink.neutral
    let cells: [Double]  // row by row
    let columns, rows: [Double]  // edges
    let scale: ResolvedAxis
    let map: ColorMap

    var layer: Layer { .image }
    var xExtent: Extent { cells.isEmpty ? Extent() : Extent(columns, padded: false) }
    func yExtent(_ bounds: ClosedRange<Double>) -> Extent { cells.isEmpty ? Extent() : Extent(rows, padded: false) }
    var summary: String {
        "heat map\(scale.axis.label.isEmpty ? "" : " of \(scale.axis.label)") with \(rows.count - 1) rows and "
            + "\(columns.count - 1) columns, values from \(roughText(scale.low)) to \(roughText(scale.high))"
    }

    /// The number of the transparent colour.
    private static let clear: UInt8 = 255

    func draw(in frame: Frame, on canvas: inout Canvas) {
        if cells.isEmpty { return }
        let across = Raster(columns.map { frame.x.position($0) }, frame.width)
        // Pictures are written from above.
        let down = Raster(rows.reversed().map { 1 - frame.y.position($0) }, frame.height)
        guard let across, let down else { return }
        let width = columns.count - 1, height = rows.count - 1
        var pixels = [UInt8](repeating: Self.clear, count: across.count * down.count)
        for j in 0..<down.count {
            for i in 0..<across.count {
                var sum = 0.0, found = 0
                for row in down.cells(j) {
                    for column in across.cells(i) {
                        let value = cells[(height - 1 - row) * width + column]
                        if value.isNaN { continue }
                        sum += min(max(scale.position(value), 0), 1)
                        found += 1
                    }
                }
                if found > 0 { pixels[j * across.count + i] = UInt8((sum / Double(found) * 254).rounded()) }
            }
        }
        let file = png(
            width: across.count, height: down.count, pixels: pixels,
            colors: (0...254).map { map.color(Double($0) / 254) } + [map.color(0)], clear: Self.clear)
        let (x, w) = (frame.left + across.start, across.end - across.start)
        let (y, h) = (frame.top + down.start, down.end - down.start)
        canvas.add(
            "<image x=\"\(MartletPlot.pixels(x))\" y=\"\(MartletPlot.pixels(y))\" width=\"\(MartletPlot.pixels(w))\" "
                + "height=\"\(MartletPlot.pixels(h))\" preserveAspectRatio=\"none\" image-rendering=\"optimizeSpeed\" "
                + "style=\"image-rendering:pixelated\" href=\"data:image/png;base64,\(base64(file))\"/>\n")
    }
}

/// How cells along one axis become the picture's points.
///
/// When all cells have the same width in pixels, and at least one, each becomes a point, which the reader's program
/// enlarges.  Otherwise there are two points to a pixel, each of which shows the cells whose middles it holds, or, where
/// there are none, the cell in which its own middle lies.
struct Raster: Equatable {
    /// In pixels from the beginning of the axis.
    let start, end: Double
    let count: Int
    private var first: [Int] = [], last: [Int] = []

    /// - Parameter edges: of the cells, in parts of the axis, in increasing order.
    init?(_ edges: [Double], _ length: Double) {
        let places = edges.map { $0 * length }
        let widths = zip(places.dropFirst(), places).map { $0 - $1 }
        let mean = (places[places.count - 1] - places[0]) / Double(widths.count)
        if mean >= 1, places[0] >= -0.01, places[places.count - 1] <= length + 0.01,
            widths.allSatisfy({ abs($0 - mean) < 1e-3 })
        {
            (start, end, count) = (places[0], places[places.count - 1], widths.count)
            (first, last) = (Array(0..<count), Array(0..<count))
            return
        }
        start = max(places[0], 0)
        end = min(places[places.count - 1], length)
        guard end > start else { return nil }
        count = max(1, Int(((end - start) * 2).rounded(.up)))
        let step = (end - start) / Double(count)
        var cell = 0
        for k in 0..<count {
            let from = start + Double(k) * step, to = from + step, middle = from + step / 2
            func center(_ i: Int) -> Double { (places[i] + places[i + 1]) / 2 }
            while cell < widths.count - 1, center(cell) < from, places[cell + 1] <= middle { cell += 1 }
            var beyond = cell
            while beyond < widths.count - 1, center(beyond + 1) < to, center(cell) >= from { beyond += 1 }
            first.append(cell)
            last.append(beyond)
        }
    }

    func cells(_ point: Int) -> ClosedRange<Int> { first[point]...last[point] }
}
