public import MartletCore

/// A window with its parameters; ``Signal/get_window(_:_:fftbins:)-(Window,_,_)`` makes its points.
public enum Window: Sendable, Hashable {
    case barthann, bartlett, blackman, blackmanharris, bohman, boxcar, cosine, flattop, hamming, hann, lanczos, nuttall,
        parzen, triang
    case chebwin(at: Double)
    case dpss(NW: Double)
    case exponential(center: Double? = nil, tau: Double = 1)
    case gaussian(std: Double)
    case general_cosine([Double])
    case general_gaussian(p: Double, sig: Double)
    case general_hamming(alpha: Double)
    case kaiser(beta: Double)
    case kaiser_bessel_derived(beta: Double)
    case taylor(nbar: Int = 4, sll: Double = 30, norm: Bool = true)
    case tukey(alpha: Double = 0.5)

    /// The windows without parameters by their names.
    private static let plain: [String: Window] = [
        "barthann": .barthann, "brthan": .barthann, "bth": .barthann,
        "bartlett": .bartlett, "bart": .bartlett, "brt": .bartlett,
        "blackman": .blackman, "black": .blackman, "blk": .blackman,
        "blackmanharris": .blackmanharris, "blackharr": .blackmanharris, "bkh": .blackmanharris,
        "bohman": .bohman, "bman": .bohman, "bmn": .bohman,
        "boxcar": .boxcar, "box": .boxcar, "ones": .boxcar, "rect": .boxcar, "rectangular": .boxcar,
        "cosine": .cosine, "halfcosine": .cosine,
        "flattop": .flattop, "flat": .flattop, "flt": .flattop,
        "hamming": .hamming, "hamm": .hamming, "ham": .hamming,
        "hann": .hann, "han": .hann,
        "lanczos": .lanczos, "sinc": .lanczos,
        "nuttall": .nuttall, "nutl": .nuttall, "nut": .nuttall,
        "parzen": .parzen, "parz": .parzen, "par": .parzen,
        "triangle": .triang, "triang": .triang, "tri": .triang,
    ]

    /// The window that SciPy calls `name`, with its parameters in order; absent ones are `nil`.
    ///
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when there is no such window, or it does not have
    ///   that many parameters.
    public init(name: String, parameters: [Double?] = []) throws(MartletError) {
        func failure(_ wanted: String) -> MartletError {
            .value(function: "get_window", argument: "window", given: "\"\(name)\"", wanted: wanted)
        }
        if let plain = Self.plain[name] {
            if !parameters.isEmpty {
                throw failure("without parameters: '\(name)' does not allow parameters, but window=\(parameters)!")
            }
            self = plain
            return
        }
        /// The parameters, of which the first `required` must be there.
        func values(_ required: Int, _ most: Int) throws(MartletError) -> (Int) -> Double? {
            if parameters.count < required || parameters.prefix(required).contains(where: { $0 == nil }) {
                throw failure("with parameters: '\(name)' must have parameters, but window=\(parameters)!")
            }
            if parameters.count > most { throw failure("with at most \(most) parameters") }
            return { $0 < parameters.count ? parameters[$0] : nil }
        }
        switch name {
        case "chebwin", "cheb": self = .chebwin(at: try values(1, 1)(0)!)
        case "dpss":
            let value = try values(1, .max)
            if parameters.count > 1 {
                throw failure("with one parameter: Window dpss must have one parameter, NW, not \(parameters.count)")
            }
            self = .dpss(NW: value(0)!)
        case "exponential", "poisson":
            let value = try values(0, 2)
            self = .exponential(center: value(0), tau: value(1) ?? 1)
        case "gaussian", "gauss", "gss": self = .gaussian(std: try values(1, 1)(0)!)
        case "general cosine", "general_cosine":
            _ = try values(1, .max)
            self = .general_cosine(parameters.map { $0 ?? 0 })
        case "general gaussian", "general_gaussian", "general gauss", "general_gauss", "ggs":
            let value = try values(2, 2)
            self = .general_gaussian(p: value(0)!, sig: value(1)!)
        case "general hamming", "general_hamming": self = .general_hamming(alpha: try values(1, 1)(0)!)
        case "kaiser", "ksr": self = .kaiser(beta: try values(1, 1)(0)!)
        case "kaiser bessel derived", "kaiser_bessel_derived", "kbd":
            self = .kaiser_bessel_derived(beta: try values(1, 1)(0)!)
        case "taylor", "taylorwin":
            let value = try values(0, 3)
            self = .taylor(
                nbar: value(0).flatMap { Int(exactly: $0) } ?? 4, sll: value(1) ?? 30, norm: (value(2) ?? 1) != 0)
        case "tukey", "tuk": self = .tukey(alpha: try values(0, 1)(0) ?? 0.5)
        default: throw failure("a window's name: Invalid window name '\(name)' in parameter window!")
        }
    }
}
