import Martlet
import MartletCore

extension Bindings {
    static let spectra: [Binding] = [
        Binding(
            "signal.get_window", "scipy.signal.get_window", "window, Nx, fftbins=True, *, xp=None, device=None",
            "The points of a window given by its name and parameters."
        ) { a throws(MartletError) in
            guard case .bool(let fftbins) = a["fftbins"] else {
                throw a.wrongValue(
                    "fftbins", given: a["fftbins"].kind,
                    wanted: "True or False: Parameter fftbins=\(a["fftbins"].kind) is no truth value")
            }
            guard let count = try? a.integer("Nx") else {
                throw a.wrongValue(
                    "Nx", given: a["Nx"].kind,
                    wanted: "an integer: Parameter Nx=\(a["Nx"].kind) is not a positive integer")
            }
            let points: NDArray<Double>
            if case .real(let beta) = a["window"] {
                points = try Signal.get_window(beta, count, fftbins: fftbins)
            } else if case .int(let beta) = a["window"] {
                points = try Signal.get_window(Double(beta), count, fftbins: fftbins)
            } else {
                let (name, parameters) = try a.window()
                points = try Signal.get_window(name, parameters: parameters, count, fftbins: fftbins)
            }
            return .array(points)
        },
        Binding(
            "signal.welch", "scipy.signal.welch",
            "x[], fs=1.0, window='hann_periodic', nperseg=None, noverlap=None, nfft=None, detrend='constant', "
                + "return_onesided=True, scaling='density', axis=-1, average='mean'",
            "The power spectrum of a signal, averaged over overlapping segments."
        ) { a throws(MartletError) in
            try a.warnOfShortSignal(a.array("x"))
            return try welch(a, a.spectralType("x"))
        },
        Binding(
            "signal.csd", "scipy.signal.csd",
            "x[], y[], fs=1.0, window='hann_periodic', nperseg=None, noverlap=None, nfft=None, detrend='constant', "
                + "return_onesided=True, scaling='density', axis=-1, average='mean'",
            "The cross power spectrum of two signals, averaged over overlapping segments."
        ) { a throws(MartletError) in
            try a.warnOfShortSignal(a.array("x"), a.array("y"))
            return try csd(a, a.spectralType("x", "y"))
        },
        Binding(
            "signal.periodogram", "scipy.signal.periodogram",
            "x[], fs=1.0, window='boxcar', nfft=None, detrend='constant', return_onesided=True, scaling='density', "
                + "axis=-1", "The power spectrum of a signal from one transform of the whole."
        ) { a throws(MartletError) in try periodogram(a, a.spectralType("x")) },
        Binding(
            "signal.detrend", "scipy.signal.detrend", "data[], axis=-1, type='linear', bp[]=0, overwrite_data=False",
            "A signal less its mean or its best straight line."
        ) { a throws(MartletError) in
            guard case .string(let word) = a["type"], let trend = Trend(name: word) else {
                throw a.wrongValue("type", given: a["type"].kind, wanted: "Trend type must be 'linear' or 'constant'.")
            }
            let breaks = try a.integerArray("bp").elements(for: a.function)
            func detrend<T: FieldScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try Signal.detrend(a.array("data", of: T.self), axis: a.integer("axis"), type: trend, bp: breaks))
            }
            return try a.isHalf("data") ? detrend(Double.self) : detrend(a.fieldType("data"))
        },
    ]

    private static func welch<T: FieldScalar>(_ a: Arguments, _: T.Type) throws(MartletError) -> Value {
        let x = try a.array("x", of: T.self), length = try a.timeLength(x.shape)
        let found = try Signal.welch(
            x, fs: a.samplingRate("fs"), window: a.spectralWindow(a.segment(length)), nperseg: a.segmentOrNil(length),
            noverlap: a.truncated("noverlap"), nfft: a.truncated("nfft"), detrend: a.trend(),
            return_onesided: a.flag("return_onesided"), scaling: a.scaling(), axis: a.integer("axis"),
            average: a.average())
        return .tuple([.array(found.f), .array(found.Pxx)])
    }

    private static func csd<T: FieldScalar>(_ a: Arguments, _: T.Type) throws(MartletError) -> Value {
        let x = try a.array("x", of: T.self), y = try a.array("y", of: T.self)
        let length = try max(a.timeLength(x.shape), a.timeLength(y.shape))
        let found = try Signal.csd(
            x, y, fs: a.samplingRate("fs"), window: a.spectralWindow(a.segment(length)),
            nperseg: a.segmentOrNil(length), noverlap: a.truncated("noverlap"), nfft: a.truncated("nfft"),
            detrend: a.trend(), return_onesided: a.flag("return_onesided"), scaling: a.scaling(),
            axis: a.integer("axis"), average: a.average())
        // Of a signal with itself it is the power spectrum, and real.
        if try a.array("x").isSame(as: a.array("y")) {
            return .tuple([.array(found.f), .array(try Arrays.astype(found.Pxy, T.Real.self))])
        }
        return .tuple([.array(found.f), .array(found.Pxy)])
    }

    private static func periodogram<T: FieldScalar>(_ a: Arguments, _: T.Type) throws(MartletError) -> Value {
        let x = try a.array("x", of: T.self), length = try a.timeLength(x.shape)
        let nfft = try a.truncated("nfft")
        let found = try Signal.periodogram(
            x, fs: a.samplingRate("fs"), window: a.spectralWindow(min(nfft ?? length, length)), nfft: nfft,
            detrend: a.trend(), return_onesided: a.flag("return_onesided"), scaling: a.scaling(),
            axis: a.integer("axis"))
        return .tuple([.array(found.f), .array(found.Pxx)])
    }
}

