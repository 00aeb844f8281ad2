public import MartletCore

extension Signal {
    /// How wide each peak is at a height between its top and its base.
    ///
    /// The height is the top less `rel_height` times the prominence; the width is the distance between the places where
    /// the signal, linear between samples, first falls to it on either side, no farther than the bases.
    ///
    /// - Parameters:
    ///   - x: the signal, one axis.
    ///   - peaks: places in it.
    ///   - rel_height: 0.5 for the width at half prominence, 1 for that at the base.
    ///   - prominence_data: what ``peak_prominences(_:_:wlen:)`` returned for these peaks; computed when absent.
    ///   - wlen: as there; not used when `prominence_data` is given.
    /// - Returns: widths, the heights of evaluation, and the places of both crossings, in samples.
    /// - Complexity: samples + peaks × log samples.
    /// - Throws: ``MartletError`` unless `x` and `peaks` are one-dimensional, every peak lies in `x` between its bases,
    ///   `rel_height` is not negative and `wlen` exceeds 1.
    /// - SeeAlso: `scipy.signal.peak_widths`.
    public static func peak_widths<T: RealScalar>(
        _ x: NDArray<T>, _ peaks: NDArray<Int>, rel_height: T = 0.5,
        prominence_data: PeakProminences<T>.Output? = nil, wlen: Double? = nil
    ) throws(MartletError) -> PeakWidths<T>.Output {
        try checkSignal(x, "peak_widths")
        try checkPeaks(peaks, "peak_widths")
        try checkRelativeHeight(rel_height, "peak_widths")
        let window = prominence_data == nil ? try checkedWindow(wlen, "peak_widths") : nil
        if let data = prominence_data {
            for shape in [data.prominences.shape, data.left_bases.shape, data.right_bases.shape]
            where shape != peaks.shape {
                throw .shape(
                    function: "peak_widths", argument: "prominence_data", given: "of shape \(shape)",
                    wanted: "\(peaks.shape): arrays in `prominence_data` must have the same shape as `peaks`")
            }
        }
        return try PeakWidths(x: x, peaks: peaks, rel_height: rel_height, data: prominence_data, wlen: window).perform()
    }
}

public struct PeakWidths<T: RealScalar>: Call {
    public static var card: Card {
        Card("signal.peak_widths", mirrors: "scipy.signal.peak_widths", accuracy: .relative(factor: 4))
    }

    public struct Output: ArrayTree {
        public var widths, width_heights, left_ips, right_ips: NDArray<T>
        public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
            try visitor.visit(&widths)
            try visitor.visit(&width_heights)
            try visitor.visit(&left_ips)
            try visitor.visit(&right_ips)
        }
    }

    var x: NDArray<T>
    var peaks: NDArray<Int>
    let rel_height: T
    var data: PeakProminences<T>.Output?
    let wlen: Int?
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&x)
        try visitor.visit(&peaks)
        try data.visitArrays(&visitor)
    }

    public func body() throws(MartletError) -> Output {
        let parallelism = Parallelism.current, places = try peaks.elements(for: "peak_widths")
        try checkPlaces(places, x.count, "peak_widths")
        let dense = try x.contiguous()
        defer { withExtendedLifetime(dense) {} }
        let samples = UnsafeBufferPointer(start: dense.hostPointer, count: dense.count)
        let pyramid = Pyramid(samples, parallelism)
        let widths =
            if let data {
                try measureWidths(
                    samples, places,
                    (data.prominences.elements, data.left_bases.elements, data.right_bases.elements), rel_height,
                    pyramid)
            } else {
                try measureWidths(
                    samples, places, prominences(samples, places, wlen: wlen, pyramid, parallelism), rel_height,
                    pyramid)
            }
        return Output(
            widths: NDArray(widths.widths), width_heights: NDArray(widths.heights), left_ips: NDArray(widths.left),
            right_ips: NDArray(widths.right))
    }
}

func checkRelativeHeight<T: RealScalar>(_ height: T, _ function: String) throws(MartletError) {
    if height < 0 {
        throw .value(
            function: function, argument: "`rel_height`", given: "\(height)",
            wanted: "positive: `rel_height` must be greater or equal to 0.0")
    }
}

/// Widths, heights of evaluation and crossings of peaks with these prominences and bases.
@specialized(where T == Double)
@specialized(where T == Float)
func measureWidths<T: RealScalar>(
    _ x: UnsafeBufferPointer<T>, _ peaks: [Int], _ data: (values: [T], left: [Int], right: [Int]), _ relativeHeight: T,
    _ pyramid: Pyramid<T>
) throws(MartletError) -> (widths: [T], heights: [T], left: [T], right: [T]) {
    var heights: [T] = [], left: [T] = [], right: [T] = []
    for k in peaks.indices {
        let peak = peaks[k]
        guard 0 <= data.left[k], data.left[k] <= peak, peak <= data.right[k], data.right[k] < x.count else {
            throw .value(
                function: "peak_widths", argument: "prominence_data",
                given: "the bases \(data.left[k]) and \(data.right[k])",
                wanted: "on either side: prominence data is invalid for peak \(peak)")
        }
        let height = x[peak] - data.values[k] * relativeHeight
        let places = crossings(of: peak, at: height, x, pyramid, bases: data.left[k]...data.right[k])
        heights.append(height)
        left.append(places.left)
        right.append(places.right)
    }
    return (zip(right, left).map { $0 - $1 }, heights, left, right)
}
