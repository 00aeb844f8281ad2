public import MartletCore

extension Signal {
    /// How far each peak stands out from what surrounds it.
    ///
    /// From the peak one walks to either side until something rises above it, the signal ends, or `wlen` is used up.  The
    /// bases are the lowest samples met, the nearest where there are several; the prominence is the height of the peak
    /// above the higher base.  It is 0 for places that are no peaks, and NaN where the sample is.
    ///
    /// - Parameters:
    ///   - x: the signal, one axis.
    ///   - peaks: places in it.
    ///   - wlen: the length of the window round each peak, in samples, rounded up to an odd number; all when absent.
    /// - Returns: prominences, left and right bases, of the shape of `peaks`.
    /// - Complexity: samples + peaks × log samples.
    /// - Throws: ``MartletError`` unless both are one-dimensional, every peak is a place in `x` and `wlen` exceeds 1.
    /// - SeeAlso: `scipy.signal.peak_prominences`.
    public static func peak_prominences<T: RealScalar>(
        _ x: NDArray<T>, _ peaks: NDArray<Int>, wlen: Double? = nil
    ) throws(MartletError) -> PeakProminences<T>.Output {
        try checkSignal(x, "peak_prominences")
        try checkPeaks(peaks, "peak_prominences")
        let window = try checkedWindow(wlen, "peak_prominences")
        return try PeakProminences(x: x, peaks: peaks, wlen: window).perform()
    }
}

public struct PeakProminences<T: RealScalar>: Call {
    public static var card: Card {
        Card("signal.peak_prominences", mirrors: "scipy.signal.peak_prominences", accuracy: .exact)
    }

    public struct Output: ArrayTree {
        public var prominences: NDArray<T>
        public var left_bases, right_bases: NDArray<Int>

        public init(prominences: NDArray<T>, left_bases: NDArray<Int>, right_bases: NDArray<Int>) {
            self.prominences = prominences
            self.left_bases = left_bases
            self.right_bases = right_bases
        }

        public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
            try visitor.visit(&prominences)
            try visitor.visit(&left_bases)
            try visitor.visit(&right_bases)
        }
    }

    var x: NDArray<T>
    var peaks: NDArray<Int>
    let wlen: Int?
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&x)
        try visitor.visit(&peaks)
    }

    public func body() throws(MartletError) -> Output {
        let parallelism = Parallelism.current, places = try peaks.elements(for: "peak_prominences")
        try checkPlaces(places, x.count, "peak_prominences")
        let dense = try x.contiguous()
        defer { withExtendedLifetime(dense) {} }
        let samples = UnsafeBufferPointer(start: dense.hostPointer, count: dense.count)
        let found = MartletSignal.prominences(
            samples, places, wlen: wlen, Pyramid(samples, parallelism), parallelism)
        return Output(
            prominences: NDArray(found.values), left_bases: NDArray(found.left), right_bases: NDArray(found.right))
    }
}
