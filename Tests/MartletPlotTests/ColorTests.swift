import MartletPlot
import Testing

@Suite struct ColorTests {
    private static let maps: [(String, ColorMap)] = [
        ("lagoon", .lagoon), ("ember", .ember), ("grey", .grey), ("balance", .balance),
    ]

    /// The ratio of WCAG 2.2.
    private func contrast(_ a: Color, _ b: Color) -> Double {
        func luminance(_ color: Color) -> Double {
            let (r, g, b) = color.linear
            return 0.2126 * r + 0.7152 * g + 0.0722 * b
        }
        let (x, y) = (luminance(a), luminance(b))
        return (max(x, y) + 0.05) / (min(x, y) + 0.05)
    }

    @Test func everythingStandsOutFromTheBackground() {
        for palette in [Palette.light, .dark] {
            for color in palette.series { #expect(contrast(color, palette.background) >= 3) }
            for color in [palette.text, palette.muted] { #expect(contrast(color, palette.background) >= 4.5) }
            #expect(contrast(palette.spine, palette.background) >= 3)
        }
        #expect(Palette.light.series.count == Palette.dark.series.count)
    }

    @Test func seriesDifferForEveryEye() {
        // Machado, Oliveira, Fernandes 2009, severity 1: protanopia, deuteranopia, tritanopia.
        let eyes: [[[Double]]] = [
            [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
        ]
        func seen(_ color: Color, _ eye: [[Double]]) -> (Double, Double, Double) {
            let (r, g, b) = color.linear
            let parts = eye.map { min(max($0[0] * r + $0[1] * g + $0[2] * b, 0), 1) }
            return Color.oklab((parts[0], parts[1], parts[2]))
        }
        for palette in [Palette.light, .dark] {
            for eye in eyes {
                let colors = palette.series.map { seen($0, eye) }
                for i in colors.indices {
                    for j in 0..<i {
                        let (a, b) = (colors[i], colors[j])
                        let distance =
                            ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1) + (a.2 - b.2) * (a.2 - b.2))
                            .squareRoot()
                        // Five times what side by side is just noticeable.
                        #expect(distance > 0.09, "\(palette.series[i].css) and \(palette.series[j].css)")
                    }
                }
            }
        }
    }

    @Test(arguments: maps.dropLast().map(\.0))
    func lightnessGrowsEvenly(_ name: String) throws {
        let map = try #require(Self.maps.first { $0.0 == name }?.1)
        let n = 64
        let lightness = (0...n).map { map.color(Double($0) / Double(n)).oklab.0 }
        let step = (lightness[n] - lightness[0]) / Double(n)
        #expect(step > 0.6 / Double(n))
        for (a, b) in zip(lightness, lightness.dropFirst()) {
            #expect(b > a && b - a < 2 * step)
        }
    }

    @Test func theMiddleOfADivergingMapIsItsLightest() {
        let lightness = (0...50).map { ColorMap.balance.color(Double($0) / 50).oklab.0 }
        #expect(lightness.indices.max { lightness[$0] < lightness[$1] } == 25)
        #expect(zip(lightness, lightness.dropFirst()).prefix(25).allSatisfy { $0 < $1 })
        #expect(zip(lightness, lightness.dropFirst()).suffix(25).allSatisfy { $0 > $1 })
    }

    @Test func numbersOutsideGetTheColourOfTheEnd() {
        for (_, map) in Self.maps {
            #expect(map.color(-3) == map.color(0) && map.color(.nan) == map.color(0))
            #expect(map.color(7) == map.color(1) && map.color(.infinity) == map.color(1))
        }
    }

    @Test func coloursAreWrittenForCSS() {
        #expect(Color(red: 0, green: 171, blue: 255).css == "#00abff")
    }
}
