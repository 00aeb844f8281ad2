import MartletCore
import MartletPlot
import Testing

@Suite struct SVGTests {
    private let x = array([0, 1, 2, 3])

    private func panel(_ title: String = "") throws -> Panel {
        try Panel(title, x: Axis("Time", unit: "s"), y: Axis("Voltage", unit: "mV")).line(x, x, label: "trace")
    }

    @Test func aFigureOfNothing() throws {
        let root = try Figure("Nothing").drawn()
        #expect(root.children[1].text == "An empty figure.")
        _ = try Figure("").row().drawn()
        let root2 = try Figure("Empty panel").row(Panel("Empty")).drawn()
        #expect(root2.labels.contains("Empty") && root2.labels.contains("0.5"))
        for scale in [Axis.Scale.linear, .log, .time, .categories([]), .categories(["a"])] {
            _ = try Figure("").row(Panel(x: Axis(scale: scale), y: Axis(scale: scale))).drawn()
        }
    }

    @Test func panelsHaveTheirAxesAndLegends() throws {
        let root = try Figure("Two", width: 900).row(panel("left"), panel("right")).row(panel("below"), height: 2)
            .drawn()
        for text in ["Two", "left", "right", "below", "Time (s)", "Voltage (mV)", "trace"] {
            #expect(root.labels.contains(text))
        }
        let frames = root.all("clipPath").compactMap(\.children.first)
        #expect(frames.count == 3)
        // Panels below each other stand in line, panels beside each other on one level.
        #expect(frames[0]["x"] == frames[2]["x"])
        #expect(frames[0]["y"] == frames[1]["y"] && frames[0]["height"] == frames[1]["height"])
        #expect(frames[1].number("x") + frames[1].number("width") == frames[2].number("x") + frames[2].number("width"))
        #expect(frames[2].number("height") > 2 * frames[0].number("height"))
    }

