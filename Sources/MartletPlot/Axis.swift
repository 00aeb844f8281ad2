import MartletCore

/// One direction of a ``Panel``, or the colours of a heat map: what is measured, in which unit, on which scale.
///
/// ```swift
/// Axis("Frequency", unit: "Hz")
/// Axis("Power", unit: "ms²/Hz", scale: .log)
/// Axis("Time", scale: .time, range: 0...300)
/// ```
public struct Axis: Sendable, Equatable {
    /// How values are placed along an axis.
    public enum Scale: Sendable, Equatable {
        /// Evenly.
        case linear
        /// By their logarithm; values must be positive.
        case log
        /// Evenly, in seconds, written as seconds, `mm:ss` or `h:mm` as the range asks for.
        case time
        /// The names stand at 0, 1, 2, …
        case categories([String])
    }

    /// What is measured; empty for nothing.
    public var label: String
    /// Its unit; empty for none.  Time axes write their own.
    public var unit: String
    public var scale: Scale
    /// The values at the ends, or `nil` for ends that show all data.
    public var range: ClosedRange<Double>?

    public init(
        _ label: String = "", unit: String = "", scale: Scale = .linear, range: ClosedRange<Double>? = nil
    ) {
        self.label = label
        self.unit = unit
        self.scale = scale
        self.range = range
    }
}

extension Axis {
    var isNamed: Bool { if case .categories = scale { true } else { false } }

    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` for a finite value that is not positive, when
    ///   the scale is logarithmic.
    func check(_ values: some Sequence<Double>, _ function: String, _ argument: String) throws(MartletError) {
        guard scale == .log else { return }
        for value in values where value <= 0 && value.isFinite {
            throw .value(
                function: function, argument: argument, given: "\(value)", wanted: "positive on a logarithmic axis")
        }
    }

    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` for a range that cannot be drawn.
    func checkRange(_ function: String, _ argument: String) throws(MartletError) {
        guard let range else { return }
        guard range.lowerBound.isFinite, range.upperBound.isFinite, range.lowerBound < range.upperBound else {
            throw .value(
                function: function, argument: argument, given: "\(range)", wanted: "finite and not empty")
        }
        try check([range.lowerBound], function, argument)
    }
}
