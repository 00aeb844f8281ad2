/// A colour of the sRGB space.
public struct Color: Sendable, Hashable {
    public var red, green, blue: UInt8

    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// The colour written `0xRRGGBB`.
    init(_ code: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: code >> 16), green: UInt8(truncatingIfNeeded: code >> 8),
            blue: UInt8(truncatingIfNeeded: code))
    }

    /// `#rrggbb`, as CSS writes it.
    public var css: String {
        let digits = Array("0123456789abcdef")
        return [red, green, blue].reduce(into: "#") { text, part in
            text.append(digits[Int(part >> 4)])
            text.append(digits[Int(part & 15)])
        }
    }
}

/// The colour of a mark, which may differ between light and dark pictures.
public enum Ink: Sendable, Hashable {
    /// The next colour of the palette.
    case automatic
    /// Colour number `n` of the palette, counted from 0, round and round.
    case series(Int)
    /// The colour of the lettering.
    case neutral
    /// These colours.
    case custom(light: Color, dark: Color)
}
