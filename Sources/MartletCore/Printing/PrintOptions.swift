/// How arrays are printed: NumPy's print options, as a value.
///
/// - SeeAlso: `numpy.set_printoptions`.
public struct PrintOptions: Sendable, Hashable {
    /// How many digits a real number shows after the point.
    public enum FloatMode: Sendable, Hashable {
        /// Exactly `precision`.
        case fixed
        /// As many as tell the number from its neighbours.
        case unique
        /// As many as tell the number from its neighbours, at most `precision`.
        case maxprec
        /// The same for all elements: what the longest of them needs, at most `precision`.
        case maxprecEqual
    }

    /// What stands in front of numbers that are not negative.
    public enum Sign: Sendable, Hashable { case nothing, space, plus }

    /// Digits after the point; what `floatMode` makes of it.  No number has more than 1074.
    public var precision = 8
    /// Arrays of more elements than this are summarised.
    public var threshold = 1000
    /// How many elements a summary shows at each end of an axis; at least 1.
    public var edgeItems = 3
    /// Characters after which a line is broken.
    public var lineWidth = 75
    /// Never use the exponent form because a number is small.
    public var suppressesSmall = false
    public var sign = Sign.nothing
    public var floatMode = FloatMode.maxprec
    public var nan = "nan"
    public var infinity = "inf"

    public init() {}

    /// These options within bounds that make sense.
    var bounded: PrintOptions {
        var result = self
        result.precision = min(max(0, precision), 1074)
        result.edgeItems = min(max(1, edgeItems), 1 << 32)
        result.lineWidth = min(max(0, lineWidth), 1 << 32)
        return result
    }

    /// The calling task's choice.
    @TaskLocal public static var current = PrintOptions()
}
