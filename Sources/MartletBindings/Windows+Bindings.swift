import Martlet
import MartletCore

extension Bindings {
    static let windows: [Binding] = [
        window("boxcar", "One throughout.") { m, sym throws(MartletError) in try Signal.Windows.boxcar(m, sym: sym) },
        window("triang", "A triangle whose ends are not 0.") { m, sym throws(MartletError) in
            try Signal.Windows.triang(m, sym: sym)
        },
        window("parzen", "Parzen's window.") { m, sym throws(MartletError) in try Signal.Windows.parzen(m, sym: sym) },
        window("bohman", "Bohman's window.") { m, sym throws(MartletError) in try Signal.Windows.bohman(m, sym: sym) },
        window("blackman", "Blackman's window.") { m, sym throws(MartletError) in
            try Signal.Windows.blackman(m, sym: sym)
        },
        window("nuttall", "Nuttall's window of four terms.") { m, sym throws(MartletError) in
            try Signal.Windows.nuttall(m, sym: sym)
        },
        window("blackmanharris", "The four-term window of Blackman and Harris.") { m, sym throws(MartletError) in
            try Signal.Windows.blackmanharris(m, sym: sym)
        },
        window("flattop", "A window with a flat top, for measuring amplitudes.") { m, sym throws(MartletError) in
            try Signal.Windows.flattop(m, sym: sym)
        },
        window("bartlett", "A triangle whose ends are 0.") { m, sym throws(MartletError) in
            try Signal.Windows.bartlett(m, sym: sym)
        },
        window("barthann", "Between Bartlett's window and von Hann's.") { m, sym throws(MartletError) in
            try Signal.Windows.barthann(m, sym: sym)
        },
        window("hamming", "Hamming's window.") { m, sym throws(MartletError) in try Signal.Windows.hamming(m, sym: sym)
        },
        window("chebwin", "M, at, sym=True" + rest, "Dolph's window of equal side lobes.") { a throws(MartletError) in
            try Signal.Windows.chebwin(a.count("M"), a.real("at"), sym: a.flag("sym"))
        },
        window("cosine", "Half a wave of a sine.") { m, sym throws(MartletError) in
            try Signal.Windows.cosine(m, sym: sym)
        },
        window("hann", "Von Hann's window.") { m, sym throws(MartletError) in try Signal.Windows.hann(m, sym: sym) },
        window("lanczos", "M, *, sym=True, xp=None, device=None", "Lanczos's window.") { a throws(MartletError) in
            try Signal.Windows.lanczos(a.count("M"), sym: a.flag("sym"))
        },
        window("kaiser", "M, beta, sym=True" + rest, "Kaiser's window.") { a throws(MartletError) in
            try Signal.Windows.kaiser(a.count("M"), a.real("beta"), sym: a.flag("sym"))
        },
        window(
            "kaiser_bessel_derived", "M, beta, *, sym=True, xp=None, device=None", "The window derived from Kaiser's."
        ) { a throws(MartletError) in
            // Below 1 the window is empty, whatever the fraction.
            try Signal.Windows.kaiser_bessel_derived(
                a.real("M") < 1 ? 0 : a.count("M"), a.real("beta"), sym: a.flag("sym"))
        },
        window("gaussian", "M, std, sym=True" + rest, "Gauss's curve.") { a throws(MartletError) in
            try Signal.Windows.gaussian(a.count("M"), a.real("std"), sym: a.flag("sym"))
        },
        Binding(
            "signal.windows.dpss", "scipy.signal.windows.dpss",
            "M, NW, Kmax=None, sym=True, norm=None, return_ratios=False" + rest,
            "Slepian's sequences, which have the most energy in a band."
        ) { a throws(MartletError) in
            let count = try a.optionalInteger("Kmax"), norm = try a.slepianNorm(alone: count == nil)
            let M = try a.count("M")
            let found = try Signal.Windows.dpss(M, a.real("NW"), Kmax: count ?? 1, sym: a.flag("sym"), norm: norm)
            let windows = count == nil || M <= 1 ? try found.windows.reshaped([M]) : found.windows
            guard try a.flag("return_ratios") else { return .array(windows) }
            return .tuple([.array(windows), .array(count == nil ? try found.ratios.reshaped([]) : found.ratios)])
        },
        window("general_gaussian", "M, p, sig, sym=True" + rest, "A power in the exponent of Gauss's curve.") {
            a throws(MartletError) in
            try Signal.Windows.general_gaussian(a.count("M"), a.real("p"), a.real("sig"), sym: a.flag("sym"))
        },
        window("general_cosine", "M, a[], sym=True", "A sum of cosines.") { a throws(MartletError) in
            try Signal.Windows.general_cosine(a.count("M"), a.reals("a"), sym: a.flag("sym"))
        },
        window("general_hamming", "M, alpha, sym=True" + rest, "A cosine on a pedestal.") { a throws(MartletError) in
            try Signal.Windows.general_hamming(a.count("M"), a.real("alpha"), sym: a.flag("sym"))
        },
        window("exponential", "M, center=None, tau=1.0, sym=True" + rest, "Exponential decay from a centre.") {
            a throws(MartletError) in
            try Signal.Windows.exponential(
                a.count("M"), center: a.optionalReal("center"), tau: a.real("tau"), sym: a.flag("sym"))
        },
        window("tukey", "M, alpha=0.5, sym=True" + rest, "Flat, with the ends of von Hann's window.") {
            a throws(MartletError) in
            try Signal.Windows.tukey(a.count("M"), alpha: a.real("alpha"), sym: a.flag("sym"))
        },
        window("taylor", "M, nbar=4, sll=30, norm=True, sym=True" + rest, "Taylor's window.") {
            a throws(MartletError) in
            try Signal.Windows.taylor(
                a.count("M"), nbar: a.integer("nbar"), sll: a.real("sll"), norm: a.flag("norm"), sym: a.flag("sym"))
        },
    ]

    private static let rest = ", *, xp=None, device=None"

    /// A window without parameters.
    private static func window(
        _ name: String, _ summary: String,
        _ make: @escaping @Sendable (Int, Bool) throws(MartletError) -> NDArray<Double>
    ) -> Binding {
        window(name, "M, sym=True" + rest, summary) { a throws(MartletError) in
            try make(a.count("M"), a.flag("sym"))
        }
    }

    private static func window(
        _ name: String, _ signature: String, _ summary: String,
        _ make: @escaping @Sendable (Arguments) throws(MartletError) -> NDArray<Double>
    ) -> Binding {
        Binding("signal.windows.\(name)", "scipy.signal.windows.\(name)", signature, summary) {
            a throws(MartletError) in .array(try make(a))
        }
    }
}

extension Arguments {
    /// What Slepian's sequences are scaled to; one alone is a window with a peak of 1, several have energy 1.
    func slepianNorm(alone: Bool) throws(MartletError) -> Signal.Windows.SlepianNorm {
        switch self["norm"] {
        case .none: return alone ? .approximate : .l2
        case .int(2): return .l2
        default: return try choice("norm", ["approximate": .approximate, "subsample": .subsample])
        }
    }

    /// A number of points; a real number must be an integer.
    func count(_ name: String) throws(MartletError) -> Int {
        let number = try real(name)
        guard let count = Int(exactly: number) else {
            throw wrongValue(name, given: "\(number)", wanted: "Window length M must be a non-negative integer")
        }
        return count
    }
}
