import Martlet
import MartletCore

// Signatures are those of `scipy.fft`.  `overwrite_x` is permission, not a request, and is not made use of.

extension Bindings {
    static let transforms: [Binding] = lines + planes + solids + frequencies

    private static let rest = "norm=None, overwrite_x=False, workers=None, *, plan=None"

    private static let lines: [Binding] = [
        line("fft", "The discrete Fourier transform along an axis.") { a throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.fft(
                        a.array("x", of: T.self), n: a.optionalInteger("n"), axis: a.integer("axis"), norm: a.norm(),
                        workers: a.workers()))
            }
            return try run(a.transformable())
        },
        line("ifft", "The inverse transform along an axis.") { a throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.ifft(
                        a.array("x", of: T.self), n: a.optionalInteger("n"), axis: a.integer("axis"), norm: a.norm(),
                        workers: a.workers()))
            }
            return try run(a.transformable())
        },
        line("rfft", "The transform of real numbers: the half that determines it.") { a throws(MartletError) in
            func run<T: RealTransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.rfft(
                        a.array("x", of: T.self), n: a.optionalInteger("n"), axis: a.integer("axis"), norm: a.norm(),
                        workers: a.workers()))
            }
            return try run(a.realTransformable())
        },
        line("irfft", "The real inverse of a half transform.") { a throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.irfft(
                        a.array("x", of: T.self), n: a.optionalInteger("n"), axis: a.integer("axis"), norm: a.norm(),
                        workers: a.workers()))
            }
            return try run(a.transformable())
        },
        line("hfft", "The real transform of a signal that is Hermitian in time.") { a throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.hfft(
                        a.array("x", of: T.self), n: a.optionalInteger("n"), axis: a.integer("axis"), norm: a.norm(),
                        workers: a.workers()))
            }
            return try run(a.transformable())
        },
        line("ihfft", "The inverse of `hfft`.") { a throws(MartletError) in
            func run<T: RealTransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.ihfft(
                        a.array("x", of: T.self), n: a.optionalInteger("n"), axis: a.integer("axis"), norm: a.norm(),
                        workers: a.workers()))
            }
            return try run(a.realTransformable())
        },
    ]

    private static let planes: [Binding] = [
        plane("fft2", "The transform along two axes.") { a throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.fft2(
                        a.array("x", of: T.self), s: a.optionalIntegers("s"), axes: a.integers("axes"), norm: a.norm(),
                        workers: a.workers()))
            }
            return try run(a.transformable())
        },
        plane("ifft2", "The inverse transform along two axes.") { a throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.ifft2(
                        a.array("x", of: T.self), s: a.optionalIntegers("s"), axes: a.integers("axes"), norm: a.norm(),
                        workers: a.workers()))
            }
            return try run(a.transformable())
        },
        plane("rfft2", "The transform of real numbers along two axes.") { a throws(MartletError) in
            func run<T: RealTransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.rfft2(
                        a.array("x", of: T.self), s: a.optionalIntegers("s"), axes: a.integers("axes"), norm: a.norm(),
                        workers: a.workers()))
            }
            return try run(a.realTransformable())
        },
        plane("irfft2", "The real inverse along two axes.") { a throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.irfft2(
                        a.array("x", of: T.self), s: a.optionalIntegers("s"), axes: a.integers("axes"), norm: a.norm(),
                        workers: a.workers()))
            }
            return try run(a.transformable())
        },
        plane("hfft2", "The real transform along two axes.") { a throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.hfft2(
                        a.array("x", of: T.self), s: a.optionalIntegers("s"), axes: a.integers("axes"), norm: a.norm(),
                        workers: a.workers()))
            }
            return try run(a.transformable())
        },
        plane("ihfft2", "The inverse of `hfft2`.") { a throws(MartletError) in
            func run<T: RealTransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.ihfft2(
                        a.array("x", of: T.self), s: a.optionalIntegers("s"), axes: a.integers("axes"), norm: a.norm(),
                        workers: a.workers()))
            }
            return try run(a.realTransformable())
        },
    ]

    private static let solids: [Binding] = [
        solid("fftn", "The transform along several axes.") { a throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.fftn(
                        a.array("x", of: T.self), s: a.optionalIntegers("s"), axes: a.optionalIntegers("axes"),
                        norm: a.norm(), workers: a.workers()))
            }
            return try run(a.transformable())
        },
        solid("ifftn", "The inverse transform along several axes.") { a throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.ifftn(
                        a.array("x", of: T.self), s: a.optionalIntegers("s"), axes: a.optionalIntegers("axes"),
                        norm: a.norm(), workers: a.workers()))
            }
            return try run(a.transformable())
        },
        solid("rfftn", "The transform of real numbers along several axes.") { a throws(MartletError) in
            func run<T: RealTransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.rfftn(
                        a.array("x", of: T.self), s: a.optionalIntegers("s"), axes: a.optionalIntegers("axes"),
                        norm: a.norm(), workers: a.workers()))
            }
            return try run(a.realTransformable())
        },
        solid("irfftn", "The real inverse along several axes.") { a throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.irfftn(
                        a.array("x", of: T.self), s: a.optionalIntegers("s"), axes: a.optionalIntegers("axes"),
                        norm: a.norm(), workers: a.workers()))
            }
            return try run(a.transformable())
        },
        solid("hfftn", "The real transform along several axes.") { a throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.hfftn(
                        a.array("x", of: T.self), s: a.optionalIntegers("s"), axes: a.optionalIntegers("axes"),
                        norm: a.norm(), workers: a.workers()))
            }
            return try run(a.transformable())
        },
        solid("ihfftn", "The inverse of `hfftn`.") { a throws(MartletError) in
            func run<T: RealTransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.ihfftn(
                        a.array("x", of: T.self), s: a.optionalIntegers("s"), axes: a.optionalIntegers("axes"),
                        norm: a.norm(), workers: a.workers()))
            }
            return try run(a.realTransformable())
        },
    ]

    private static let frequencies: [Binding] = [
        Binding(
            "fft.fftfreq", "scipy.fft.fftfreq", "n, d=1.0, *, xp=None, device=None", "The frequencies of a transform."
        ) { a throws(MartletError) in .array(try FFT.fftfreq(a.integer("n"), d: a.real("d"))) },
        Binding(
            "fft.rfftfreq", "scipy.fft.rfftfreq", "n, d=1.0, *, xp=None, device=None",
            "The frequencies of a half transform."
        ) { a throws(MartletError) in .array(try FFT.rfftfreq(a.integer("n"), d: a.real("d"))) },
        Binding("fft.fftshift", "scipy.fft.fftshift", "x[], axes=None", "Frequency 0 moved to the middle.") {
            a throws(MartletError) in
            func shift<T: Scalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try FFT.fftshift(a.array("x", of: T.self), axes: a.optionalIntegers("axes")))
            }
            return try shift(a.array("x").dtype.scalarType)
        },
        Binding("fft.ifftshift", "scipy.fft.ifftshift", "x[], axes=None", "The inverse of `fftshift`.") {
            a throws(MartletError) in
            func shift<T: Scalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try FFT.ifftshift(a.array("x", of: T.self), axes: a.optionalIntegers("axes")))
            }
            return try shift(a.array("x").dtype.scalarType)
        },
        Binding(
            "fft.next_fast_len", "scipy.fft.next_fast_len", "target, real=False",
            "The next length that is fast to transform."
        ) { a throws(MartletError) in .int(try FFT.next_fast_len(a.integer("target"), real: a.flag("real"))) },
    ]

    private typealias Run = @Sendable (Arguments) throws(MartletError) -> Value

    private static func line(_ name: String, _ summary: String, _ run: @escaping Run) -> Binding {
        transform(name, "x[], n=None, axis=-1, " + rest, summary, run)
    }

    private static func plane(_ name: String, _ summary: String, _ run: @escaping Run) -> Binding {
        transform(name, "x[], s=None, axes=(-2, -1), " + rest, summary, run)
    }

    private static func solid(_ name: String, _ summary: String, _ run: @escaping Run) -> Binding {
        transform(name, "x[], s=None, axes=None, " + rest, summary, run)
    }

    private static func transform(
        _ name: String, _ signature: String, _ summary: String, _ run: @escaping Run
    ) -> Binding {
        Binding("fft.\(name)", "scipy.fft.\(name)", signature, summary) { a throws(MartletError) in
            guard a.isNone("plan") else {
                throw .notImplemented(function: a.function, tried: ["a precomputed plan"])
            }
            return try run(a)
        }
    }
}

