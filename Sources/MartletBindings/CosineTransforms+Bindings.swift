import Martlet
import MartletCore

// The remaining functions of `scipy.fft`: cosine, sine and Hankel transforms.

extension Bindings {
    static let cosineTransforms: [Binding] =
        [
            cosine(DctFunction.self, "The discrete cosine transform along an axis.", lines),
            cosine(IdctFunction.self, "The inverse cosine transform along an axis.", lines),
            cosine(DstFunction.self, "The discrete sine transform along an axis.", lines),
            cosine(IdstFunction.self, "The inverse sine transform along an axis.", lines),
            cosine(DctnFunction.self, "The discrete cosine transform along several axes.", solids),
            cosine(IdctnFunction.self, "The inverse cosine transform along several axes.", solids),
            cosine(DstnFunction.self, "The discrete sine transform along several axes.", solids),
            cosine(IdstnFunction.self, "The inverse sine transform along several axes.", solids),
        ] + hankel

    /// The parameters that say what is transformed, and how they are read.
    private typealias Lines = (words: String, read: @Sendable (Arguments) throws(MartletError) -> CosineLines)

    private static let lines: Lines = (
        "n=None, axis=-1",
        { a throws(MartletError) in .one(n: try a.optionalInteger("n"), axis: try a.integer("axis")) }
    )
    private static let solids: Lines = (
        "s=None, axes=None",
        { a throws(MartletError) in .several(s: try a.optionalIntegers("s"), axes: try a.optionalIntegers("axes")) }
    )

    private static func cosine<F: CosineFunction>(_: F.Type, _ summary: String, _ lines: Lines) -> Binding {
        let name = F.card.name, star = name == "fft.dctn" ? "*, " : ""
        return Binding(
            name, "scipy.\(name)",
            "x[], type=2, \(lines.words), norm=None, overwrite_x=False, workers=None, \(star)orthogonalize=None",
            summary
        ) { a throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try CosineMap<F, T>(
                        x: a.array("x", of: T.self), lines: lines.read(a), type: a.integer("type"), norm: a.norm(),
                        workers: a.workers(), orthogonalize: a.optionalFlag("orthogonalize")
                    ).perform())
            }
            return try run(a.transformable())
        }
    }

    private static let hankel: [Binding] = [
        Binding(
            "fft.fht", "scipy.fft.fht", "a[], dln, mu, offset=0.0, bias=0.0",
            "The Hankel transform of samples at equal steps of the logarithm."
        ) { a throws(MartletError) in
            func run<T: RealTransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.fht(
                        a.array("a", of: T.self), dln: a.real("dln"), mu: a.real("mu"), offset: a.real("offset"),
                        bias: a.real("bias")))
            }
            try a.warnOfSingular("a", isInverse: false)
            return try run(a.realTransformable("a"))
        },
        Binding(
            "fft.ifht", "scipy.fft.ifht", "A[], dln, mu, offset=0.0, bias=0.0", "The inverse of `fht`."
        ) { a throws(MartletError) in
            func run<T: RealTransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.ifht(
                        a.array("A", of: T.self), dln: a.real("dln"), mu: a.real("mu"), offset: a.real("offset"),
                        bias: a.real("bias")))
            }
            try a.warnOfSingular("A", isInverse: true)
            return try run(a.realTransformable("A"))
        },
        Binding(
            "fft.fhtoffset", "scipy.fft.fhtoffset", "dln, mu, initial=0.0, bias=0.0",
            "The offset with which `fht` does not ring."
        ) { a throws(MartletError) in
            .real(
                try FFT.fhtoffset(
                    a.real("dln"), a.real("mu"), initial: a.real("initial"), bias: a.real("bias")))
        },
        Binding(
            "fft.prev_fast_len", "scipy.fft.prev_fast_len", "target, real=False",
            "The length before that is fast to transform."
        ) { a throws(MartletError) in .int(try FFT.prev_fast_len(a.integer("target"), real: a.flag("real"))) },
    ]
}

extension Arguments {
    /// A truth value, or `nil` for `None`.
    func optionalFlag(_ name: String) throws(MartletError) -> Bool? { isNone(name) ? nil : try flag(name) }

    mutating func warnOfSingular(_ name: String, isInverse: Bool) throws(MartletError) {
        let isSingular = try FFT.isHankelSingular(
            array(name).shape, dln: real("dln"), mu: real("mu"), offset: real("offset"), bias: real("bias"),
            isInverse: isInverse)
        if isSingular {
            warn(
                "singular \(isInverse ? "inverse " : "")transform; consider changing the bias", category: "UserWarning")
        }
    }
}
