import MartletCore
import MartletPlot
import Testing

@Suite struct BandTests {
    @Test func theOutlineGoesForthAndBack() throws {
        let x = array([0, 1, 2])
        let root = try Figure("").row(Panel().band(x, array([0, 1, 0]), array([2, 3, 2]))).drawn()
        let outline = try PathData(root.paths("f0")[0]["d"]).parts[0]
        #expect(outline.count == 6)
        #expect(outline.map(\.x) == [0, 1, 2, 2, 1, 0].map { outline[$0].x })
        #expect((0..<3).allSatisfy { outline[$0].y < outline[5 - $0].y })
        #expect(root.paths("f0")[0]["fill-opacity"] == "0.22")
    }

    @Test func gapsBreakTheBand() throws {
        let x = array([0, 1, 2, 3, 4]), low = array([0, 0, .nan, 0, 0]), high = array([1, 1, 1, 1, 1])
        #expect(try PathData(Figure("").row(Panel().band(x, low, high)).drawn().paths("f0")[0]["d"]).parts.count == 2)
    }

    @Test func aLongBandIsThinnedAndKeepsItsExtremes() throws {
        let n = 300_000
        var high = [Double](repeating: 1, count: n)
        high[123_457] = 9
        let panel = try Panel(y: Axis(range: 0...10)).band(
            array((0..<n).map(Double.init)), array([Double](repeating: 0, count: n)), array(high))
        let text = try Figure("").row(panel).svg()
        #expect(text.utf8.count < 200_000)
        let root = try XMLScanner.read(text)
        let frame = try #require(root.all("clipPath").first?.children.first)
        let top = try PathData(root.paths("f0")[0]["d"]).points.map(\.y).min()
        #expect(top.map(pixels) == pixels(frame.number("y") + frame.number("height") / 10))
    }

    @Test func errorsNameTheArgument() {
        let x = array([1, 2]), y = array([1])
        #expect(blamed { () throws(MartletError) in try Panel().band(x, y, x) } == "shape Panel.band lower")
        #expect(blamed { () throws(MartletError) in try Panel().band(x, x, y) } == "shape Panel.band upper")
        #expect(
            blamed { () throws(MartletError) in try Panel().band(x, x, x, opacity: .nan) } == "value Panel.band opacity"
        )
    }
}