extension Arguments {
    func norm() throws(MartletError) -> FFT.Norm {
        guard !isNone("norm") else { return .backward }
        if case .string(let word) = self["norm"], let norm = FFT.Norm(rawValue: word) { return norm }
        throw wrongValue(
            "norm", given: self["norm"].kind,
            wanted: "known: Invalid norm value, should be \"backward\", \"ortho\" or \"forward\"")
    }

    func workers() throws(MartletError) -> Int? { try optionalInteger("workers") }

    func integers(_ name: String) throws(MartletError) -> [Int] {
        guard let found = try optionalIntegers(name) else { throw wrongType(name, wanted: "integers") }
        return found
    }

    /// The type of `x`, since transforms read elements of any.
    func transformable() throws(MartletError) -> any TransformableScalar.Type {
        switch try commonType(["x"]) {
        case .complex64: Complex<Float>.self
        case .complex128: Complex<Double>.self
        case let type: type.realTransformable ?? Double.self
        }
    }

    func realTransformable(_ name: String = "x") throws(MartletError) -> any RealTransformableScalar.Type {
        if let type = try commonType([name]).realTransformable { return type }
        throw wrongType(name, wanted: "real: x must be a real sequence")
    }
}

extension DType {
    fileprivate var realTransformable: (any RealTransformableScalar.Type)? {
        switch self {
        case .float32: Float.self
        case .float64: Double.self
        case .complex64, .complex128: nil
        default: scalarType as? any RealTransformableScalar.Type
        }
    }
}
