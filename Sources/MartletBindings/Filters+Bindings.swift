import Martlet
import MartletCore

extension Bindings {
    static let filters: [Binding] = [
        Binding(
            "signal.butter", "scipy.signal.butter", "N, Wn[], btype='low', analog=False, output='ba', fs=None",
            "A Butterworth filter: the flattest response in the pass band that an order allows."
        ) { a throws(MartletError) in try butter(a) },
        Binding(
            "signal.buttap", "scipy.signal.buttap", "N, *, xp=None, device=None",
            "Zeros, poles and gain of the analogue Butterworth prototype."
        ) { a throws(MartletError) in triple(try Signal.buttap(a.order("N")), realZeros: true) },
        moved("lp2lp_zpk", "z[], p[], k, wo=1.0", "A lowpass prototype moved to another cutoff.") {
            a, f throws(MartletError) in try Signal.lp2lp_zpk(f.z, f.p, f.k, wo: a.real("wo"))
        },
        moved("lp2hp_zpk", "z[], p[], k, wo=1.0", "A lowpass prototype turned into a highpass filter.") {
            a, f throws(MartletError) in try Signal.lp2hp_zpk(f.z, f.p, f.k, wo: a.real("wo"))
        },
        moved("lp2bp_zpk", "z[], p[], k, wo=1.0, bw=1.0", "A lowpass prototype turned into a bandpass filter.", true) {
            a, f throws(MartletError) in try Signal.lp2bp_zpk(f.z, f.p, f.k, wo: a.real("wo"), bw: a.real("bw"))
        },
        moved("lp2bs_zpk", "z[], p[], k, wo=1.0, bw=1.0", "A lowpass prototype turned into a bandstop filter.", true) {
            a, f throws(MartletError) in try Signal.lp2bs_zpk(f.z, f.p, f.k, wo: a.real("wo"), bw: a.real("bw"))
        },
        moved("bilinear_zpk", "z[], p[], k, fs", "A digital filter from an analogue one by Tustin's substitution.") {
            a, f throws(MartletError) in try Signal.bilinear_zpk(f.z, f.p, f.k, a.samplingRate("fs"))
        },
        Binding(
            "signal.zpk2sos", "scipy.signal.zpk2sos", "z[], p[], k, pairing=None, *, analog=False",
            "Second-order sections of a filter given by zeros, poles and gain."
        ) { a throws(MartletError) in
            let pairing = try a.optionalChoice(
                "pairing", ["nearest": Signal.Pairing.nearest, "keep_odd": .keep_odd, "minimal": .minimal])
            let filter = try a.zerosPolesGain()
            return .array(
                try Signal.zpk2sos(filter.z, filter.p, filter.k, pairing: pairing, analog: a.flag("analog")))
        },
        Binding(
            "signal.zpk2tf", "scipy.signal.zpk2tf", "z[], p[], k",
            "Numerator and denominator of a filter given by zeros, poles and gain."
        ) { a throws(MartletError) in
            let z = try a.array("z", of: Complex<Double>.self)
            return try z.rank == 2 ? transferFunctions(a, z) : transferFunction(a)
        },
        Binding(
            "signal.sos2tf", "scipy.signal.sos2tf", "sos[]",
            "The transfer function of a cascade of second-order sections."
        ) { a throws(MartletError) in
            func convert<T: FieldScalar>(_: T.Type) throws(MartletError) -> Value {
                let tf = try Signal.sos2tf(a.array("sos", of: T.self))
                return .tuple([.array(tf.b), .array(tf.a)])
            }
            return try convert(a.fieldType("sos"))
        },
        Binding(
            "signal.sos2zpk", "scipy.signal.sos2zpk", "sos[]", "Zeros, poles and gain of a cascade of sections."
        ) { a throws(MartletError) in
            let sos = try a.array("sos", of: Double.self), filter = try Signal.sos2zpk(sos)
            let rows = try sos.elements(for: a.function)
            let isShort = stride(from: 0, to: rows.count, by: 6).contains { at in
                guard let lead = rows[at + 3..<at + 6].first(where: { $0 != 0 }) else { return false }
                return (rows[at] / lead).magnitude <= 1e-14
            }
            if isShort {
                a.warn(
                    "Badly conditioned filter coefficients (numerator): the results may be meaningless",
                    category: "BadCoefficients")
            }
            return triple(filter)
        },
        Binding(
            "signal.sosfilt", "scipy.signal.sosfilt", "sos[], x[], axis=-1, zi[]=None",
            "Filters along one axis with a cascade of second-order sections."
        ) { a throws(MartletError) in
            // The computation is in the arguments' own type; there is none for integers.
            let type = try a.commonType(["sos", "x", "zi"])
            guard type.kind >= .real, type != .float16 else {
                throw .notImplemented(function: a.function, tried: ["input type '\(type)' not supported"])
            }
            return try sosfilt(a, a.fieldType("sos", "x", "zi"))
        },
        Binding(
            "signal.sosfilt_zi", "scipy.signal.sosfilt_zi", "sos[]",
            "The state of a cascade of sections whose input has been 1 for ever."
        ) { a throws(MartletError) in
            func state<T: FieldScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Signal.sosfilt_zi(a.array("sos", of: T.self)))
            }
            return try state(a.fieldType("sos"))
        },
        Binding(
            "signal.sosfiltfilt", "scipy.signal.sosfiltfilt", "sos[], x[], axis=-1, padtype='odd', padlen=None",
            "Filters forward and backward with a cascade of sections: no delay, each gain squared."
        ) { a throws(MartletError) in try sosfiltfilt(a, a.fieldType("sos", "x")) },
    ]

    private static func butter(_ a: Arguments) throws(MartletError) -> Value {
        let word = try a.string("btype")
        guard let type = BandType(name: word) else {
            throw a.wrongValue(
                "btype", given: "'\(word)'", wanted: "a band: '\(word)' is an invalid bandtype for filter.")
        }
        let analog = try a.flag("analog"), fs = try a.optionalSamplingRate("fs"), edges = try a.reals("Wn")
        let order = try a.order("N")
        switch try a.string("output").lowercased() {
        case "ba":
            let tf = try Signal.butter(order, edges, btype: type, analog: analog, fs: fs)
            return .tuple([.array(tf.b), .array(tf.a)])
        case "zpk":
            let filter = try Signal.butter(order, edges, btype: type, analog: analog, output: .zpk, fs: fs)
            return triple(filter, realZeros: type == .lowpass || type == .highpass)
        case "sos":
            return .array(try Signal.butter(order, edges, btype: type, analog: analog, output: .sos, fs: fs))
        case let form:
            throw a.wrongValue("output", given: "'\(form)'", wanted: "a form: '\(form)' is not a valid output form.")
        }
    }

    private static func sosfilt<T: FieldScalar>(_ a: Arguments, _: T.Type) throws(MartletError) -> Value {
        let output = try Signal.sosfilt(
            a.array("sos", of: T.self), a.array("x", of: T.self), axis: a.integer("axis"),
            zi: a.optionalArray("zi", of: T.self))
        return a.isNone("zi") ? .array(output.y) : .tuple([.array(output.y), .array(output.zf)])
    }

    private static func sosfiltfilt<T: FieldScalar>(_ a: Arguments, _: T.Type) throws(MartletError) -> Value {
        let padding = try a.optionalChoice(
            "padtype", ["odd": Signal.Padding.odd, "even": .even, "constant": .constant])
        return .array(
            try Signal.sosfiltfilt(
                a.array("sos", of: T.self), a.array("x", of: T.self), axis: a.integer("axis"),
                padtype: padding ?? .none, padlen: a.optionalInteger("padlen")))
    }

    // MARK: Zeros, poles, gain

    private static func triple(_ filter: ZerosPolesGain, realZeros: Bool = false) -> Value {
        .tuple([realZeros ? real(filter.z) : .array(filter.z), .array(filter.p), .array(NDArray(scalar: filter.k))])
    }

    /// The gain may be complex here, and multiplies the numerator.
    private static func transferFunction(_ a: Arguments) throws(MartletError) -> Value {
        let k = try a.number("k", of: Complex<Double>.self), filter = try a.zerosPolesGain(k: 1)
        let tf = try Signal.zpk2tf(filter.z, filter.p, 1)
        return .tuple([real(try Arrays.multiply(tf.b, NDArray(scalar: k))), real(tf.a)])
    }

    /// Several numerators over one denominator: a row of zeros and a gain for each.
    private static func transferFunctions(_ a: Arguments, _ z: NDArray<Complex<Double>>) throws(MartletError) -> Value {
        guard z.shape[0] > 0 else {
            throw a.wrongValue("z", given: "of shape \(z.shape)", wanted: "at least one row of zeros")
        }
        let p = try a.array("p", of: Complex<Double>.self)
        var gains = try a.array("k", of: Complex<Double>.self).elements(for: a.function)
        if gains.count == 1 { gains = Array(repeating: gains[0], count: z.shape[0]) }
        guard gains.count == z.shape[0] else {
            throw a.wrongValue("k", given: "\(gains.count) gains", wanted: "one, or one for each of \(z.shape[0]) rows")
        }
        var rows: [NDArray<Complex<Double>>] = []
        for row in 0..<z.shape[0] {
            let b = try Signal.zpk2tf(z.selecting(row, .all), p, 1).b
            rows.append(try Arrays.multiply(b, NDArray(scalar: gains[row])))
        }
        let b = try Arrays.stack(rows), isReal = b.elements.allSatisfy { $0.imaginary == 0 }
        let denominator = try Signal.zpk2tf(NDArray([]), p, 1).a
        return .tuple([
            isReal ? .array(try NDArray(b.elements.map(\.real), shape: b.shape)) : .array(b), real(denominator),
        ])
    }

    /// Real when every imaginary part is exactly 0.
    private static func real(_ x: NDArray<Complex<Double>>) -> Value {
        let elements = x.elements
        return elements.allSatisfy { $0.imaginary == 0 } ? .array(NDArray(elements.map(\.real))) : .array(x)
    }

    /// A change of a filter given by zeros, poles and gain; real roots stay real unless the change squares them.
    private static func moved(
        _ name: String, _ signature: String, _ summary: String, _ alwaysComplex: Bool = false,
        _ change: @escaping @Sendable (Arguments, ZerosPolesGain) throws(MartletError) -> ZerosPolesGain
    ) -> Binding {
        Binding("signal.\(name)", "scipy.signal.\(name)", signature, summary) { a throws(MartletError) in
            let filter = try change(a, a.zerosPolesGain())
            func roots(_ name: String, _ found: NDArray<Complex<Double>>) throws(MartletError) -> Value {
                let given = try a.array(name).dtype.kind
                return alwaysComplex || given == .complex ? .array(found) : .array(NDArray(found.elements.map(\.real)))
            }
            return .tuple([try roots("z", filter.z), try roots("p", filter.p), .array(NDArray(scalar: filter.k))])
        }
    }
}