    @Test func textsDoNotCoverEachOther() throws {
        let long = "a label of considerable length"
        let many = try Panel(long, x: Axis(long, unit: "s"), y: Axis(long, unit: "mV", range: 1e4...99999))
            .line(x, x, label: long).markers(x, x, label: long).stems(x, x, label: "short")
        let names = try Panel(x: Axis(scale: .categories([long, long, long, long])), y: Axis(long))
            .bars(x, x, label: long)
        for width in [420.0, 700, 1300] {
            let root = try Figure(long, width: width, height: 600).row(many, names).drawn()
            let boxes = root.all("text").map { text -> (ClosedRange<Double>, ClosedRange<Double>) in
                let size = text.number("font-size")
                let length = textWidth(text.text, size: size, bold: text["font-weight"] == "600") / 1.06
                let from = text["text-anchor"] == "middle" ? -length / 2 : text["text-anchor"] == "end" ? -length : 0
                let (x, y) = (text.number("x"), text.number("y"))
                if text["transform"].hasPrefix("rotate") {
                    return (x - size * 0.7...x, y - length / 2...y + length / 2)
                }
                return (x + from...x + from + length, y - size * 0.7...y)
            }
            for i in boxes.indices {
                #expect(boxes[i].0.lowerBound >= 0 && boxes[i].0.upperBound <= width)
                for j in 0..<i {
                    #expect(
                        !(boxes[i].0.overlaps(boxes[j].0) && boxes[i].1.overlaps(boxes[j].1)),
                        "\(root.labels[i]) and \(root.labels[j]) at \(width)")
                }
            }
        }
    }

    @Test func theDescriptionTellsWhatIsShown() throws {
        let spectrum = try Panel("Spectrum", x: Axis("Frequency", unit: "Hz", range: 0...0.5), y: Axis(range: 0...1))
            .span(x: 0.04...0.15, label: "LF").line(x, x)
        let root = try Figure("Heart").row(panel("ECG")).row(spectrum).drawn()
        #expect(
            root.children[1].text
                == "Panel 1 of 2: ECG. The x axis, Time, goes from 0 to 3 s. The y axis, Voltage, goes from −0.13 to "
                + "3.13 mV. It shows line “trace” through 4 points. Panel 2 of 2: Spectrum. The x axis, Frequency, goes "
                + "from 0 to 0.5 Hz. The y axis goes from 0 to 1. It shows shaded range “LF” with x from 0.04 to 0.15; "
                + "line through 4 points.")
        #expect(try Figure("", description: "mine").row(panel()).drawn().children[1].text == "mine")
    }

    @Test func themesChangeTheColoursOnly() throws {
        func style(_ theme: Theme) throws -> (rules: String, rest: String) {
            let root = try Figure("Same", theme: theme).row(panel()).drawn()
            let text = try Figure("Same", theme: theme).row(panel()).svg()
            let parts = text.split(separator: "</style>")
            return (root.children[2].text, String(parts[1]))
        }
        let light = try style(.light), dark = try style(.dark), both = try style(.automatic)
        #expect(light.rest == dark.rest && dark.rest == both.rest)
        #expect(light.rules.contains(Palette.light.background.css) && !light.rules.contains("@media"))
        #expect(dark.rules.contains(Palette.dark.background.css) && !dark.rules.contains(Palette.light.background.css))
        let query = both.rules.split(separator: "@media (prefers-color-scheme:dark){")
        #expect(
            query.count == 2 && query[0].contains(Palette.light.text.css) && query[1].contains(Palette.dark.text.css))
    }

    @Test func coloursAreTheMarksOwn() throws {
        let custom = Ink.custom(light: Color(red: 1, green: 2, blue: 3), dark: Color(red: 4, green: 5, blue: 6))
        let panel = try Panel().line(x, x, ink: custom).line(x, x).line(x, x, ink: .series(0)).line(x, x)
        let rules = try Figure("", theme: .light).row(panel).drawn().children[2].text
        let series = Palette.light.series.map(\.css)
        for (n, css) in ["#010203", series[1], series[0], series[2]].enumerated() {
            #expect(rules.contains(" .s\(n){stroke:\(css)}"))
        }
        #expect(try Figure("", theme: .dark).row(panel).svg().contains(".s0{stroke:#040506}"))
        // More marks than colours begin again.
        var many = Panel()
        for _ in 0..<20 { many = try many.line(x, x) }
        _ = try Figure("").row(many).drawn()
        #expect(try Figure("", theme: .light).row(Panel().line(x, x, ink: .series(-1))).svg().contains(series.last!))
    }

    @Test func picturesOnOnePageDoNotShareNames() throws {
        let one = try Figure("One").row(panel()).drawn(), two = try Figure("Two").row(panel()).drawn()
        #expect(one["id"] != two["id"])
        #expect(try Figure("One").row(panel()).svg() == Figure("One").row(panel()).svg())
    }

    @Test func constantDataHaveARange() throws {
        for value in [0, 5, -3, .leastNonzeroMagnitude, 1e300, -1.7e308, 0.1] {
            let panel = try Panel().line(x, array([value, value, value, value]))
            let root = try Figure("").row(panel).drawn()
            let points = try PathData(root.paths("s0")[0]["d"]).points
            let frame = try #require(root.all("clipPath").first?.children.first)
            let middle = frame.number("y") + frame.number("height") / 2
            #expect(points.allSatisfy { abs($0.y - middle) <= frame.number("height") / 4 })
        }
    }

    @Test func errorsNameTheArgument() throws {
        let panel = try panel()
        func svg(_ figure: Figure) -> String { blamed { () throws(MartletError) in try figure.svg() } }
        #expect(svg(Figure("", width: .nan)) == "value Figure.svg width")
        #expect(svg(Figure("", height: 1e9)) == "value Figure.svg height")
        #expect(svg(Figure("", width: 120).row(panel, panel, panel)) == "value Figure.svg width")
        #expect(svg(Figure("", height: 150).row(panel).row(panel)) == "value Figure.svg height")
        #expect(svg(Figure("").row(panel, height: 0)) == "value Figure.svg height of row 0")
        #expect(svg(Figure("").row(panel, widths: [])) == "shape Figure.svg widths of row 0")
        #expect(svg(Figure("").row(panel, widths: [-1])) == "value Figure.svg widths of row 0")
        #expect(
            svg(Figure("").row(panel, Panel(x: Axis(range: 1...1)))) == "value Figure.svg x.range of panel 1 in row 0")
        #expect(
            svg(Figure("").row(Panel(y: Axis(scale: .log, range: 0...1))))
                == "value Figure.svg y.range of panel 0 in row 0")
        #expect(
            svg(Figure("").row(Panel(y: Axis(range: 0...(.infinity)))))
                == "value Figure.svg y.range of panel 0 in row 0")
    }
}
