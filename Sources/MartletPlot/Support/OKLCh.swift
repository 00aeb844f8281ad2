extension Color {
    /// The colour with these coordinates in OKLCh, hue in degrees; its chroma is lowered until sRGB can show it.
    ///
    /// The matrices are those of B. Ottosson, *A perceptual color space for image processing*, 2020.
    init(lightness: Double, chroma: Double, hue: Double) {
        let angle = hue * Double.pi / 180
        let a = Elementary.cos(angle), b = Elementary.sin(angle)
        var fits = 0.0, tooMuch = chroma
        var linear = Self.linear(lightness, chroma * a, chroma * b)
        if !Self.isShown(linear) {
            while tooMuch - fits > 1e-4 {
                let middle = (fits + tooMuch) / 2
                if Self.isShown(Self.linear(lightness, middle * a, middle * b)) {
                    fits = middle
                } else {
                    tooMuch = middle
                }
            }
            linear = Self.linear(lightness, fits * a, fits * b)
        }
        self.init(red: Self.encoded(linear.0), green: Self.encoded(linear.1), blue: Self.encoded(linear.2))
    }

    /// Linear sRGB of a colour in OKLab.
    private static func linear(_ lightness: Double, _ a: Double, _ b: Double) -> (Double, Double, Double) {
        func cube(_ x: Double) -> Double { x * x * x }
        let l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
        let m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
        let s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
        let red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
        let green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
        let blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        return (red, green, blue)
    }

    private static func isShown(_ c: (Double, Double, Double)) -> Bool {
        let low = -1e-4, high = 1 + 1e-4
        return min(c.0, c.1, c.2) >= low && max(c.0, c.1, c.2) <= high
    }

    /// The transfer function of IEC 61966-2-1.
    private static func encoded(_ x: Double) -> UInt8 {
        let x = min(max(x, 0), 1)
        let y = x <= 0.0031308 ? 12.92 * x : 1.055 * Elementary.pow(x, 1 / 2.4) - 0.055
        return UInt8((y * 255).rounded())
    }

    /// Linear red, green and blue.
    package var linear: (Double, Double, Double) {
        func decoded(_ part: UInt8) -> Double {
            let y = Double(part) / 255
            return y <= 0.04045 ? y / 12.92 : Elementary.pow((y + 0.055) / 1.055, 2.4)
        }
        return (decoded(red), decoded(green), decoded(blue))
    }

    /// Lightness and the two colour coordinates in OKLab.
    package var oklab: (Double, Double, Double) { Self.oklab(linear) }

    /// The same of a colour in linear sRGB.
    package static func oklab(_ linear: (Double, Double, Double)) -> (Double, Double, Double) {
        let (r, g, b) = linear
        let l = Elementary.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let m = Elementary.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let s = Elementary.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        return (
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        )
    }
}
