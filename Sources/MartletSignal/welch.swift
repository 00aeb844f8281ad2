public import MartletCore

extension Signal {
    /// The power spectrum of a signal, averaged over overlapping segments: Welch's method.
    ///
    /// Each segment of `nperseg` samples loses its trend, is multiplied with the window, filled up with zeros to `nfft` and
    /// transformed; the squared magnitudes are averaged and scaled.  All of that is done in double precision.
    ///
    /// - Parameters:
    ///   - x: the signals, real or complex.
    ///   - fs: the sampling rate.
    ///   - window: a window, in its periodic form, or its samples.
    ///   - nperseg: the length of a segment: 256 when absent, or that of the window; at most that of the signal.
    ///   - noverlap: how many samples neighbouring segments share; half a segment when absent.
    ///   - nfft: the length of the transforms; `nperseg` when absent.
    ///   - detrend: what is taken from each segment; nothing when `nil`.
    ///   - return_onesided: for real signals, frequencies from 0 to fs/2 only, with the power of the others added.
    ///   - scaling: power per frequency, or power.
    ///   - axis: the axis of time.
    ///   - average: mean or median over segments.
    /// - Returns: the frequencies `f`, and `Pxx` with frequencies in the place of time.  Both empty, of the shape of `x`, when
    ///   `x` is.
    /// - Complexity: samples × nperseg/(nperseg − noverlap) × log nfft; signals and segments are shared among threads.
    /// - Throws: ``MartletError`` when a length does not fit, `fs` is not positive or `axis` is out of range.
    /// - SeeAlso: `scipy.signal.welch`; P. Welch, IEEE Trans. Audio Electroacoust. 15 (1967) 70–73,
    ///   doi:10.1109/TAU.1967.1161901.
    public static func welch<T: FieldScalar>(
        _ x: NDArray<T>, fs: Double = 1, window: SpectralWindow = .named(.hann), nperseg: Int? = nil,
        noverlap: Int? = nil, nfft: Int? = nil, detrend: Trend? = .constant, return_onesided: Bool = true,
        scaling: SpectralScaling = .density, axis: Int = -1, average: SpectralAverage = .mean
    ) throws(MartletError) -> Welch<T>.Spectrum {
        let arguments = SpectralArguments(
            function: "welch", fs: fs, window: window, nperseg: nperseg, noverlap: noverlap, nfft: nfft,
            detrend: detrend, returnOnesided: return_onesided, scaling: scaling, average: average)
        return try welch(x, axis: axis, arguments)
    }

    static func welch<T: FieldScalar>(
        _ x: NDArray<T>, axis: Int, _ arguments: SpectralArguments
    ) throws(MartletError) -> Welch<T>.Spectrum {
        let place = try normalizedAxis(axis, rank: x.rank, function: arguments.function)
        if x.isEmpty { return .init(f: try .zeroed(x.shape, for: "welch"), Pxx: try .zeroed(x.shape, for: "welch")) }
        let plan = try arguments.plan(length: x.shape[place], isComplex: T.self != T.Real.self)
        return .init(
            f: plan.frequencies(arguments.fs),
            Pxx: try Welch(x: x.movingAxis(place, to: -1), plan: plan).perform().movingAxis(-1, to: place))
    }
}

/// The averaged power spectra along the last axis.
public struct Welch<T: FieldScalar>: Call {
    public static var card: Card {
        Card(
            "signal.welch", mirrors: "scipy.signal.welch", accuracy: .relative(factor: 1024),
            references: ["Welch 1967, doi:10.1109/TAU.1967.1161901"])
    }

    public struct Spectrum: Sendable {
        public var f: NDArray<Double>
        public var Pxx: NDArray<T.Real>
    }

    var x: NDArray<T>
    let plan: SpectralPlan
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&x)
    }

    public func body() throws(MartletError) -> NDArray<T.Real> {
        let parallelism = Parallelism.current, length = x.shape[x.rank - 1]
        let result = try NDArray<T.Real>.uninitialized(x.shape.replacing(x.rank - 1, with: plan.bins), for: "welch")
        let spectra = Spectra<T.Real>(plan: plan, isComplex: T.self != T.Real.self, length: length)
        try spectra.run(
            spectralSources(x, outer: Shape(x.shape.dropLast())), nil, result.mutableHostPointer, nil, parallelism)
        withExtendedLifetime((x, result)) {}
        return result
    }
}
