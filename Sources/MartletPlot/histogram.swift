public import MartletCore

/// How a histogram divides its range.
public enum Bins: Sendable, Equatable {
    /// The narrower of the bins of Freedman and Diaconis [1] and of Sturges [2], the former no narrower than 2√n bins
    /// would be: what `numpy.histogram_bin_edges` calls `auto`.
    ///
    /// 1. D. Freedman, P. Diaconis, *On the histogram as a density estimator*, Z. Wahrscheinlichkeitstheorie verw.
    ///    Gebiete 57 (1981) 453–476, doi:10.1007/BF01025868.
    /// 2. H. A. Sturges, *The choice of a class interval*, J. Am. Stat. Assoc. 21 (1926) 65–66,
    ///    doi:10.1080/01621459.1926.10502161.
    case automatic
    /// As many bins of equal width from the smallest to the largest value.
    case count(Int)
    /// Bins between these edges, which must increase.
    case edges([Double])
}

extension Panel {
    /// How often values fall into each of a row of bins, as bars without gaps.
    ///
    /// A bin holds its lower edge, the last one also its upper.  Values that are not finite, or beyond the edges, are not
    /// counted.
    ///
    /// - Parameters:
    ///   - values: an array of any shape.
    ///   - bins: how to divide the range.
    ///   - density: whether the bars show count / (number of values · width), so that their area is 1, instead of counts.
    ///   - label: its entry in the legend.
    ///   - ink: its colour.
    /// - Returns: the panel with the histogram.
    /// - Throws: a value error for fewer than 1 or more than 10⁶ bins, for edges that do not increase or are not finite,
    ///   and for edges that are not positive on a logarithmic axis.
    /// - Complexity: O(n log n) for n values.
    /// - SeeAlso: `matplotlib.axes.Axes.hist`, `numpy.histogram`.
    public func histogram(
        _ values: NDArray<Double>, bins: Bins = .automatic, density: Bool = false, label: String? = nil,
        ink: Ink = .automatic
    ) throws(MartletError) -> Panel {
        let sorted = try values.onHost().elements.filter(\.isFinite).sorted()
        let edges = try binEdges(of: sorted, bins, "Panel.histogram")
        try x.check(edges, "Panel.histogram", "values")
        let counts = binCounts(of: sorted, edges)
        let total = Double(counts.reduce(0, +))
        let heights = counts.indices.map { k in
            density && total > 0 ? Double(counts[k]) / total / (edges[k + 1] - edges[k]) : Double(counts[k])
        }
        let isLog = y.scale == .log  // where an empty bin has no bar
        return adding(
            BarsMark(
                label: label, ink: ink, left: Array(edges.dropLast()), right: Array(edges.dropFirst()),
                y: isLog ? heights.map { $0 == 0 ? .nan : $0 } : heights, base: nil, gap: 1,
                opacity: 0.8, what: "histogram bins"))
    }
}

/// The edges of the bins for finite numbers in order.
package func binEdges(of sorted: [Double], _ bins: Bins, _ function: String) throws(MartletError) -> [Double] {
    var low = sorted.first ?? 0, high = sorted.last ?? 1
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    if low == high { (low, high) = (low.nextDown, high.nextUp) }  // where 0.5 is less than the spacing of numbers
    switch bins {
    case .edges(let edges):
        let increase = zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }
        guard edges.count >= 2, increase, edges.allSatisfy(\.isFinite) else {
            throw .value(
                function: function, argument: "bins", given: "edges \(edges.prefix(6))",
                wanted: "at least two finite numbers that increase")
        }
        return edges
    case .count(let n):
        guard (1...1_000_000).contains(n) else {
            throw .value(function: function, argument: "bins", given: "\(n)", wanted: "between 1 and 1000000")
        }
        return even(n)
    case .automatic:
        let n = Double(sorted.count)
        if sorted.count < 2 || sorted.first == sorted.last { return even(1) }
        // Widths of half the range, which cannot overflow.
        let half = high / 2 - low / 2
        let freedman = (quantile(sorted, 0.75) / 2 - quantile(sorted, 0.25) / 2) * 2 / Elementary.cbrt(n)
        let sturges = half / (Elementary.log10(n) / Elementary.log10(2) + 1)
        let width = min(max(freedman, half / n.squareRoot() / 2), sturges)
        let count = (half / width).rounded(.up)
        return even(count.isFinite ? Int(count) : 1)  // not finite where halves of the smallest numbers are zero
    }

    func even(_ n: Int) -> [Double] {
        let step = (high - low) / Double(n), isWide = !step.isFinite
        let edges = (0...n).map { (k: Int) -> Double in
            let part = Double(k) / Double(n)
            return k == n ? high : isWide ? low * (1 - part) + high * part : low + step * Double(k)
        }
        // Between neighbouring doubles there is room for one bin only.
        return zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 } ? edges : [low, high]
    }
}

/// How many of the numbers, which are in order, each bin holds.
package func binCounts(of sorted: [Double], _ edges: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: edges.count - 1)
    var bin = 0
    for value in sorted where value >= edges[0] && value <= edges[edges.count - 1] {
        while bin < counts.count - 1, value >= edges[bin + 1] { bin += 1 }
        counts[bin] += 1
    }
    return counts
}

/// The quantile between neighbours of numbers in order, linearly interpolated.
func quantile(_ sorted: [Double], _ p: Double) -> Double {
    let at = p * Double(sorted.count - 1), k = min(Int(at), sorted.count - 2)
    let f = at - Double(k)
    return sorted[k] * (1 - f) + sorted[k + 1] * f
}
