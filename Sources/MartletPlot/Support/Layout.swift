import MartletCore

/// Where the panels of a figure lie.
struct Layout {
    let width, height: Double
    private(set) var panels: [PlacedPanel] = []

    static let headingSize = 16.0
    private static let edge = 8.0, rowGap = 10.0, columnGap = 14.0, rowHeight = 230.0

    init(_ figure: Figure) throws(MartletError) {
        let shares = figure.rows.reduce(0) { $0 + $1.height }
        let heading = figure.showsTitle ? 40.0 : Self.edge
        let gaps = Double(max(0, figure.rows.count - 1)) * Self.rowGap
        width = figure.width
        height = figure.height ?? max(100, heading + gaps + Self.edge + shares * Self.rowHeight)
        let room = height - heading - gaps - Self.edge

        var rows: [[PlacedPanel]] = []
        var top = heading
        for row in figure.rows {
            let tall = room * row.height / shares
            let widths = row.widths ?? row.panels.map { _ in 1 }
            let wide = width - 2 * Self.edge - Double(max(0, row.panels.count - 1)) * Self.columnGap
            var left = Self.edge
            var placed: [PlacedPanel] = []
            for (panel, share) in zip(row.panels, widths) {
                let cell = Cell(left: left, top: top, width: wide * share / widths.reduce(0, +), height: tall)
                placed.append(PlacedPanel(panel, cell))
                left += cell.width + Self.columnGap
            }
            rows.append(placed)
            top += tall + Self.rowGap
        }
        Self.align(&rows, figure.rows)
        panels = rows.flatMap { $0 }
        for (r, row) in rows.enumerated() {
            for (k, panel) in row.enumerated() where panel.frameWidth < 30 || panel.frameHeight < 20 {
                throw .value(
                    function: "Figure.svg", argument: panel.frameWidth < 30 ? "width" : "height",
                    given: pixels(panel.frameWidth < 30 ? width : height),
                    wanted: "larger: panel \(k) of row \(r) has no room left")
            }
        }
        for k in panels.indices { panels[k].finish() }
    }

    /// Gives panels above each other the same margins, so that their axes stand in line: the first and the last of all
    /// rows, and those between them where rows are divided alike.
    private static func align(_ rows: inout [[PlacedPanel]], _ figure: [Figure.Row]) {
        let all = rows
        for r in rows.indices {
            for k in rows[r].indices {
                for s in rows.indices where !all[s].isEmpty {
                    let alike = all[s].count == all[r].count && figure[s].widths == figure[r].widths
                    if k == 0 || alike { rows[r][k].left = max(rows[r][k].left, all[s][k].left) }
                    let isLast = k == all[r].count - 1
                    if isLast || alike {
                        rows[r][k].right = max(rows[r][k].right, all[s][isLast ? all[s].count - 1 : k].right)
                    }
                }
            }
        }
    }

    /// All panels in words.
    func summary(of title: String) -> String {
        if panels.isEmpty { return "An empty figure." }
        return panels.enumerated().map { n, panel in
            (panels.count > 1 ? "Panel \(n + 1) of \(panels.count)" : "Chart") + panel.summary
        }.joined(separator: " ")
    }
}

struct Cell {
    let left, top, width, height: Double
}
