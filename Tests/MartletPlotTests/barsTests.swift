import MartletCore
import MartletPlot
import Testing

@Suite struct BarsTests {
    @Test func barsStandOnTheAxisSideBySide() throws {
        let names = Axis(scale: .categories(["one", "two", "three"]))
        let root = try Figure("").row(Panel(x: names).bars(array([0, 1, 2]), array([1, 2, 3]))).drawn()
        let bars = try PathData(root.paths("f0")[0]["d"]).parts
        #expect(bars.count == 3)
        let frame = try #require(root.all("clipPath").first?.children.first)
        let bottom = frame.number("y") + frame.number("height")
        #expect(bars.allSatisfy { $0[0].y == bottom && $0[3].y == bottom })
        let widths = bars.map { $0[2].x - $0[1].x }
        #expect(widths.map { pixels($0 / frame.number("width")) } == ["0.27", "0.27", "0.27"])
        #expect(zip(bars, bars.dropFirst()).allSatisfy { $0[2].x < $1[0].x })
        let labels = root.labels
        #expect(["one", "two", "three"].allSatisfy(labels.contains))
    }

    @Test func barsOnALogarithmicAxis() throws {
        let panel = try Panel(x: Axis(scale: .log), y: Axis(scale: .log)).bars(
            array([1, 10, 100]), array([2, 20, 200]))
        let bars = try PathData(Figure("").row(panel).drawn().paths("f0")[0]["d"]).parts
        let widths = Set(bars.map { pixels(($0[2].x - $0[1].x).rounded()) })
        #expect(bars.count == 3 && widths.count == 1)
    }

    @Test func valuesThatAreNotFiniteHaveNoBar() throws {
        let panel = try Panel().bars(array([0, 1, 2, .nan]), array([1, .nan, .infinity, 1]))
        #expect(try PathData(Figure("").row(panel).drawn().paths("f0")[0]["d"]).parts.count == 1)
    }

    @Test func manyBarsAreDrawnByColumns() throws {
        let n = 100_000
        let panel = try Panel().bars(array((0..<n).map(Double.init)), array((0..<n).map { Double($0 % 100) }))
        #expect(try Figure("").row(panel).svg().utf8.count < 100_000)
    }

    @Test func errorsNameTheArgument() {
        let x = array([1, 2])
        #expect(blamed { () throws(MartletError) in try Panel().bars(x, array([1])) } == "shape Panel.bars y")
        #expect(blamed { () throws(MartletError) in try Panel().bars(x, x, width: 0) } == "value Panel.bars width")
        #expect(
            blamed { () throws(MartletError) in try Panel().bars(x, x, base: .infinity) } == "value Panel.bars base")
        #expect(
            blamed { () throws(MartletError) in try Panel(x: Axis(scale: .log)).bars(array([0, 1]), x) }
                == "value Panel.bars x")
    }
}
