import MartletPlot
import Testing

@Suite struct TextTests {
    @Test func whatXMLReservesIsEscaped() {
        #expect(escaped("a<b & \"c\" > 'd'") == "a&lt;b &amp; &quot;c&quot; &gt; &#39;d&#39;")
        #expect(escaped("\u{0}\u{1}\u{8}\u{1f}\u{fffe}") == String(repeating: "\u{fffd}", count: 5))
        #expect(escaped("µV² 心電図 ❤️\n") == "µV² 心電図 ❤️ ")
    }

    @Test func everyTextOfAFigureIsEscaped() throws {
        let odd = "</text><script>&\"'\u{1}\u{0}]]>"
        let shown = odd.replacing("\u{1}", with: "\u{fffd}").replacing("\u{0}", with: "\u{fffd}")
        let y = array([1, 2, 3])
        let panel = try Panel(odd, x: Axis(odd, unit: odd), y: Axis(odd, unit: odd))
            .line(array([0, 1, 2]), y, label: odd).rule(y: 2, label: odd).span(x: 0...1, label: odd)
        let names = try Panel(x: Axis(scale: .categories([odd, odd]))).bars(array([0, 1]), array([1, 2]), label: odd)
        let root = try Figure(odd, description: odd, width: 1200).row(panel).row(names).svg()
        let scanned = try XMLScanner.read(root)
        #expect(scanned.children[0].text == shown && scanned.children[1].text == shown)
        #expect(scanned.labels.contains(shown))
        #expect(scanned.all("script").isEmpty)
    }

    @Test func decimalsAreExact() {
        #expect(decimalText(5, exponent: -1) == "0.5")
        #expect(decimalText(-5, exponent: -3) == "−0.005")
        #expect(decimalText(120, exponent: -2) == "1.20")
        #expect(decimalText(12, exponent: 2) == "1200")
        #expect(decimalText(0, exponent: 3) == "0")
        #expect(decimalText(.min, exponent: -1) == "−922337203685477580.8")
    }

    @Test func coordinatesAreShort() {
        #expect(
            [0, 1, -1, 1.5, 1.25, -0.5, 0.05, -0.004, 3.999, 12.301].map(pixels)
                == ["0", "1", "-1", "1.5", "1.25", "-0.5", "0.05", "0", "4", "12.3"])
    }

    @Test func roughNumbersHaveThreeDigits() {
        #expect(
            [0, 1, -2.5, 1234.5, 0.00123456, 9.999, 1e20, -3.21e-30, .infinity].map(roughText)
                == ["0", "1", "−2.5", "1230", "0.00123", "10", "1×10²⁰", "−3.21×10⁻³⁰", "inf"])
        #expect(roughText(.greatestFiniteMagnitude) == "1.8×10³⁰⁸")
        #expect(roughText(.leastNonzeroMagnitude) == "4.94×10⁻³²⁴")
    }

    @Test func textIsShortenedToItsPlace() {
        let text = "a rather long label"
        #expect(shortened(text, to: 1000, size: 12) == text)
        let short = shortened(text, to: 60, size: 12)
        #expect(short.hasSuffix("…") && textWidth(short, size: 12) <= 60)
        #expect(shortened(text, to: 0, size: 12) == "")
        #expect(textWidth("WW", size: 12) > textWidth("ii", size: 12))
        #expect(textWidth("心電", size: 12) > textWidth("ab", size: 12))
    }
}
