import MartletCore
import MartletPlot
import Testing

@Suite struct StemsTests {
    @Test func stemsRiseFromTheBase() throws {
        let root = try Figure("").row(Panel().stems(array([0, 1, 2]), array([1, -2, .nan]))).drawn()
        let parts = try PathData(root.paths("s0")[0]["d"]).parts
        #expect(parts.count == 2)
        #expect(parts.allSatisfy { $0.count == 2 && $0[0].x == $0[1].x })
        #expect(parts[0][0].y == parts[1][0].y)
        #expect(parts[0][1].y < parts[0][0].y && parts[1][1].y > parts[1][0].y)
        #expect(root.paths("f0").count == 1)
    }

    @Test func theAxisShowsTheBase() throws {
        let root = try Figure("").row(Panel().stems(array([0, 1]), array([5, 6]), base: 4)).drawn()
        #expect(root.labels.contains("4.0"))
        #expect(!root.labels.contains("0.0") || root.labels.contains("6.0"))
        let logarithmic = try Panel(y: Axis(scale: .log)).stems(array([0, 1]), array([5, 500]))
        #expect(try Figure("").row(logarithmic).drawn().paths("s0").count == 1)
    }

    @Test func manyStemsAreDrawnByColumns() throws {
        let n = 200_000
        let panel = try Panel().stems(array((0..<n).map(Double.init)), array((0..<n).map { Double($0 % 100) }))
        #expect(try Figure("").row(panel).svg().utf8.count < 100_000)
    }

    @Test func errorsNameTheArgument() {
        let x = array([1, 2])
        #expect(blamed { () throws(MartletError) in try Panel().stems(x, array([1])) } == "shape Panel.stems y")
        #expect(blamed { () throws(MartletError) in try Panel().stems(x, x, base: .nan) } == "value Panel.stems base")
        #expect(
            blamed { () throws(MartletError) in try Panel(y: Axis(scale: .log)).stems(x, x, base: 0) }
                == "value Panel.stems base")
        #expect(blamed { () throws(MartletError) in try Panel().stems(x, x, size: 1e9) } == "value Panel.stems size")
    }
}
