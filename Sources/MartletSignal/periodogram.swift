public import MartletCore

extension Signal {
    /// The power spectrum of a whole signal: ``welch(_:fs:window:nperseg:noverlap:nfft:detrend:return_onesided:scaling:axis:average:)``
    /// with one segment.
    ///
    /// - Parameters:
    ///   - x: the signals, real or complex.
    ///   - fs: the sampling rate.
    ///   - window: a window, in its periodic form, or its samples, as many as the signal's that are used.
    ///   - nfft: the length of the transform: longer than the signal fills it up with zeros, shorter takes its beginning.
    ///   - detrend: what is taken from the signal; nothing when `nil`.
    ///   - return_onesided: for real signals, frequencies from 0 to fs/2 only, with the power of the others added.
    ///   - scaling: power per frequency, or power.
    ///   - axis: the axis of time.
    /// - Returns: the frequencies `f`, and `Pxx` with frequencies in the place of time.
    /// - Throws: ``MartletError`` when a length does not fit, `fs` is not positive or `axis` is out of range.
    /// - SeeAlso: `scipy.signal.periodogram`.
    public static func periodogram<T: FieldScalar>(
        _ x: NDArray<T>, fs: Double = 1, window: SpectralWindow = .named(.boxcar), nfft: Int? = nil,
        detrend: Trend? = .constant, return_onesided: Bool = true, scaling: SpectralScaling = .density, axis: Int = -1
    ) throws(MartletError) -> Welch<T>.Spectrum {
        let place = try normalizedAxis(axis, rank: x.rank, function: "periodogram")
        var signal = x, nfft = nfft
        if let wanted = nfft, wanted < x.shape[place], !x.isEmpty {
            guard wanted >= 1 else {
                throw .value(function: "periodogram", argument: "nfft", given: "\(wanted)", wanted: "at least 1")
            }
            var part = [AxisSelection](repeating: .slice(Slice()), count: place)
            part.append(.slice(Slice(0, wanted)))
            signal = try x.selecting(part)
            nfft = nil
        }
        let length = signal.shape[place]
        if case .samples(let samples) = window, samples.count != length, !x.isEmpty {
            throw .shape(
                function: "periodogram", argument: "window", given: "of length \(samples.count)",
                wanted: "\(length): the size of the window must be the same size of the input on the specified axis")
        }
        let arguments = SpectralArguments(
            function: "periodogram", fs: fs, window: window, nperseg: length, noverlap: 0, nfft: nfft,
            detrend: detrend, returnOnesided: return_onesided, scaling: scaling, average: .mean)
        return try welch(signal, axis: place, arguments)
    }
}