extension Arguments {
    /// The type of a spectrum of these signals: `float32` for integers of up to 16 bits, as SciPy has it.
    func spectralType(_ names: String...) throws(MartletError) -> any FieldScalar.Type {
        let type = try commonType(names), isSingle = type.promoted(with: .complex64) == .complex64
        if type.kind == .complex { return isSingle ? Complex<Float>.self : Complex<Double>.self }
        return isSingle ? Float.self : Double.self
    }

    /// A window's name and parameters: a word, or a tuple that begins with one.
    func window() throws(MartletError) -> (name: String, parameters: [Double?]) {
        switch self["window"] {
        case .string(let name): return (name, [])
        case .tuple(let items):
            guard case .string(let name)? = items.first else {
                throw wrongValue(
                    "window", given: "a tuple that begins with \(items.first?.kind ?? "nothing")",
                    wanted: "a name and parameters: First tuple entry of parameter window is no name")
            }
            return (name, try windowParameters(name, items.dropFirst()))
        case let other:
            throw wrongValue(
                "window", given: other.kind,
                wanted: "a name, a tuple that begins with one, or a number: Parameter window=\(other.kind) is neither")
        }
    }

    /// Numbers and arrays of them one after another; `None` stands for a parameter that is absent.
    private func windowParameters(_ name: String, _ items: some Sequence<Value>) throws(MartletError) -> [Double?] {
        var parameters: [Double?] = []
        for item in items {
            switch item {
            case .none: parameters.append(nil)
            case .int, .real, .bool, .array:
                parameters += try Arguments(binding: binding, values: values.map { _ in item }).reals("window")
            default:
                let window = String(name.map { $0 == " " ? "_" : $0 })
                throw wrongValue(
                    "window", given: "a tuple with \(item.kind) in it",
                    wanted: "a name with numbers or arrays: '\(window)' does not accept \(item.kind)")
            }
        }
        return parameters
    }

    /// The window of a spectrum: periodic unless its name says otherwise, or samples.
    func spectralWindow(_ segment: Int) throws(MartletError) -> Signal.SpectralWindow {
        switch self["window"] {
        case .array: return .samples(try array("window", of: Double.self))
        case .list(let items) where !items.contains { if case .string = $0 { true } else { false } }:
            return .samples(try array("window", of: Double.self))
        default: break
        }
        var (name, parameters) = try window()
        if name.hasSuffix("_symmetric"), segment > 0 {
            return .samples(try Signal.get_window(name, parameters: parameters, segment))
        }
        if name.hasSuffix("_periodic") { name = String(name.dropLast(9)) }
        return .named(try Window(name: name, parameters: parameters))
    }

    private var hasNamedWindow: Bool {
        switch self["window"] {
        case .string, .tuple: true
        default: false
        }
    }

    /// An integer, or a real number cut to one; `nil` for `None`.
    func truncated(_ name: String) throws(MartletError) -> Int? {
        guard let number = try optionalReal(name) else { return nil }
        guard let whole = Int(exactly: number.rounded(.towardZero)) else {
            throw wrongValue(name, given: "\(number)", wanted: "an integer")
        }
        return whole
    }

    func timeLength(_ shape: Shape) throws(MartletError) -> Int {
        shape[try normalizedAxis(integer("axis"), rank: shape.count, function: function)]
    }

    /// The length of a segment for a signal of `length`.
    func segment(_ length: Int) throws(MartletError) -> Int { min(try truncated("nperseg") ?? 256, length) }

    /// The same, or `nil` when it is to be taken from the window's samples.
    func segmentOrNil(_ length: Int) throws(MartletError) -> Int? {
        guard hasNamedWindow else { return try truncated("nperseg") }
        let given = try truncated("nperseg")
        return length == 0 ? given : given.map { min($0, length) }
    }

    /// Tells the caller when a segment would be longer than the signals.
    mutating func warnOfShortSignal(_ signals: ArrayValue...) throws(MartletError) {
        guard hasNamedWindow, !signals.contains(where: { $0.shape.contains(0) }) else { return }
        var length = 0
        for signal in signals { length = max(length, try timeLength(signal.shape)) }
        let segment = try truncated("nperseg") ?? 256
        if length < segment {
            warn(
                "nperseg=\(segment) is greater than signal length max(len(x), len(y)) = \(length), "
                    + "using nperseg = \(length)")
        }
    }

    func trend() throws(MartletError) -> Trend? {
        switch self["detrend"] {
        case .bool(false), .none: return nil
        case .string(let word):
            if let trend = Trend(name: word) { return trend }
        default: break
        }
        throw wrongValue("detrend", given: self["detrend"].kind, wanted: "False, 'constant' or 'linear'")
    }

    func scaling() throws(MartletError) -> Signal.SpectralScaling {
        try choice("scaling", ["density": .density, "spectrum": .spectrum])
    }

    func average() throws(MartletError) -> Signal.SpectralAverage {
        try choice("average", ["mean": .mean, "median": .median])
    }
}
