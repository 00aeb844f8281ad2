public import MartletCore

extension Signal {
    /// The peaks of a signal that have the wanted properties.
    ///
    /// A peak is a sample, or a plateau of equal samples, greater than what lies on either side; of a plateau the middle
    /// is meant, rounded down.  The first and the last sample are none, nor is anything next to NaN.  The conditions are
    /// applied in this order, each to what the ones before have left: plateau size, height, threshold, distance,
    /// prominence, width.
    ///
    /// - Parameters:
    ///   - x: the signal, one axis.
    ///   - height: bounds of the peak's sample.
    ///   - threshold: bounds of its height above the samples next to it, the lower bound for the smaller of the two
    ///     and the upper for the greater.
    ///   - distance: at least so many samples lie between peaks, at least 1; lower peaks give way to higher ones.
    ///   - prominence: bounds of the prominence; see ``peak_prominences(_:_:wlen:)``.
    ///   - width: bounds of the width in samples; see ``peak_widths(_:_:rel_height:prominence_data:wlen:)``.
    ///   - wlen: the window for prominences, in samples.
    ///   - rel_height: where widths are measured.
    ///   - plateau_size: bounds of the number of samples on the top.
    /// - Returns: the places of the peaks, ascending, and those properties that a condition asked for.
    /// - Complexity: samples + peaks × log samples.
    /// - Throws: ``MartletError`` unless `x` and arrays of bounds are one-dimensional and of one length, `distance` is at
    ///   least 1, `rel_height` not negative and `wlen` greater than 1.
    /// - SeeAlso: `scipy.signal.find_peaks`.
    public static func find_peaks<T: RealScalar>(
        _ x: NDArray<T>, height: PeakInterval<T>? = nil, threshold: PeakInterval<T>? = nil, distance: Double? = nil,
        prominence: PeakInterval<T>? = nil, width: PeakInterval<T>? = nil, wlen: Double? = nil, rel_height: T = 0.5,
        plateau_size: PeakInterval<T>? = nil
    ) throws(MartletError) -> FindPeaks<T>.Output {
        try checkSignal(x, "find_peaks")
        if let distance, !(distance >= 1) {
            throw .value(
                function: "find_peaks", argument: "`distance`", given: "\(distance)",
                wanted: "a number of samples: `distance` must be greater or equal to 1")
        }
        for (name, interval) in [
            ("height", height), ("threshold", threshold), ("prominence", prominence), ("width", width),
            ("plateau_size", plateau_size),
        ] { try interval?.check(name, count: x.count) }
        var window: Int?
        if prominence != nil || width != nil { window = try checkedWindow(wlen, "find_peaks") }
        if width != nil { try checkRelativeHeight(rel_height, "find_peaks") }
        return try FindPeaks(
            x: x, height: height, threshold: threshold, prominence: prominence, width: width,
            plateau_size: plateau_size,
            distance: distance.map { Int(min($0.rounded(.up), 0x1p62)) }, wlen: window, rel_height: rel_height
        ).perform()
    }
}

public struct FindPeaks<T: RealScalar>: Call {
    public static var card: Card {
        Card("signal.find_peaks", mirrors: "scipy.signal.find_peaks", accuracy: .relative(factor: 4))
    }

    public struct Output: ArrayTree {
        /// Places in the signal.
        public var peaks: NDArray<Int>
        public var properties: PeakProperties<T>
        public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
            try visitor.visit(&peaks)
            try properties.visitArrays(&visitor)
        }
    }

    var x: NDArray<T>
    var height, threshold, prominence, width, plateau_size: PeakInterval<T>?
    let distance, wlen: Int?
    let rel_height: T
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&x)
        try height.visitArrays(&visitor)
        try threshold.visitArrays(&visitor)
        try prominence.visitArrays(&visitor)
        try width.visitArrays(&visitor)
        try plateau_size.visitArrays(&visitor)
    }
}

