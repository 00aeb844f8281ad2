import Martlet
import MartletCore

// The remaining functions of `scipy.fft`: cosine, sine and Hankel transforms.

extension Bindings {
    static let cosineTransforms: [Binding] = cosineLines + cosineSolids + hankel

    /// What the four functions along one axis, and the four along several, share.
    private static func transform(
        _ name: String, _ several: Bool, _ summary: String,
        _ run: @escaping @Sendable (Arguments, any TransformableScalar.Type) throws(MartletError) -> Value
    ) -> Binding {
        let which = several ? "s=None, axes=None" : "n=None, axis=-1", star = name == "dctn" ? "*, " : ""
        return Binding(
            "fft.\(name)", "scipy.fft.\(name)",
            "x[], type=2, \(which), norm=None, overwrite_x=False, workers=None, \(star)orthogonalize=None", summary
        ) { a throws(MartletError) in try run(a, a.transformable()) }
    }

    private static let cosineLines: [Binding] = [
        transform("dct", false, "The discrete cosine transform along an axis.") { a, type throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.dct(
                        a.array("x", of: T.self), type: a.integer("type"), n: a.optionalInteger("n"),
                        axis: a.integer("axis"), norm: a.norm(), workers: a.workers(),
                        orthogonalize: a.optionalFlag("orthogonalize")))
            }
            return try run(type)
        },
        transform("idct", false, "The inverse cosine transform along an axis.") { a, type throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.idct(
                        a.array("x", of: T.self), type: a.integer("type"), n: a.optionalInteger("n"),
                        axis: a.integer("axis"), norm: a.norm(), workers: a.workers(),
                        orthogonalize: a.optionalFlag("orthogonalize")))
            }
            return try run(type)
        },
        transform("dst", false, "The discrete sine transform along an axis.") { a, type throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.dst(
                        a.array("x", of: T.self), type: a.integer("type"), n: a.optionalInteger("n"),
                        axis: a.integer("axis"), norm: a.norm(), workers: a.workers(),
                        orthogonalize: a.optionalFlag("orthogonalize")))
            }
            return try run(type)
        },
        transform("idst", false, "The inverse sine transform along an axis.") { a, type throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.idst(
                        a.array("x", of: T.self), type: a.integer("type"), n: a.optionalInteger("n"),
                        axis: a.integer("axis"), norm: a.norm(), workers: a.workers(),
                        orthogonalize: a.optionalFlag("orthogonalize")))
            }
            return try run(type)
        },
    ]

    private static let cosineSolids: [Binding] = [
        transform("dctn", true, "The discrete cosine transform along several axes.") { a, type throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.dctn(
                        a.array("x", of: T.self), type: a.integer("type"), s: a.optionalIntegers("s"),
                        axes: a.optionalIntegers("axes"), norm: a.norm(), workers: a.workers(),
                        orthogonalize: a.optionalFlag("orthogonalize")))
            }
            return try run(type)
        },
        transform("idctn", true, "The inverse cosine transform along several axes.") { a, type throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.idctn(
                        a.array("x", of: T.self), type: a.integer("type"), s: a.optionalIntegers("s"),
                        axes: a.optionalIntegers("axes"), norm: a.norm(), workers: a.workers(),
                        orthogonalize: a.optionalFlag("orthogonalize")))
            }
            return try run(type)
        },
        transform("dstn", true, "The discrete sine transform along several axes.") { a, type throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.dstn(
                        a.array("x", of: T.self), type: a.integer("type"), s: a.optionalIntegers("s"),
                        axes: a.optionalIntegers("axes"), norm: a.norm(), workers: a.workers(),
                        orthogonalize: a.optionalFlag("orthogonalize")))
            }
            return try run(type)
        },
        transform("idstn", true, "The inverse sine transform along several axes.") { a, type throws(MartletError) in
            func run<T: TransformableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(
                    try FFT.idstn(
                        a.array("x", of: T.self), type: a.integer("type"), s: a.optionalIntegers("s"),
                        axes: a.optionalIntegers("axes"), norm: a.norm(), workers: a.workers(),
                        orthogonalize: a.optionalFlag("orthogonalize")))
            }
            return try run(type)
        },
    ]

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
