/// Whether a picture is drawn on white, on black, or as the reader's system asks for.
public enum Theme: String, Sendable, CaseIterable {
    case light, dark
    /// Light, and dark where the reader prefers dark (CSS `prefers-color-scheme`).
    case automatic
}
