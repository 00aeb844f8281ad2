import MartletCore
import MartletFFTCore

/// The cosine and sine transforms behind the functions of the domain, on arrays of any layout.
struct CosineTransform {
    let function: String
    let kind: CosineKind
    let axes: Shape
    let lengths: Shape
    let scale: Double
    let isOrthogonal: Bool
    private let parallelism: Parallelism

    /// - Parameters:
    ///   - isInverse: whether the transform that undoes the one of that type is meant.
    ///   - orthogonalize: whether the matrix is made orthogonal but for a scale; as `norm` wants it when absent.
    init(
        _ function: String, _ axes: TransformAxes, type: Int, isSine: Bool, isInverse: Bool, norm: FFT.Norm,
        orthogonalize: Bool?, workers: Int?
    ) throws(MartletError) {
        guard 1...4 ~= type else {
            throw .value(
                function: function, argument: "type", given: "\(type)",
                wanted: "1 to 4: invalid \(isSine ? "DST" : "DCT") type")
        }
        self.function = function
        (self.axes, lengths) = (axes.axes, axes.lengths)
        let forward = CosineKind(type: type, isSine: isSine), kind = isInverse ? forward.inverse : forward
        if let short = lengths.first(where: { $0 < kind.shortest }) {
            throw .value(
                function: function, argument: "x", given: "\(short) along an axis",
                wanted: "at least \(kind.shortest): zero-length FFT requested")
        }
        self.kind = kind
        let product = lengths.reduce(1) { $0 * kind.period($1) }
        scale = norm.scale(backward: isInverse, count: product)
        isOrthogonal = orthogonalize ?? (norm == .ortho)
        parallelism = try MartletFFT.parallelism(workers: workers, function: function)
    }

    /// Reals of reals; complex numbers are transformed part by part.
    @specialized(where T == Double)
    @specialized(where T == Float)
    func callAsFunction<T: TransformableScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T.Transformed> {
        if axes.isEmpty { return try converted(x, to: T.Transformed.self) }
        return try transformed(Elements(x), precision(T.SpectrumPart.self)).array()
    }

    private func transformed(
        _ x: Elements, _ precision: Precision
    ) throws(MartletError) -> Elements {
        let isComplex = x.type.kind == .complex
        let y = try Elements(
            shape: x.shape.replacing(axes, with: lengths), type: isComplex ? precision.complex : precision.real,
            for: function)
        if y.isEmpty { return y }
        let x = x.cut(axes, to: lengths), output = isComplex ? y.parts : y
        var from = isComplex ? x.parts : x
        for i in axes.indices.reversed() {
            let axis = axes[i], n = lengths[i], input = LineInput(type: from.type, count: from.shape[axis])
            let isPlain = input == LineInput(type: precision.real, count: n)
            try naming(function) { () throws(OutOfMemory) in
                try PlanCache.shared.cosine(kind, n, precision).execute(
                    from.start, stride: from.strides[axis], output.start, stride: output.strides[axis],
                    lines: Elements.lines(from, output, except: axis), scale: i == 0 ? scale : 1,
                    orthogonal: isOrthogonal, parallelism: parallelism, reading: isPlain ? nil : input)
            }
            // Lines that are zero stay so, and are left out until they meet others.
            let present = from.shape.replacing(axis, with: n)
            from = output
            from.shape = present
        }
        return y
    }
}
