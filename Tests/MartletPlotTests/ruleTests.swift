import MartletCore
import MartletPlot
import Testing

@Suite struct RuleTests {
    @Test func rulesCrossTheWholeFrame() throws {
        let panel = try Panel(x: Axis(range: 0...2), y: Axis(range: 0...2))
            .rule(x: 1, label: "upright", ink: .series(0)).rule(y: 1, label: "level", ink: .series(1))
        let root = try Figure("").row(panel).drawn()
        let frame = try #require(root.all("clipPath").first?.children.first)
        let upright = try PathData(root.paths("s0")[0]["d"]).points,
            level = try PathData(root.paths("s1")[0]["d"]).points
        #expect(abs(upright[0].y - upright[1].y) == frame.number("height") && upright[0].x == upright[1].x)
        #expect(abs(level[0].x - level[1].x) == frame.number("width") && level[0].y == level[1].y)
        #expect(root.labels.contains("upright") && root.labels.contains("level"))
    }

    @Test func theAxisShowsTheRule() throws {
        let panel = try Panel().line(array([0, 1]), array([0, 1])).rule(y: 10, label: "limit")
        #expect(try Figure("").row(panel).drawn().labels.contains("10"))
    }

    @Test func errorsNameTheArgument() {
        #expect(blamed { () throws(MartletError) in try Panel().rule(x: .nan) } == "value Panel.rule x")
        #expect(blamed { () throws(MartletError) in try Panel().rule(y: .infinity) } == "value Panel.rule y")
        let log = Axis(scale: .log)
        #expect(blamed { () throws(MartletError) in try Panel(x: log).rule(x: 0) } == "value Panel.rule x")
        #expect(blamed { () throws(MartletError) in try Panel(y: log).rule(y: -1) } == "value Panel.rule y")
    }
}
