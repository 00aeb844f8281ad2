import MartletPlot
import Testing

@Suite struct TicksTests {
    struct Row: CustomTestStringConvertible {
        let scale: Axis.Scale, low, high: Double, count: Int
        let labels: String, rest: String
        init(_ scale: Axis.Scale, _ low: Double, _ high: Double, _ count: Int, _ labels: String, _ rest: String = "") {
            (self.scale, self.low, self.high, self.count) = (scale, low, high, count)
            (self.labels, self.rest) = (labels, rest)
        }
        var testDescription: String { "\(scale) \(low)...\(high) / \(count)" }
    }

    @Test(arguments: [
        Row(.linear, 0, 10, 5, "0 2 4 6 8 10"),
        Row(.linear, 0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0"),
        Row(.linear, -1, 1, 4, "−1.0 −0.5 0.0 0.5 1.0"),
        Row(.linear, 0.1, 0.31, 2, "0.1 0.2 0.3"),
        Row(.linear, -7.3, 23.1, 3, "0 10 20"),
        Row(.linear, 0, 3e5, 3, "0 100 200 300", "×10³"),
        Row(.linear, 0, 4.2e-5, 4, "0 10 20 30 40", "×10⁻⁶"),
        Row(.linear, 1e9, 1e9 + 2, 2, "1000000000 1000000001 1000000002"),
        Row(.linear, -1.7e308, 1.7e308, 4, "−100 0 100", "×10³⁰⁶"),
        Row(.linear, 0, 9.999, 1, "0"),
        Row(.log, 1, 1000, 5, "1 10 100 1000"),
        Row(.log, 0.01, 30, 5, "0.01 0.1 1 10"),
        Row(.log, 1e-9, 1e-3, 3, "10⁻⁹ 10⁻⁶ 10⁻³"),
        Row(.log, 1e-6, 1, 9, "10⁻⁶ 10⁻⁵ 10⁻⁴ 10⁻³ 10⁻² 10⁻¹ 10⁰"),
        Row(.log, 2, 9, 5, "2 5"),
        Row(.log, 3e6, 6e7, 5, "5×10⁶ 10⁷ 2×10⁷ 5×10⁷"),
        Row(.log, 2.1, 2.4, 3, "2.1 2.2 2.3 2.4"),
        Row(.time, 0, 10, 5, "0 2 4 6 8 10", "s"),
        Row(.time, 40, 50, 5, "40 42 44 46 48 50", "s"),
        Row(.time, 0, 300, 5, "00:00 01:00 02:00 03:00 04:00 05:00", "mm:ss"),
        Row(.time, 0, 300, 10, "00:00 00:30 01:00 01:30 02:00 02:30 03:00 03:30 04:00 04:30 05:00", "mm:ss"),
        Row(.time, 61.2, 62.4, 3, "01:01.5 01:02.0", "mm:ss"),
        Row(.time, -90, 90, 4, "−01:00 00:00 01:00", "mm:ss"),
        Row(.time, 0, 7200, 4, "0:00 0:30 1:00 1:30 2:00", "h:mm"),
        Row(.time, 7200, 7320, 4, "2:00:00 2:00:30 2:01:00 2:01:30 2:02:00", "h:mm:ss"),
        Row(.time, 0, 172_800, 4, "0:00 12:00 24:00 36:00 48:00", "h:mm"),
        Row(.time, 0, 1e7, 5, "0 2 4 6 8 10", "×10⁶ s"),
        Row(.categories(["a", "b", "c"]), -0.5, 2.5, 5, "a b c"),
        Row(.categories(["a", "b", "c", "d", "e"]), -0.5, 4.5, 2, "a d"),
    ])
    func labelsAreWhatAPersonWouldWrite(_ row: Row) {
        let ticks = Ticks(row.scale, row.low, row.high, count: row.count)
        #expect(ticks.major.map(\.label).joined(separator: " ") == row.labels)
        #expect([ticks.factor, ticks.timeUnit].filter { !$0.isEmpty }.joined(separator: " ") == row.rest)
    }

    @Test func valuesAreTheNearestDoubles() {
        #expect(
            Ticks(.linear, 0, 1, count: 10).major.map(\.value) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
        #expect(Ticks(.linear, 1e-3, 5e-3, count: 5).major.map(\.value) == [0.001, 0.002, 0.003, 0.004, 0.005])
    }

    @Test func everyRangeHasTicksInsideAndFew() {
        var size = 1e-280
        while size < 1e300 {
            for (low, high) in [(0.0, 1.0), (-0.3, 0.7), (0.9, 1.1), (-3.0, -2.0)] {
                for count in 1...12 {
                    let ticks = Ticks(.linear, low * size, high * size, count: count).major
                    #expect(ticks.count <= 2 * count + 2)
                    #expect(count < 2 || !ticks.isEmpty)
                    let room = (high - low) * size / 1e6
                    #expect(ticks.allSatisfy { $0.value >= low * size - room && $0.value <= high * size + room })
                    #expect(Set(ticks.map(\.label)).count == ticks.count)
                }
            }
            size *= 1e7 * 3.7
        }
    }

    @Test func minorTicksOfALogarithmicAxisAreTheOtherMultiples() {
        let ticks = Ticks(.log, 1, 100, count: 5)
        #expect(ticks.minor == [2, 3, 4, 5, 6, 7, 8, 9, 20, 30, 40, 50, 60, 70, 80, 90])
    }
}
