/// Colours for numbers between 0 and 1.
///
/// The colours are placed in the OKLCh space [1], in which equal steps look equally large: lightness changes evenly from
/// one end to the other, so that a map also works in grey and without colour sight, while the hue turns evenly to help
/// the eye tell levels apart.  Where the screen cannot show a colour, its chroma is lowered, not its lightness or hue.
///
/// 1. B. Ottosson, *A perceptual color space for image processing*, 2020, https://bottosson.github.io/posts/oklab/.
public struct ColorMap: Sendable, Equatable {
    /// Lightness from 0 to 1, chroma, and hue in degrees.
    struct Stop: Sendable, Equatable {
        let lightness, chroma, hue: Double
    }

    /// At even distances from 0 to 1.
    let stops: [Stop]

    /// From dark violet through blue and green to yellow.
    public static let lagoon = ColorMap(stops: [
        Stop(lightness: 0.24, chroma: 0.12, hue: 305), Stop(lightness: 0.42, chroma: 0.13, hue: 262),
        Stop(lightness: 0.59, chroma: 0.12, hue: 205), Stop(lightness: 0.76, chroma: 0.17, hue: 150),
        Stop(lightness: 0.94, chroma: 0.19, hue: 108),
    ])

    /// From near black through purple and red to pale yellow.
    public static let ember = ColorMap(stops: [
        Stop(lightness: 0.15, chroma: 0.05, hue: 285), Stop(lightness: 0.35, chroma: 0.16, hue: 310),
        Stop(lightness: 0.55, chroma: 0.20, hue: 365), Stop(lightness: 0.76, chroma: 0.17, hue: 415),
        Stop(lightness: 0.96, chroma: 0.11, hue: 465),
    ])

    /// From blue through near white to red, for values on both sides of a middle.
    public static let balance = ColorMap(
        stops: [
            Stop(lightness: 0.37, chroma: 0.14, hue: 258), Stop(lightness: 0.665, chroma: 0.11, hue: 250),
            Stop(lightness: 0.96, chroma: 0, hue: 250),
        ],
        [
            Stop(lightness: 0.96, chroma: 0, hue: 35), Stop(lightness: 0.665, chroma: 0.15, hue: 32),
            Stop(lightness: 0.37, chroma: 0.15, hue: 25),
        ])

    /// From black to white.
    public static let grey = ColorMap(stops: [
        Stop(lightness: 0.1, chroma: 0, hue: 0), Stop(lightness: 0.98, chroma: 0, hue: 0),
    ])

    /// The stops of the half above the middle, for maps of two halves.
    let upper: [Stop]

    init(stops: [Stop], _ upper: [Stop] = []) {
        self.stops = stops
        self.upper = upper
    }

    /// The colour of `t`, which is taken to the nearest of 0 and 1 when it lies outside; of 0 when `t` is not a number.
    public func color(_ t: Double) -> Color {
        let t = t > 0 ? min(t, 1) : 0
        if upper.isEmpty { return Self.color(stops, t) }
        return t < 0.5 ? Self.color(stops, 2 * t) : Self.color(upper, 2 * t - 1)
    }

    private static func color(_ stops: [Stop], _ t: Double) -> Color {
        let at = t * Double(stops.count - 1)
        let k = min(Int(at), stops.count - 2), f = at - Double(k)
        func between(_ a: Double, _ b: Double) -> Double { a + (b - a) * f }
        return Color(
            lightness: between(stops[k].lightness, stops[k + 1].lightness),
            chroma: between(stops[k].chroma, stops[k + 1].chroma), hue: between(stops[k].hue, stops[k + 1].hue))
    }
}
