import MartletCore

/// A chart: two axes and what is drawn between them.
///
/// Marks are added one after another, each call returning the panel with the new mark; later ones lie above earlier ones.
///
/// ```swift
/// let panel = try Panel("Spectrum", x: Axis("Frequency", unit: "Hz"), y: Axis("Power", unit: "ms²/Hz"))
///     .span(x: 0.04...0.15, label: "LF")
///     .line(frequencies, power)
/// ```
public struct Panel: Sendable {
    /// Written above; empty for none.
    public let title: String
    public let x, y: Axis
    var marks: [any Mark] = []

    public init(_ title: String = "", x: Axis = Axis(), y: Axis = Axis()) {
        self.title = title
        self.x = x
        self.y = y
    }

    /// This panel with one mark more.
    func adding(_ mark: some Mark) -> Panel {
        var panel = self
        panel.marks.append(mark)
        return panel
    }

    /// The elements of `x` and `y`, which must be as many and fit the scales.
    func pairs(
        _ x: NDArray<Double>, _ y: NDArray<Double>, _ function: String, _ argument: String = "y"
    ) throws(MartletError) -> (x: [Double], y: [Double]) {
        let xs = try vector(x, function, "x"), ys = try vector(y, function, argument)
        try checkCount(ys, xs.count, as: "x", function, argument)
        try self.x.check(xs, function, "x")
        try self.y.check(ys, function, argument)
        return (xs, ys)
    }
}
