import MartletCore
import MartletPlot
import Testing

@Suite struct AnyDataTests {
    private static let odd: [Double] = [
        0, -0.0, 1, -1, 0.1, 60, 3600, 1e5, 1e9, -1e15, 1e-7, 1e300, -1e300, .greatestFiniteMagnitude,
        -.greatestFiniteMagnitude, .leastNonzeroMagnitude, .leastNormalMagnitude, .nan, .infinity, -.infinity,
        1.0.nextUp, 1.0.nextDown, 1e16, 1e16 + 2,
    ]
    private static let scales: [Axis.Scale] = [.linear, .log, .time, .categories([]), .categories(["a", "b", "c"])]

    /// Whatever the numbers, there is a well-formed picture or an error.
    @Test(arguments: 0..<6)
    func noNumbersEndTheProcess(_ seed: Int) throws {
        var state = UInt64(seed)
        func random(_ n: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % n
        }
        func number() -> Double { random(3) == 0 ? Double(random(1000)) / 100 : Self.odd[random(Self.odd.count)] }
        func numbers(_ n: Int) -> NDArray<Double> { array((0..<n).map { _ in number() }) }
        func range() -> ClosedRange<Double>? {
            let a = number(), b = number()
            return random(3) == 0 && a <= b ? a...b : nil
        }
        func axis() -> Axis { Axis("a", unit: "u", scale: Self.scales[random(Self.scales.count)], range: range()) }
        var drawn = 0
        for _ in 0..<60 {
            let n = random(6)
            do throws(MartletError) {
                var panel = Panel("p", x: axis(), y: axis())
                for _ in 0...random(3) {
                    switch random(9) {
                    case 0: panel = try panel.line(numbers(n), numbers(n), label: "l")
                    case 1: panel = try panel.markers(numbers(n), numbers(n))
                    case 2: panel = try panel.stems(numbers(n), numbers(n), base: random(2) == 0 ? nil : number())
                    case 3: panel = try panel.bars(numbers(n), numbers(n), width: random(2) == 0 ? nil : number())
                    case 4: panel = try panel.histogram(numbers(n), density: random(2) == 0)
                    case 5: panel = try panel.band(numbers(n), numbers(n), numbers(n))
                    case 6: panel = try panel.rule(x: number(), label: "r").rule(y: number(), label: "s")
                    case 7:
                        panel = try panel.span(x: range() ?? 0...1, label: "t").span(y: range() ?? 1...2, label: "u")
                    default: panel = try panel.heatMap(numbers(n * 2).reshaped([2, n]), values: axis())
                    }
                }
                _ = try Figure("f", width: 200 + Double(random(600))).row(panel).svg()
                drawn += 1
                do { _ = try Figure("f").row(panel).drawn() } catch let error as MalformedXML {
                    Issue.record("\(error)")
                } catch {}
            } catch {
                #expect(error.description.hasPrefix("Panel.") || error.description.hasPrefix("Figure."))
            }
        }
        #expect(drawn > 4)
    }
}
