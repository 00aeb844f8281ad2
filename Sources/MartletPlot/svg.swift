public import MartletCore

extension Figure {
    /// The picture as an SVG 1.1 document.
    ///
    /// Title and description are there for screen readers; all colours stand in one style sheet, whose names begin with
    /// one made from the content, so that several pictures can be put into one page.
    ///
    /// - Returns: a document that ends in a line break; the same for the same figure.
    /// - Throws: a value error for sizes that leave no room to draw and for axis ranges that are empty, not finite, or
    ///   not positive on a logarithmic scale; a shape error when there are not as many widths as panels.
    /// - Complexity: O(n) for n numbers drawn; the document's length does not grow with the number of points of a line.
    public func svg() throws(MartletError) -> String {
        try check()
        let layout = try Layout(self)
        var canvas = Canvas()
        canvas.add("<rect class=\"b\" width=\"\(pixels(layout.width))\" height=\"\(pixels(layout.height))\"/>\n")
        if showsTitle {
            let text = shortened(title, to: layout.width - 32, size: Layout.headingSize, bold: true)
            canvas.text(text, 16, 28, size: Layout.headingSize, bold: true)
        }
        for panel in layout.panels { panel.draw(on: &canvas) }
        return document(canvas, layout)
    }

    private func check() throws(MartletError) {
        for (name, size) in [("width", width), ("height", height ?? 100)] where !(size >= 100 && size <= 20_000) {
            throw .value(
                function: "Figure.svg", argument: name, given: "\(size)", wanted: "between 100 and 20000 pixels")
        }
        for (r, row) in rows.enumerated() {
            guard row.height > 0, row.height <= 100 else {
                throw .value(
                    function: "Figure.svg", argument: "height of row \(r)", given: "\(row.height)",
                    wanted: "positive, and at most 100")
            }
            if let widths = row.widths {
                guard widths.count == row.panels.count else {
                    throw .shape(
                        function: "Figure.svg", argument: "widths of row \(r)", given: "of length \(widths.count)",
                        wanted: "one for each of \(row.panels.count) panels")
                }
                guard widths.allSatisfy({ $0 > 0 && $0 <= 100 }) else {
                    throw .value(
                        function: "Figure.svg", argument: "widths of row \(r)", given: "\(widths)",
                        wanted: "positive, and at most 100")
                }
            }
            for (k, panel) in row.panels.enumerated() {
                try panel.x.checkRange("Figure.svg", "x.range of panel \(k) in row \(r)")
                try panel.y.checkRange("Figure.svg", "y.range of panel \(k) in row \(r)")
            }
        }
    }

    private func document(_ canvas: Canvas, _ layout: Layout) -> String {
        let size = "width=\"\(pixels(layout.width))\" height=\"\(pixels(layout.height))\""
        let words = description ?? layout.summary(of: title)
        let id = "m" + String(fingerprint(title + words + canvas.markup), radix: 36)
        let mark = String(Canvas.idMark)
        let text =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"\(mark)\" \(size) "
            + "viewBox=\"0 0 \(pixels(layout.width)) \(pixels(layout.height))\" role=\"img\" "
            + "aria-labelledby=\"\(mark)-title \(mark)-desc\">\n"
            + "<title id=\"\(mark)-title\">\(escaped(title))</title>\n"
            + "<desc id=\"\(mark)-desc\">\(escaped(words))</desc>\n"
            + "<style>\n\(theme.styleSheet(canvas.inks))</style>\n" + canvas.markup + "</svg>\n"
        return text.split(separator: Canvas.idMark, omittingEmptySubsequences: false).joined(separator: id)
    }
}

/// The 64-bit FNV-1a hash of a text (G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, draft-eastlake-fnv).
private func fingerprint(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

extension Theme {
    /// The colours of all classes, for light, for dark, or for the reader's choice of both.
    func styleSheet(_ inks: [Ink]) -> String {
        let mark = String(Canvas.idMark)
        let fonts = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Liberation Sans',sans-serif"
        let shapes = [
            "#\(mark){font-family:\(fonts)}", "#\(mark) .l{fill:none;stroke-linejoin:round;stroke-linecap:round}",
            "#\(mark) .g,#\(mark) .a{fill:none;stroke-width:1}",
            "#\(mark) .o{stroke-width:1.8;stroke-linejoin:round;paint-order:stroke}",
            "#\(mark) .h{stroke-width:3;stroke-linejoin:round;paint-order:stroke}",
        ]
        func colors(_ palette: Palette) -> [String] {
            func rule(_ name: String, _ property: String, _ color: Color) -> String {
                "#\(mark) .\(name){\(property):\(color.css)}"
            }
            return [
                rule("b", "fill", palette.background), rule("t", "fill", palette.text),
                rule("m", "fill", palette.muted), rule("g", "stroke", palette.grid),
                rule("a", "stroke", palette.spine), rule("o", "stroke", palette.background),
                "#\(mark) .h{fill:\(palette.text.css);stroke:\(palette.background.css)}",
            ]
                + inks.enumerated().flatMap { n, ink in
                    [rule("s\(n)", "stroke", palette.color(ink)), rule("f\(n)", "fill", palette.color(ink))]
                }
        }
        let rules =
            switch self {
            case .light: shapes + colors(.light)
            case .dark: shapes + colors(.dark)
            case .automatic:
                shapes + colors(.light) + ["@media (prefers-color-scheme:dark){"] + colors(.dark) + ["}"]
            }
        return rules.joined(separator: "\n") + "\n"
    }
}
