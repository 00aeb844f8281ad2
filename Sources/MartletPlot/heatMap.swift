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
        let file = png(
            width: across.count, height: down.count, pixels: points(across, down),
            colors: (0...254).map { map.color(Double($0) / 254) } + [map.color(0)], clear: Self.clear)
        let (x, w) = (frame.left + across.start, across.end - across.start)
        let (y, h) = (frame.top + down.start, down.end - down.start)
        canvas.add(
            "<image x=\"\(pixels(x))\" y=\"\(pixels(y))\" width=\"\(pixels(w))\" height=\"\(pixels(h))\" "
                + "preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" "
                + "href=\"data:image/png;base64,\(base64(file))\"/>\n")
    }

    /// The number of each point's colour, row by row from above.
    private func points(_ across: Raster, _ down: Raster) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(across.count * down.count)
        for j in 0..<down.count {
            if j > 0, down.cells(j) == down.cells(j - 1) {
                result += Array(result[(j - 1) * across.count..<j * across.count])
                continue
            }
            for i in 0..<across.count {
                var sum = 0.0, found = 0
                for row in down.cells(j) {
                    for column in across.cells(i) {
                        let value = cells[(rows.count - 2 - row) * (columns.count - 1) + column]
                        if value.isNaN { continue }
                        sum += min(max(scale.position(value), 0), 1)
                        found += 1
                    }
                }
                result.append(found == 0 ? Self.clear : UInt8((sum / Double(found) * 254).rounded()))
            }
        }
        return result
    }
}

/// How cells along one axis become a picture's points.
///
/// There are two points to a pixel, and at most 4096.  Each shows the cells whose middles it holds, or, where there are
/// none, the cell in which its own middle lies.
package struct Raster: Equatable {
    /// In pixels from the beginning of the axis.
    package let start, end: Double
    package let count: Int
    private var first: [Int] = [], last: [Int] = []

    /// - Parameter edges: of the cells, in parts of the axis, in increasing order.
    package init?(_ edges: [Double], _ length: Double) {
        let places = edges.map { $0 * length }, top = places.count - 2
        start = max(places[0], 0)
        end = min(places[top + 1], length)
        guard end > start else { return nil }
        count = min(Int(((end - start) * 2).rounded(.up)), 4096)
        let step = (end - start) / Double(count)
        func center(_ cell: Int) -> Double { places[cell] / 2 + places[cell + 1] / 2 }
        var next = 0  // the first cell whose middle has not been passed
        var under = 0  // the cell under the middle of the point
        for k in 0..<count {
            let to = start + Double(k + 1) * step, middle = start + (Double(k) + 0.5) * step
            while next <= top, center(next) < to - step { next += 1 }
            while under < top, places[under + 1] <= middle { under += 1 }
            let held = next
            while next <= top, center(next) < to { next += 1 }
            first.append(held < next ? held : under)
            last.append(held < next ? next - 1 : under)
        }
    }

    package func cells(_ point: Int) -> ClosedRange<Int> { first[point]...last[point] }
}