extension Arguments {
    /// The arguments z, p and k; a single root may be given as a number.
    func zerosPolesGain(k: Double? = nil) throws(MartletError) -> ZerosPolesGain {
        func roots(_ name: String) throws(MartletError) -> NDArray<Complex<Double>> {
            let found = try array(name, of: Complex<Double>.self)
            return found.rank == 0 ? try found.reshaped([1]) : found
        }
        if let k { return ZerosPolesGain(z: try roots("z"), p: try roots("p"), k: k) }
        let gain = try number("k", of: Complex<Double>.self)
        guard gain.imaginary == 0 else {
            throw wrongValue("k", given: "complex", wanted: "a real number: k must be real")
        }
        return ZerosPolesGain(z: try roots("z"), p: try roots("p"), k: gain.real)
    }

    /// A filter's order; a real number that is an integer will do.
    func order(_ name: String) throws(MartletError) -> Int {
        let number = try real(name)
        guard let order = Int(exactly: number) else {
            throw wrongValue("Filter order \(name)", given: "\(number)", wanted: "a nonnegative integer")
        }
        return order
    }

    func optionalSamplingRate(_ name: String) throws(MartletError) -> Double? {
        if case .array(let array) = self[name], array.rank > 0 {
            throw wrongValue(
                name, given: "an array", wanted: "a number: Sampling frequency fs must be a single scalar.")
        }
        return try optionalReal(name)
    }

    func samplingRate(_ name: String) throws(MartletError) -> Double {
        guard let rate = try optionalSamplingRate(name) else {
            throw wrongValue(name, given: "None", wanted: "a number: Sampling frequency can not be none.")
        }
        return rate
    }

    /// One of the words that `choices` maps, or `nil` for `None`.
    func optionalChoice<C>(_ name: String, _ choices: KeyValuePairs<String, C>) throws(MartletError) -> C? {
        isNone(name) ? nil : try choice(name, choices)
    }
}
