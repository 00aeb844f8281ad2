public import MartletCore

extension Signal {
    /// The points of a window.
    ///
    /// - Parameters:
    ///   - window: which one, with its parameters.
    ///   - Nx: the number of points, at least 1.
    ///   - fftbins: the periodic form, for spectra (true), or the symmetric one, for filters.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `Nx` is not positive or a parameter is out of
    ///   range.
    /// - SeeAlso: `scipy.signal.get_window`.
    public static func get_window(
        _ window: Window, _ Nx: Int, fftbins: Bool = true
    ) throws(MartletError) -> NDArray<Double> {
        guard Nx > 0 else {
            throw .value(
                function: "get_window", argument: "Parameter Nx", given: "\(Nx)",
                wanted: "positive: Parameter Nx=\(Nx) is not a positive integer")
        }
        let sym = !fftbins
        return switch window {
        case .barthann: try Windows.barthann(Nx, sym: sym)
        case .bartlett: try Windows.bartlett(Nx, sym: sym)
        case .blackman: try Windows.blackman(Nx, sym: sym)
        case .blackmanharris: try Windows.blackmanharris(Nx, sym: sym)
        case .bohman: try Windows.bohman(Nx, sym: sym)
        case .boxcar: try Windows.boxcar(Nx, sym: sym)
        case .cosine: try Windows.cosine(Nx, sym: sym)
        case .flattop: try Windows.flattop(Nx, sym: sym)
        case .hamming: try Windows.hamming(Nx, sym: sym)
        case .hann: try Windows.hann(Nx, sym: sym)
        case .lanczos: try Windows.lanczos(Nx, sym: sym)
        case .nuttall: try Windows.nuttall(Nx, sym: sym)
        case .parzen: try Windows.parzen(Nx, sym: sym)
        case .triang: try Windows.triang(Nx, sym: sym)
        case .chebwin(let at): try Windows.chebwin(Nx, at, sym: sym)
        case .dpss(let NW): try Windows.dpss(Nx, NW, sym: sym)
        case .exponential(let center, let tau): try Windows.exponential(Nx, center: center, tau: tau, sym: sym)
        case .gaussian(let std): try Windows.gaussian(Nx, std, sym: sym)
        case .general_cosine(let a): try Windows.general_cosine(Nx, a, sym: sym)
        case .general_gaussian(let p, let sig): try Windows.general_gaussian(Nx, p, sig, sym: sym)
        case .general_hamming(let alpha): try Windows.general_hamming(Nx, alpha, sym: sym)
        case .kaiser(let beta): try Windows.kaiser(Nx, beta, sym: sym)
        case .kaiser_bessel_derived(let beta): try Windows.kaiser_bessel_derived(Nx, beta, sym: sym)
        case .taylor(let nbar, let sll, let norm): try Windows.taylor(Nx, nbar: nbar, sll: sll, norm: norm, sym: sym)
        case .tukey(let alpha): try Windows.tukey(Nx, alpha: alpha, sym: sym)
        }
    }

    /// The points of the window that SciPy calls `window`, with its parameters in order; its name may end in `_symmetric` or
    /// `_periodic`, which overrides `fftbins`.
    public static func get_window(
        _ window: String, parameters: [Double?] = [], _ Nx: Int, fftbins: Bool = true
    ) throws(MartletError) -> NDArray<Double> {
        var name = window, periodic = fftbins
        if name.hasSuffix("_symmetric") {
            (name, periodic) = (String(name.dropLast(10)), false)
        } else if name.hasSuffix("_periodic") {
            (name, periodic) = (String(name.dropLast(9)), true)
        }
        return try get_window(Window(name: name, parameters: parameters), Nx, fftbins: periodic)
    }

    /// The points of Kaiser's window with the parameter `beta`.
    public static func get_window(
        _ beta: Double, _ Nx: Int, fftbins: Bool = true
    ) throws(MartletError) -> NDArray<Double> {
        try get_window(.kaiser(beta: beta), Nx, fftbins: fftbins)
    }
}
