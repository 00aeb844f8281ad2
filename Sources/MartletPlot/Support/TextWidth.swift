/// About how wide `text` is in a system's sans-serif font of `size` pixels, at most a little too much.
///
/// The advance widths are Helvetica's (Adobe Font Metrics, in 1/1000 of the size), to which the system fonts are close;
/// the factor leaves room for the wider among them.
package func textWidth(_ text: String, size: Double, bold: Bool = false) -> Double {
    var units = 0
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x20...0x7e: units += advances[Int(scalar.value) - 0x20]
        case 0x300...0x36f, 0x200b...0x200f, 0xfe00...0xfe0f: break  // joined to the letter before
        case 0xb2, 0xb3, 0xb9, 0x2070...0x209f: units += 360  // superscripts and subscripts
        case 0x2009, 0x202f: units += 200
        case 0x2212: units += 584
        case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xff00...0xff60, 0x1f000...0x3ffff:
            units += 1000  // full width
        default: units += 580
        }
    }
    return Double(units) / 1000 * size * (bold ? 1.13 : 1.06)
}

/// From the space to the tilde.
private let advances: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
]

/// The longest beginning of `text` that fits into `width`, with an ellipsis when something is left out.
package func shortened(_ text: String, to width: Double, size: Double, bold: Bool = false) -> String {
    if textWidth(text, size: size, bold: bold) <= width { return text }
    var kept = text
    while let _ = kept.popLast() {
        if textWidth(kept + "…", size: size, bold: bold) <= width { return kept + "…" }
    }
    return ""
}
