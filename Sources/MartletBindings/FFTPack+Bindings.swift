import Martlet
import MartletCore

// `scipy.fftpack`: what is not a function of `scipy.fft` under another signature.  Its operators compute in double
// precision whatever they are given.

extension Bindings {
    static let fftpack: [Binding] = packed + operators

    private static let packed: [Binding] = [
        Binding(
            "fftpack.rfft", "scipy.fftpack.rfft", "x[], n=None, axis=-1, overwrite_x=False",
            "The transform of real numbers, packed into real numbers."
        ) { a throws(MartletError) in
            func run<T: RealTransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFTPack.rfft(
                        a.array("x", of: T.self), n: a.optionalInteger("n"), axis: a.integer("axis")))
            }
            return try run(a.realTransformable())
        },
        Binding(
            "fftpack.irfft", "scipy.fftpack.irfft", "x[], n=None, axis=-1, overwrite_x=False", "The inverse of `rfft`."
        ) { a throws(MartletError) in
            func run<T: RealTransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFTPack.irfft(
                        a.array("x", of: T.self), n: a.optionalInteger("n"), axis: a.integer("axis")))
            }
            return try run(a.realTransformable())
        },
    ]

    private static let operators: [Binding] = [
        op(
            "diff", "order=1, period=None", "The derivative or integral of a periodic function.",
            { a, x throws(MartletError) in try FFTPack.diff(x, order: a.integer("order"), period: a.period()) },
            { a, x throws(MartletError) in try FFTPack.diff(x, order: a.integer("order"), period: a.period()) }),
        op(
            "tilbert", "h, period=None", "The h-Tilbert transform of a periodic function.",
            { a, x throws(MartletError) in try FFTPack.tilbert(x, a.real("h"), period: a.period()) },
            { a, x throws(MartletError) in try FFTPack.tilbert(x, a.real("h"), period: a.period()) }),
        op(
            "itilbert", "h, period=None", "The inverse of `tilbert`.",
            { a, x throws(MartletError) in try FFTPack.itilbert(x, a.real("h"), period: a.period()) },
            { a, x throws(MartletError) in try FFTPack.itilbert(x, a.real("h"), period: a.period()) }),
        op(
            "hilbert", "", "The Hilbert transform of a periodic function.",
            { _, x throws(MartletError) in try FFTPack.hilbert(x) },
            { _, x throws(MartletError) in try FFTPack.hilbert(x) }),
        op(
            "ihilbert", "", "The inverse of `hilbert`.",
            { _, x throws(MartletError) in try FFTPack.ihilbert(x) },
            { _, x throws(MartletError) in try FFTPack.ihilbert(x) }),
        op(
            "cs_diff", "a, b, period=None", "The cosh/sinh pseudo-derivative of a periodic function.",
            { a, x throws(MartletError) in try FFTPack.cs_diff(x, a.real("a"), a.real("b"), period: a.period()) },
            { a, x throws(MartletError) in try FFTPack.cs_diff(x, a.real("a"), a.real("b"), period: a.period()) }),
        op(
            "sc_diff", "a, b, period=None", "The sinh/cosh pseudo-derivative of a periodic function.",
            { a, x throws(MartletError) in try FFTPack.sc_diff(x, a.real("a"), a.real("b"), period: a.period()) },
            { a, x throws(MartletError) in try FFTPack.sc_diff(x, a.real("a"), a.real("b"), period: a.period()) }),
        op(
            "ss_diff", "a, b, period=None", "The sinh/sinh pseudo-derivative of a periodic function.",
            { a, x throws(MartletError) in try FFTPack.ss_diff(x, a.real("a"), a.real("b"), period: a.period()) },
            { a, x throws(MartletError) in try FFTPack.ss_diff(x, a.real("a"), a.real("b"), period: a.period()) }),
        op(
            "cc_diff", "a, b, period=None", "The cosh/cosh pseudo-derivative of a periodic function.",
            { a, x throws(MartletError) in try FFTPack.cc_diff(x, a.real("a"), a.real("b"), period: a.period()) },
            { a, x throws(MartletError) in try FFTPack.cc_diff(x, a.real("a"), a.real("b"), period: a.period()) }),
        op(
            "shift", "a, period=None", "A periodic function moved along its axis.",
            { a, x throws(MartletError) in try FFTPack.shift(x, a.real("a"), period: a.period()) },
            { a, x throws(MartletError) in try FFTPack.shift(x, a.real("a"), period: a.period()) }),
    ]

    private typealias On<T: Scalar> = @Sendable (Arguments, NDArray<T>) throws(MartletError) -> NDArray<T>

    private static func op(
        _ name: String, _ rest: String, _ summary: String, _ reals: @escaping On<Double>,
        _ complex: @escaping On<Complex<Double>>
    ) -> Binding {
        let signature = rest.isEmpty ? "x[]" : "x[], " + rest
        return Binding("fftpack.\(name)", "scipy.fftpack.\(name)", signature, summary) { a throws(MartletError) in
            if try a.inexactType(["x"]).kind == .complex {
                return .array(try complex(a, a.array("x", of: Complex<Double>.self)))
            }
            return .array(try reals(a, a.array("x", of: Double.self)))
        }
    }
}

extension Arguments {
    fileprivate func period() throws(MartletError) -> Double { try optionalReal("period") ?? 2 * .pi }
}
