public import MartletCore

extension Signal {
    /// What a spectrum is scaled to.
    public enum SpectralScaling: String, Sendable, CaseIterable {
        /// Power per unit of frequency, V²/Hz for a signal in V.
        case density
        /// Power, V².
        case spectrum
    }

    /// How the segments' spectra are averaged.
    public enum SpectralAverage: String, Sendable, CaseIterable {
        case mean
        /// The median, divided by its bias; real and imaginary parts apart.
        case median
    }

    /// The window of a spectrum: one to be made, or one at hand.
    public enum SpectralWindow: Sendable {
        case named(Window)
        case samples(NDArray<Double>)
    }
}

/// The arguments of the functions that average spectra.
struct SpectralArguments {
    let function: String
    var fs = 1.0
    var window: Signal.SpectralWindow
    var nperseg, noverlap, nfft: Int?
    var detrend: Trend?
    var returnOnesided: Bool
    var scaling: Signal.SpectralScaling
    var average: Signal.SpectralAverage

    /// The plan for signals of `length` samples.
    func plan(length: Int, isComplex: Bool) throws(MartletError) -> SpectralPlan {
        func failure(_ argument: String, _ given: String, _ wanted: String) -> MartletError {
            .value(function: function, argument: argument, given: given, wanted: wanted)
        }
        // Tables and windows need room too; where there is none it is said before they are made.
        let longest = max(nfft ?? 0, min(nperseg ?? 256, length))
        if longest > 1 << 20 {
            guard longest <= 1 << 40 else {
                throw .memory(function: function, wanted: "transforms of length \(longest)")
            }
            _ = try NDArray<Double>.uninitialized([8, longest], for: function)
        }
        var samples: [Double]
        switch window {
        case .named(let window):
            let wanted = nperseg ?? 256
            guard wanted >= 1 else {
                throw failure(
                    "nperseg", "\(wanted)", "positive: Parameter nperseg=\(wanted) is not a positive integer!")
            }
            samples = try Signal.get_window(window, min(wanted, length)).elements
        case .samples(let given):
            guard given.rank == 1, given.count > 0 else {
                throw .shape(
                    function: function, argument: "window", given: "of shape \(given.shape)",
                    wanted: "a list: window must be 1-D")
            }
            samples = try given.elements(for: function)
            if let nperseg, nperseg != samples.count {
                throw failure(
                    "nperseg", "\(nperseg)",
                    "as long as the window: nperseg=\(nperseg) does not equal len(win)=\(samples.count)")
            }
            guard samples.count <= length else {
                throw failure(
                    "window", "of length \(samples.count)",
                    "at most \(length): window is longer than input signal")
            }
        }
        guard fs > 0 else { throw failure("fs", "\(fs)", "positive: Sampling frequency fs=\(fs) must be positive!") }
        let nperseg = samples.count, nfft = nfft ?? nperseg, noverlap = noverlap ?? nperseg / 2
        guard nfft >= nperseg else {
            throw failure(
                "nfft", "\(nfft)", "larger: nfft=\(nfft) must be greater than or equal to nperseg=\(nperseg)!")
        }
        guard noverlap < nperseg else {
            throw failure(
                "noverlap", "\(noverlap)", "smaller: noverlap=\(noverlap) must be less than nperseg=\(nperseg)!")
        }
        guard noverlap > -(1 << 60) else { throw failure("noverlap", "\(noverlap)", "within range") }
        let power = samples.reduce(0) { $0 + $1 * $1 }, sum = samples.reduce(0, +)
        return SpectralPlan(
            window: samples, hop: nperseg - noverlap, nfft: nfft, trend: detrend,
            onesided: returnOnesided && !isComplex,
            scale: scaling == .density ? 1 / (fs * power) : 1 / (sum * sum), average: average)
    }
}

/// The signals of an array along its last axis, in row-major order; `shape` is that of the others, broadcast.
func spectralSources<T: FieldScalar>(_ x: NDArray<T>, outer: Shape) throws(MartletError) -> [Spectra<T.Real>.Source] {
    let length = x.shape[x.rank - 1], parts = T.self == T.Real.self ? 1 : 2
    let whole = try x.broadcast(to: outer.appending(contentsOf: CollectionOfOne(length)))
    let start = UnsafeRawPointer(whole.hostPointer).assumingMemoryBound(to: T.Real.self)
    let step = x.strides[x.rank - 1] * parts
    var sources: [Spectra<T.Real>.Source] = []
    let walk = Walk(outer, [Shape(whole.strides.dropLast())])
    walk.forEachRow(in: 0..<walk.rows) { offsets in
        for i in 0..<walk.runLength {
            sources.append(
                .init(start: start + (offsets[0] + i * walk.runStrides[0]) * parts, step: step, length: length))
        }
    }
    return sources
}
