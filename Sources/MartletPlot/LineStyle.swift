/// The look of a line.
public struct LineStyle: Sendable, Hashable {
    public enum Dash: Sendable, Hashable { case solid, dashed, dotted }

    /// In pixels.
    public var width: Double
    public var dash: Dash

    public init(width: Double = 1.5, dash: Dash = .solid) {
        self.width = width
        self.dash = dash
    }

    public static let solid = LineStyle()
    public static let dashed = LineStyle(dash: .dashed)
    public static let dotted = LineStyle(dash: .dotted)
    public static let thin = LineStyle(width: 0.9)
}
