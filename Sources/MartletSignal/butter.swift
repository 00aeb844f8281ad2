public import MartletCore

extension Signal {
    /// A Butterworth filter of order `N` with one critical frequency; see
    /// ``butter(_:_:btype:analog:output:fs:)-(_,[Double],_,_,_,_)``.
    public static func butter<Form>(
        _ N: Int, _ Wn: Double, btype: BandType = .lowpass, analog: Bool = false, output: FilterOutput<Form>,
        fs: Double? = nil
    ) throws(MartletError) -> Form {
        try butter(N, [Wn], btype: btype, analog: analog, output: output, fs: fs)
    }

    /// The same as numerator and denominator.
    public static func butter(
        _ N: Int, _ Wn: Double, btype: BandType = .lowpass, analog: Bool = false, fs: Double? = nil
    ) throws(MartletError) -> TransferFunction<Double> {
        try butter(N, [Wn], btype: btype, analog: analog, output: .ba, fs: fs)
    }

    /// The same as numerator and denominator, for one or two critical frequencies.
    public static func butter(
        _ N: Int, _ Wn: [Double], btype: BandType = .lowpass, analog: Bool = false, fs: Double? = nil
    ) throws(MartletError) -> TransferFunction<Double> {
        try butter(N, Wn, btype: btype, analog: analog, output: .ba, fs: fs)
    }

    /// A Butterworth filter: the flattest response in the pass band that an order allows.
    ///
    /// The squared gain of the lowpass is 1 / (1 + (ω/ω_c)^(2N)): down by 3 dB at the critical frequency.  The filter is
    /// the prototype ``buttap(_:)``, moved to its band by ``lp2lp_zpk(_:_:_:wo:)`` and its kin, and, unless `analog`,
    /// made digital by ``bilinear_zpk(_:_:_:_:)`` with the critical frequencies warped beforehand.
    ///
    /// - Parameters:
    ///   - N: the order; band filters have 2N poles.
    ///   - Wn: one critical frequency for `.lowpass` and `.highpass`, two for the others.  Without `fs` they are fractions
    ///     of the Nyquist frequency, between 0 and 1; with it they are in the unit of `fs`; for an analogue filter, in
    ///     rad/s.
    ///   - btype: which frequencies pass.
    ///   - analog: a filter in continuous time.
    ///   - output: the form; for filtering use `.sos`.
    ///   - fs: the sampling rate.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` for an order below 0, frequencies out of range,
    ///   out of order or not as many as the band needs, or `fs` with an analogue filter.
    /// - SeeAlso: `scipy.signal.butter`; S. Butterworth, Experimental Wireless 7 (1930) 536–541; Oppenheim and Schafer,
    ///   *Discrete-Time Signal Processing*, §7.1 and appendix B.1.
    public static func butter<Form>(
        _ N: Int, _ Wn: [Double], btype: BandType = .lowpass, analog: Bool = false, output: FilterOutput<Form>,
        fs: Double? = nil
    ) throws(MartletError) -> Form {
        let edges = try checkedFrequencies(Wn, btype, analog, fs)
        var filter = try buttap(N)
        let rate = 2.0
        let warped = analog ? edges : edges.map { 2 * rate * Libm.tangent(.pi * $0 / rate) }
        switch btype {
        case .lowpass: filter = try lp2lp_zpk(filter.z, filter.p, filter.k, wo: warped[0])
        case .highpass: filter = try lp2hp_zpk(filter.z, filter.p, filter.k, wo: warped[0])
        case .bandpass, .bandstop:
            let width = warped[1] - warped[0], centre = (warped[0] * warped[1]).squareRoot()
            let move = btype == .bandpass ? lp2bp_zpk : lp2bs_zpk
            filter = try move(filter.z, filter.p, filter.k, centre, width)
        }
        if !analog { filter = try bilinear_zpk(filter.z, filter.p, filter.k, rate) }
        return try output.make(filter, analog)
    }
}

/// The critical frequencies as fractions of the Nyquist frequency, or in rad/s for an analogue filter.
private func checkedFrequencies(
    _ Wn: [Double], _ btype: BandType, _ analog: Bool, _ fs: Double?
) throws(MartletError) -> [Double] {
    func failure(_ wanted: String) -> MartletError {
        .value(function: "butter", argument: "Wn", given: "\(Wn)", wanted: wanted)
    }
    var edges = Wn
    if let fs {
        if analog {
            throw .value(
                function: "butter", argument: "fs", given: "\(fs)",
                wanted: "absent: fs cannot be specified for an analog filter")
        }
        guard fs > 0 else {
            throw .value(function: "butter", argument: "fs", given: "\(fs)", wanted: "greater than 0")
        }
        edges = Wn.map { $0 / (fs / 2) }
    }
    if edges.contains(where: { !($0 > 0) }) {
        throw failure("positive: filter critical frequencies must be greater than 0")
    }
    if edges.count > 1, !(edges[0] < edges[1]) { throw failure("increasing: Wn[0] must be less than Wn[1]") }
    if !analog, edges.contains(where: { $0 >= 1 }) {
        throw failure(
            fs.map {
                "below fs/2: Digital filter critical frequencies must be 0 < Wn < fs/2 (fs=\($0) -> fs/2=\($0 / 2))"
            } ?? "below 1: Digital filter critical frequencies must be 0 < Wn < 1")
    }
    switch btype {
    case .lowpass, .highpass:
        if edges.count != 1 {
            throw failure(
                "one number: Must specify a single critical frequency Wn for lowpass or highpass filter")
        }
    case .bandpass, .bandstop:
        if edges.count != 2 {
            throw failure(
                "two numbers: Wn must specify start and stop frequencies for bandpass or bandstop filter")
        }
    }
    return edges
}
