import MartletCore
import MartletPlot
import Testing

@Suite struct SpanTests {
    @Test func spansLieBehindTheLines() throws {
        let panel = try Panel(x: Axis(range: 0...0.5)).line(array([0, 0.5]), array([1, 2]))
            .span(x: 0.04...0.15, label: "LF").span(x: 0.15...0.4, label: "HF")
        let root = try Figure("").row(panel).drawn()
        // The line takes the first colour, the spans those after it, and yet are drawn before it.
        let order = root.all("path").map { $0["class"] }.filter { !["g", "a"].contains($0) }
        #expect(order == ["f0", "f1", "l s2"])
        let frame = try #require(root.all("clipPath").first?.children.first)
        let low = try PathData(root.paths("f0")[0]["d"]).points, high = try PathData(root.paths("f1")[0]["d"]).points
        #expect(pixels(low[0].x) == pixels(frame.number("x") + frame.number("width") * 0.04 / 0.5))
        #expect(low[2].x == high[0].x)
        #expect(root.labels.contains("LF") && root.labels.contains("HF"))
    }

    @Test func labelsDoNotCoverEachOther() throws {
        var panel = Panel(x: Axis(range: 0...1))
        for k in 0..<6 {
            let from = 0.4 + Double(k) / 100
            panel = try panel.span(x: from...from + 0.01, label: "label number \(k)").rule(x: from, label: "rule \(k)")
        }
        panel = try panel.rule(y: 0.5, label: "a").rule(y: 0.5, label: "b").rule(y: 0.5, label: "c")
        let root = try Figure("").row(panel).drawn()
        let texts = root.all("text").filter { ["label", "rule "].contains($0.text.prefix(5)) }
        #expect(texts.count == 12)
        let boxes = texts.map {
            let x = $0.number("x"), y = $0.number("y")
            return (x...x + textWidth($0.text, size: $0.number("font-size")), y - 9...y)
        }
        for i in boxes.indices {
            for j in 0..<i {
                #expect(!(boxes[i].0.overlaps(boxes[j].0) && boxes[i].1.overlaps(boxes[j].1)))
            }
        }
        #expect(["a", "b", "c"].allSatisfy(root.labels.contains))
    }

    @Test func levelSpans() throws {
        let root = try Figure("").row(Panel(y: Axis(range: 0...4)).span(y: 1...2, label: "normal")).drawn()
        let frame = try #require(root.all("clipPath").first?.children.first)
        let points = try PathData(root.paths("f0")[0]["d"]).points
        #expect(Set(points.map { pixels($0.y) }).count == 2)
        #expect(points[1].x - points[0].x == frame.number("width"))
    }

    @Test func errorsNameTheArgument() {
        let log = Axis(scale: .log)
        #expect(blamed { () throws(MartletError) in try Panel().span(x: 0...(.infinity)) } == "value Panel.span x")
        #expect(blamed { () throws(MartletError) in try Panel(x: log).span(x: 0...1) } == "value Panel.span x")
        #expect(blamed { () throws(MartletError) in try Panel(y: log).span(y: 0...1) } == "value Panel.span y")
        #expect(
            blamed { () throws(MartletError) in try Panel().span(x: 0...1, opacity: 2) } == "value Panel.span opacity")
    }
}
