import MartletCore
import MartletPlot
import MartletTestSupport
import Testing

@Suite struct LineTests {
    /// The path of the only line of a figure of one panel.
    private func path(_ x: [Double], _ y: [Double], _ axis: Axis = Axis(), y other: Axis = Axis()) throws -> PathData {
        let panel = try Panel(x: axis, y: other).line(array(x), array(y))
        return try PathData(Figure("").row(panel).drawn().paths("s0").first?["d"] ?? "")
    }

    @Test func pointsLieWhereTheAxesSay() throws {
        let frameX = Axis(range: 0...4), frameY = Axis(range: 0...10)
        let root = try Figure("").row(Panel(x: frameX, y: frameY).line(array([0, 1, 4]), array([0, 10, 5]))).drawn()
        let frame = try #require(root.all("clipPath").first?.children.first)
        let points = try PathData(root.paths("s0")[0]["d"]).points
        let (left, top) = (frame.number("x"), frame.number("y"))
        let (width, height) = (frame.number("width"), frame.number("height"))
        #expect(points.map { pixels($0.x) } == [left, left + width / 4, left + width].map(pixels))
        #expect(points.map { pixels($0.y) } == [top + height, top, top + height / 2].map(pixels))
    }

    @Test func gapsBreakTheLine() throws {
        let x = (0..<8).map(Double.init)
        let parts = try path(x, [1, 2, .nan, 3, 4, .infinity, 5, 6]).parts
        #expect(parts.map(\.count) == [2, 2, 2])
    }

    @Test func aPointBetweenGapsIsADot() throws {
        let panel = try Panel().line(array([0, 1, 2, 3, 4]), array([1, 2, .nan, 3, -.infinity]))
        let paths = try Figure("").row(panel).drawn().paths("s0")
        #expect(paths.count == 2)
        #expect(paths[1]["d"].hasSuffix("h0"))
    }

    @Test func nothingToDrawIsNoError() throws {
        let endless = Double.infinity
        for (x, y) in [([], []), ([1.0], [Double.nan]), ([endless, 1], [1, -endless])] {
            #expect(try path(x, y).parts.isEmpty)
        }
    }

    @Test func extremesSurviveThinning() throws {
        // Many points with a few needles: each is one sample wide.
        let n = 300_000
        let needles = [(17, 5.0), (75_001, -7.0), (149_999, 6.5), (299_998, 5.5)]
        var y = (0..<n).map { Double(($0 &* 7919) % 1000) / 1000 }
        for (at, value) in needles { y[at] = value }
        let axis = Axis(range: -10...10)
        let panel = try Panel(y: axis).line(array((0..<n).map(Double.init)), array(y))
        let text = try Figure("").row(panel).svg()
        #expect(text.utf8.count < 200_000)
        let root = try XMLScanner.read(text)
        let frame = try #require(root.all("clipPath").first?.children.first)
        let points = try PathData(root.paths("s0")[0]["d"]).points
        for (at, value) in needles {
            let across = frame.number("width") * Double(at) / Double(n - 1)
            let down = frame.number("height") * (10 - value) / 20
            let x = pixels(frame.number("x") + across), y = pixels(frame.number("y") + down)
            #expect(points.contains { pixels($0.x) == x && pixels($0.y) == y })
        }
    }

    @Test func thinningKeepsEveryColumnsLowestAndHighest() throws {
        let n = 50_000
        let y = (0..<n).map { (i: Int) -> Double in Double((i * i * 31 + i * 7919) % 10_007) }
        let x = (0..<n).map(Double.init)
        let root = try Figure("").row(Panel().line(array(x), array(y))).drawn()
        let frame = try #require(root.all("clipPath").first?.children.first)
        let points = try PathData(root.paths("s0")[0]["d"]).points
        #expect(points.count <= 4 * Int(frame.number("width") * 2 + 1))
        // A point on the border of two columns is written with the coordinates of either.
        let kept = Dictionary(grouping: points) { Int(($0.x * 2).rounded(.down)) }
        var wanted: [Int: (low: Double, high: Double)] = [:]
        for i in 0..<n {
            let across = frame.number("width") * x[i] / Double(n - 1)
            let column = Int(((frame.number("x") + across) * 2).rounded(.down))
            let old = wanted[column] ?? (y[i], y[i])
            wanted[column] = (min(old.low, y[i]), max(old.high, y[i]))
        }
        let lowest = y.min()!, highest = y.max()!
        let heights = points.map { (point: (x: Double, y: Double)) -> Double in point.y }
        let top = heights.min()!, bottom = heights.max()!
        func py(_ value: Double) -> Double { bottom + (top - bottom) * (value - lowest) / (highest - lowest) }
        var missing = 0
        for (column, span) in wanted {
            let here = kept[column] ?? [], near = here + (kept[column - 1] ?? []) + (kept[column + 1] ?? [])
            for value in [span.low, span.high] where !near.contains(where: { abs($0.y - py(value)) < 0.02 }) {
                missing += 1
            }
        }
        #expect(missing == 0)
    }

    @Test func gapsThatCannotBeSeenDoNotFillTheFile() throws {
        let n = 100_000
        let y = (0..<n).map { (i: Int) -> Double in i % 2 == 0 ? Double((i * 7919) % 1000) : .nan }
        let panel = try Panel().line(array((0..<n).map(Double.init)), array(y))
        // At most a dot for each pixel.
        #expect(try Figure("").row(panel).svg().utf8.count < 2_000_000)
        // Where the line without gaps would be drawn over all of them, they are left out.
        let flat = try Panel().line(array((0..<n).map(Double.init)), array(y.map { $0 / 1e6 }), style: .thin)
        #expect(try Figure("").row(flat.rule(y: 1)).svg().utf8.count < 200_000)
    }

    @Test func coordinatesStayNearTheFrame() throws {
        let huge = [-1e308, 1e308, 0, .greatestFiniteMagnitude, -.leastNonzeroMagnitude]
        for range in [nil, 0.0...1.0, -1e-200...1e-200] {
            let points = try path([0, 1, 2, 3, 4], huge, Axis(range: 0.5...3.5), y: Axis(range: range)).points
            #expect(points.allSatisfy { $0.x > -10 && $0.x < 810 && $0.y > -10 && $0.y < 310 })
        }
    }

    @Test func everyLayoutIsDrawnAlike() throws {
        let x = array((0..<10).map(Double.init)), y = array((0..<10).map { Double($0 * $0) })
        let wanted = try Figure("").row(Panel().line(x, y)).svg()
        try withEveryLayout(y) { other, layout in
            let drawn = try Figure("").row(Panel().line(x, other)).svg()
            #expect(drawn == wanted, "\(layout)")
        }
    }

    @Test func errorsNameTheArgument() throws {
        let x = array([1, 2, 3]), square = try x.reshaped([1, 3])
        #expect(blamed { () throws(MartletError) in try Panel().line(x, array([1, 2])) } == "shape Panel.line y")
        #expect(blamed { () throws(MartletError) in try Panel().line(square, x) } == "shape Panel.line x")
        #expect(blamed { () throws(MartletError) in try Panel().line(x, square) } == "shape Panel.line y")
        let log = Axis(scale: .log), zero = array([0, 1, 2])
        #expect(blamed { () throws(MartletError) in try Panel(x: log).line(zero, x) } == "value Panel.line x")
        #expect(blamed { () throws(MartletError) in try Panel(y: log).line(x, zero) } == "value Panel.line y")
        #expect(
            blamed { () throws(MartletError) in try Panel().line(x, x, style: LineStyle(width: .nan)) }
                == "value Panel.line style.width")
    }
}
