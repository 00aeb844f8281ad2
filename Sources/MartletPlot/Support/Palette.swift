/// The colours of one theme.
///
/// The series were found by maximising the smallest distance in the OKLab space [1] between any two of them, seen with
/// normal sight and simulated protanopia, deuteranopia and tritanopia [2], under the condition that each has a contrast
/// of at least 3 : 1 with the background (WCAG 2.2, criterion 1.4.11).  Lettering has at least 4.5 : 1 (1.4.3).
///
/// 1. B. Ottosson, *A perceptual color space for image processing*, 2020, https://bottosson.github.io/posts/oklab/.
/// 2. G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, *A physiologically-based model for simulation of color vision
///    deficiency*, IEEE Trans. Vis. Comput. Graph. 15 (2009) 1291–1298, doi:10.1109/TVCG.2009.113.
package struct Palette: Sendable {
    package let background, text, muted, grid, spine: Color
    package let series: [Color]
    package let isDark: Bool

    package static let light = Palette(
        background: Color(0xffffff), text: Color(0x1c2128), muted: Color(0x57606a), grid: Color(0xe7e9ec),
        spine: Color(0x8b949e),
        series: [0x0067b1, 0xd1490b, 0x30a093, 0x301195, 0x611c26, 0xa57afe].map(Color.init), isDark: false)

    package static let dark = Palette(
        background: Color(0x0f1318), text: Color(0xe8edf2), muted: Color(0x9ea7b1), grid: Color(0x262c34),
        spine: Color(0x6e7781),
        series: [0x5aa9f0, 0xf4743b, 0x68fdeb, 0x8a5ddf, 0xcb3e89, 0xf2c02a].map(Color.init), isDark: true)

    /// The colour of a mark; `automatic` must have been replaced by a series before.
    func color(_ ink: Ink) -> Color {
        switch ink {
        case .series(let n): series[((n % series.count) + series.count) % series.count]
        case .custom(let light, let dark): isDark ? dark : light
        case .neutral, .automatic: muted
        }
    }
}
