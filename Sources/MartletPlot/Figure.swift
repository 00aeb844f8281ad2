/// A picture: panels in rows, which ``svg()`` turns into text and ``write(to:)`` into a file.
///
/// ```swift
/// let figure = Figure("Heart rate variability")
///     .row(trace)
///     .row(tachogram, spectrum, height: 1.5)
/// try figure.write(to: "ecg.svg")
/// ```
public struct Figure: Sendable {
    /// Its name, which screen readers read first.
    public var title: String
    /// What it shows, in words, for readers who cannot see it; `nil` for a list of the panels and what they hold.
    public var description: String?
    /// In pixels; `nil` for a height that gives each row 230 times its share.
    public var width: Double, height: Double?
    public var theme: Theme
    /// Whether the title also stands above the panels.
    public var showsTitle: Bool
    var rows: [Row] = []

    struct Row: Sendable {
        let panels: [Panel]
        let height: Double
        let widths: [Double]?
    }

    public init(
        _ title: String, description: String? = nil, width: Double = 800, height: Double? = nil,
        theme: Theme = .automatic, showsTitle: Bool = true
    ) {
        self.title = title
        self.description = description
        self.width = width
        self.height = height
        self.theme = theme
        self.showsTitle = showsTitle
    }

    /// This figure with one row of panels more.
    ///
    /// - Parameters:
    ///   - panels: side by side, from the left.
    ///   - height: the row's share of the figure's height.
    ///   - widths: the panels' shares of the width; `nil` for equal ones.
    public func row(_ panels: Panel..., height: Double = 1, widths: [Double]? = nil) -> Figure {
        row(panels, height: height, widths: widths)
    }

    /// This figure with one row of panels more.
    ///
    /// - Parameters:
    ///   - panels: side by side, from the left.
    ///   - height: the row's share of the figure's height.
    ///   - widths: the panels' shares of the width; `nil` for equal ones.
    public func row(_ panels: [Panel], height: Double = 1, widths: [Double]? = nil) -> Figure {
        var figure = self
        figure.rows.append(Row(panels: panels, height: height, widths: widths))
        return figure
    }
}
