/// What the package knows about a function besides how to compute it.
///
/// Tests take their tolerance from it, the coverage table its row, the documentation its notes.
public struct Card: Sendable {
    /// Domain and function, `signal.sosfilt`.
    public let name: String
    /// The NumPy or SciPy function whose results this one reproduces.
    public let mirrors: String
    public let accuracy: Accuracy
    public let references: [String]

    public init(_ name: String, mirrors: String, accuracy: Accuracy, references: [String] = []) {
        self.name = name
        self.mirrors = mirrors
        self.accuracy = accuracy
        self.references = references
    }

    /// How far a result may be from the true one; ε is the unit roundoff of the type computed in.
    public enum Accuracy: Sendable {
        /// Every bit is right.
        case exact
        /// Units in the last place, for each element.
        case ulps(Double)
        /// The difference's norm is at most `factor · ε · n · condition` times the result's norm, for n elements.
        case backward(factor: Double)
        /// Each difference is at most `factor · ε` times the largest magnitude of the result.
        case relative(factor: Double)
    }
}
