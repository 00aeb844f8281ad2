import MartletCore
import MartletPlot
import MartletTestSupport
import Testing

@Suite struct HistogramTests {
    @Test func binsAreCountedAsNumPyCounts() throws {
        let sorted = [0, 1, 1, 2, 3, 3, 3, 4].map(Double.init)
        #expect(binCounts(of: sorted, [0, 1, 2, 4]) == [1, 2, 5])
        #expect(binCounts(of: sorted, [1, 3]) == [6])
        #expect(binCounts(of: sorted, [-5, -4, 10, 11]) == [0, 8, 0])
        #expect(binCounts(of: [], [0, 1, 2]) == [0, 0])
    }

    @Test func automaticBinsAreNumPys() throws {
        for row in GoldenTable("plot/histogram.tsv").rows {
            let n = try #require(Int(row[1])), edges = row[2].split(separator: " ").compactMap { Double($0) }
            let values = (0..<n).map { (i: Int) -> Double in
                switch row[0] {
                case "squares": Double(i * i * 37 % 1009) / 10
                case "cubes": Double(i * i * i % 101) - 50
                default: i == 0 ? 1000 : Double(i % 7)
                }
            }.sorted()
            let found = try binEdges(of: values, .automatic, "")
            #expect(found == edges, "\(row[0]) \(n)")
            let counts = row[3].split(separator: " ").compactMap { Int($0) }
            #expect(binCounts(of: values, found) == counts, "\(row[0]) \(n)")
        }
    }

    @Test func barsTouchAndReachTheCounts() throws {
        let values = array([0, 0.5, 1, 1.5, 1.6, 3, .nan, .infinity])
        let panel = try Panel(y: Axis(range: 0...4)).histogram(values, bins: .edges([0, 1, 2, 3]))
        let root = try Figure("").row(panel).drawn()
        let frame = try #require(root.all("clipPath").first?.children.first)
        let bars = try PathData(root.paths("f0")[0]["d"]).parts
        let bottom = frame.number("y") + frame.number("height"), unit = frame.number("height") / 4
        #expect(bars.map { pixels((bottom - $0[1].y) / unit) } == ["2", "3", "1"])
        #expect(zip(bars, bars.dropFirst()).allSatisfy { pixels($1[0].x - $0[2].x) == "1" })
    }

    @Test func densityHasAreaOne() throws {
        let values = array((0..<1000).map { Double(($0 * $0) % 97) })
        let panel = try Panel(y: Axis(range: 0...1)).histogram(values, bins: .edges([0, 10, 50, 100]), density: true)
        let root = try Figure("").row(panel).drawn()
        let frame = try #require(root.all("clipPath").first?.children.first)
        let bars = try PathData(root.paths("f0")[0]["d"]).parts
        let bottom = frame.number("y") + frame.number("height"), height = frame.number("height")
        let heights = bars.map { (bottom - $0[1].y) / height }
        let area = zip(heights, [10.0, 40, 50]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(pixels(area) == "1")
    }

    @Test func oddDataHaveBins() throws {
        #expect(try binEdges(of: [], .automatic, "") == [0, 1])
        #expect(try binEdges(of: [3], .automatic, "") == [2.5, 3.5])
        #expect(try binEdges(of: [1e300, 1e300], .count(1), "").count == 2)
        #expect(try binEdges(of: [0, .leastNonzeroMagnitude], .automatic, "") == [0, .leastNonzeroMagnitude])
        let neighbours = try binEdges(of: [1, 1.0.nextUp], .count(5), "")
        #expect(neighbours == [1, 1.0.nextUp])
        let huge = try binEdges(of: [-1.7e308, 0, 1.7e308], .count(4), "")
        #expect(huge.count == 5 && huge.allSatisfy(\.isFinite))
        #expect(try binEdges(of: [-1.7e308, 0, 1.7e308], .automatic, "").allSatisfy(\.isFinite))
    }

    @Test func emptyBinsHaveNoPlaceOnALogarithmicAxis() throws {
        let panel = try Panel(y: Axis(scale: .log)).histogram(array([0, 0, 0, 9]), bins: .count(3))
        #expect(try PathData(Figure("").row(panel).drawn().paths("f0")[0]["d"]).parts.count == 2)
    }

    @Test func errorsNameTheArgument() {
        let x = array([1, 2])
        for bins in [
            Bins.count(0), .count(.max), .edges([1]), .edges([1, 1]), .edges([2, 1]), .edges([0, .infinity]),
        ] {
            #expect(
                blamed { () throws(MartletError) in try Panel().histogram(x, bins: bins) }
                    == "value Panel.histogram bins")
        }
        #expect(
            blamed { () throws(MartletError) in try Panel(x: Axis(scale: .log)).histogram(array([-1, 1])) }
                == "value Panel.histogram values")
    }
}