/// Properties of peaks, each present when a condition asked for it.
public struct PeakProperties<T: RealScalar>: ArrayTree {
    /// With `plateau_size`: how many samples, the first and the last.
    public var plateau_sizes, left_edges, right_edges: NDArray<Int>?
    /// With `height`.
    public var peak_heights: NDArray<T>?
    /// With `threshold`: heights above the neighbours.
    public var left_thresholds, right_thresholds: NDArray<T>?
    /// With `prominence` or `width`.
    public var prominences: NDArray<T>?
    public var left_bases, right_bases: NDArray<Int>?
    /// With `width`: widths, where they were measured, and the crossings.
    public var widths, width_heights, left_ips, right_ips: NDArray<T>?

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try plateau_sizes.visitArrays(&visitor)
        try left_edges.visitArrays(&visitor)
        try right_edges.visitArrays(&visitor)
        try peak_heights.visitArrays(&visitor)
        try left_thresholds.visitArrays(&visitor)
        try right_thresholds.visitArrays(&visitor)
        try prominences.visitArrays(&visitor)
        try left_bases.visitArrays(&visitor)
        try right_bases.visitArrays(&visitor)
        try widths.visitArrays(&visitor)
        try width_heights.visitArrays(&visitor)
        try left_ips.visitArrays(&visitor)
        try right_ips.visitArrays(&visitor)
    }

    init(_ peaks: Peaks<T>) {
        func reals(_ name: String) -> NDArray<T>? { peaks.reals[name].map { NDArray($0) } }
        func integers(_ name: String) -> NDArray<Int>? { peaks.integers[name].map { NDArray($0) } }
        plateau_sizes = integers("plateau_sizes")
        left_edges = integers("left_edges")
        right_edges = integers("right_edges")
        peak_heights = reals("peak_heights")
        left_thresholds = reals("left_thresholds")
        right_thresholds = reals("right_thresholds")
        prominences = reals("prominences")
        left_bases = integers("left_bases")
        right_bases = integers("right_bases")
        widths = reals("widths")
        width_heights = reals("width_heights")
        left_ips = reals("left_ips")
        right_ips = reals("right_ips")
    }
}

// MARK: - Host

extension FindPeaks {
    public func body() throws(MartletError) -> Output {
        let parallelism = Parallelism.current, dense = try x.contiguous()
        defer { withExtendedLifetime(dense) {} }
        let x = UnsafeBufferPointer(start: dense.hostPointer, count: dense.count)
        let peaks = try choose(x, parallelism)
        return Output(peaks: NDArray(peaks.places), properties: PeakProperties(peaks))
    }

    /// The peaks that keep all conditions.
    @specialized(where T == Double)
    @specialized(where T == Float)
    private func choose(
        _ x: UnsafeBufferPointer<T>, _ parallelism: Parallelism
    ) throws(MartletError) -> Peaks<T> {
        var peaks = Peaks<T>()
        // A bound for all heights is applied where the maxima are found, unless another condition comes first.
        let bounds = plateau_size == nil ? height?.range : nil
        let maxima = localMaxima(x, in: bounds, edges: plateau_size != nil, parallelism)
        peaks.places = maxima.places
        if let plateau_size {
            let sizes = zip(maxima.left, maxima.right).map { $1 - $0 + 1 }
            peaks.integers = ["plateau_sizes": sizes, "left_edges": maxima.left, "right_edges": maxima.right]
            peaks.filter(sizes.map { T($0) }, in: plateau_size)
        }
        if let height {
            let heights = elements(x, at: peaks.places, parallelism)
            peaks.reals["peak_heights"] = heights
            if bounds == nil { peaks.filter(heights, in: height) }
        }
        if let threshold { filter(&peaks, x, threshold: threshold) }
        if let distance {
            let heights = peaks.reals["peak_heights"] ?? elements(x, at: peaks.places, parallelism)
            peaks.select(keepDistant(peaks.places, heights, distance: distance, parallelism))
        }
        if prominence != nil || width != nil {
            try filter(&peaks, x, Pyramid(x, parallelism), parallelism)
        }
        return peaks
    }

    private func filter(_ peaks: inout Peaks<T>, _ x: UnsafeBufferPointer<T>, threshold: PeakInterval<T>) {
        let left = peaks.places.map { x[$0] - x[$0 - 1] }, right = peaks.places.map { x[$0] - x[$0 + 1] }
        peaks.reals["left_thresholds"] = left
        peaks.reals["right_thresholds"] = right
        var keep = [Bool](repeating: true, count: left.count)
        threshold.requireLower(&keep, zip(left, right).map { min($0, $1) }, peaks.places)
        threshold.requireUpper(&keep, zip(left, right).map { max($0, $1) }, peaks.places)
        peaks.filter(keep)
    }

    private func filter(
        _ peaks: inout Peaks<T>, _ x: UnsafeBufferPointer<T>, _ pyramid: Pyramid<T>, _ parallelism: Parallelism
    ) throws(MartletError) {
        let found = prominences(x, peaks.places, wlen: wlen, pyramid, parallelism)
        peaks.reals["prominences"] = found.values
        peaks.integers["left_bases"] = found.left
        peaks.integers["right_bases"] = found.right
        if let prominence { peaks.filter(found.values, in: prominence) }
        guard let width else { return }
        let widths = try measureWidths(
            x, peaks.places,
            (peaks.reals["prominences"]!, peaks.integers["left_bases"]!, peaks.integers["right_bases"]!), rel_height,
            pyramid)
        peaks.reals["widths"] = widths.widths
        peaks.reals["width_heights"] = widths.heights
        peaks.reals["left_ips"] = widths.left
        peaks.reals["right_ips"] = widths.right
        peaks.filter(widths.widths, in: width)
    }
}
