import MartletCore
import MartletPlot
import Testing

@Suite struct MarkersTests {
    @Test(arguments: MarkerShape.allCases)
    func everyPointInsideHasAMarker(_ shape: MarkerShape) throws {
        let x = array([0, 1, 2, 3, .nan, 5]), y = array([0, 1, 2, .infinity, 4, 5])
        let panel = try Panel(x: Axis(range: 0...4)).markers(x, y, shape: shape)
        let root = try Figure("").row(panel).drawn()
        let paths = root.paths(shape == .cross ? "s0" : "f0")
        #expect(paths.count == 1)
        let starts = paths[0]["d"].filter { $0 == "M" }.count
        #expect(starts == 3)
        // Markers at the edge are whole: nothing cuts them.
        let clipped = root.all("g").filter { !$0["clip-path"].isEmpty }.flatMap { $0.paths("f0") }
        #expect(clipped.isEmpty)
    }

    @Test func markersAreNotMoreThanThePixels() throws {
        let n = 100_000
        let x = (0..<n).map { Double(($0 &* 7919) % 100_003) }, y = (0..<n).map { Double(($0 &* 104_729) % 1009) }
        #expect(try Figure("").row(Panel().markers(array(x), array(y))).svg().utf8.count < 8_000_000)
        let same = [Double](repeating: 1, count: n)
        #expect(try Figure("").row(Panel().markers(array(same), array(same))).svg().utf8.count < 10_000)
    }

    @Test func errorsNameTheArgument() {
        let x = array([1, 2])
        #expect(blamed { () throws(MartletError) in try Panel().markers(x, array([])) } == "shape Panel.markers y")
        #expect(blamed { () throws(MartletError) in try Panel().markers(x, x, size: -1) } == "value Panel.markers size")
        #expect(
            blamed { () throws(MartletError) in try Panel(y: Axis(scale: .log)).markers(x, array([1, -1])) }
                == "value Panel.markers y")
    }
}
