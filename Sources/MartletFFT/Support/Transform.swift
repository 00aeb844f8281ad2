import MartletArray
import MartletCore
import MartletFFTCore

/// The transforms behind all functions of the domain, on host arrays of any layout.
struct Transform {
    private let function: String
    private let axes: Shape
    /// Elements transformed along each axis; with real output, the last is the number of reals.
    private let lengths: Shape
    private let backward: Bool
    /// Whether the conjugates of bins are what is transformed into reals.
    private let isConjugated: Bool
    private let scale: Double
    private var parallelism: Parallelism

    /// - Parameter conjugated: whether the transform of the conjugates is meant for reals as results, and the conjugates
    ///   of the transform for reals as input; it turns the directions around but not the norm.
    init(
        _ function: String, _ axes: TransformAxes, backward: Bool, conjugated: Bool = false, norm: FFT.Norm,
        workers: Int?
    ) throws(MartletError) {
        self.function = function
        (self.axes, lengths) = (axes.axes, axes.lengths)
        self.backward = backward != conjugated
        isConjugated = conjugated
        scale = norm.scale(backward: backward, lengths: axes.lengths)
        parallelism = try MartletFFT.parallelism(workers: workers, function: function)
    }

    /// Complex results of elements of any type.
    func complex<T: TransformableScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        if axes.isEmpty { return try converted(x, to: Complex<T.SpectrumPart>.self) }
        let precision = precision(T.SpectrumPart.self), isReal = T.dtype.kind != .complex
        return try (isReal ? wholeSpectrum(Elements(x), precision) : complex(Elements(x), precision)).array()
    }

    /// The first n/2 + 1 bins along the last of the axes.
    func bins<T: RealTransformableScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        try bins(Elements(x), precision(T.SpectrumPart.self)).array()
    }

    func bins<R: RealScalar>(_ x: NDArray<R>) throws(MartletError) -> NDArray<Complex<R>> {
        try bins(Elements(x), precision(R.self)).array()
    }

    /// n reals along the last of the axes from the first n/2 + 1 bins.
    func reals<T: TransformableScalar>(_ bins: NDArray<T>) throws(MartletError) -> NDArray<T.SpectrumPart> {
        try reals(Elements(bins), precision(T.SpectrumPart.self)).array()
    }

    // MARK: - Without types

    private func complex(_ x: Elements, _ precision: Precision) throws(MartletError) -> Elements {
        let y = try Elements(shape: x.shape.replacing(axes, with: lengths), type: x.type, for: function)
        try runComplex(x.cut(axes, to: lengths), into: y, axes, backward, precision, scale: scale)
        return y
    }

    private func bins(_ x: Elements, _ precision: Precision) throws(MartletError) -> Elements {
        let last = axes.count - 1, n = lengths[last]
        let y = try Elements(
            shape: x.shape.replacing(axes, with: lengths.replacing(last, with: n / 2 + 1)), type: precision.complex,
            for: function)
        let x = x.cut(axes, to: lengths)
        if y.isEmpty { return y }
        guard let planes = Planes(y.shape, size: y.size, axes: Shape(axes.reversed())) else {
            try runForward(x, into: y, axes[last], n, precision, scale: last == 0 ? scale : 1)
            try runPasses(
                present(y, x, after: [axes[last]]), into: y, Shape(axes.dropLast()), backward, precision, scale: scale)
            return y
        }
        let rest = Shape(axes.dropLast(planes.passes)), inner = Shape(axes.suffix(planes.passes))
        let within = Shape(inner.map { $0 - planes.outer }), first = within[within.count - 1]
        let (xPart, yPart) = (x.part(beyond: planes.outer), y.part(beyond: planes.outer))
        let forward = try PlannedReals(xPart, yPart, first, n, precision, function: function)
        let passes = try passes(present(yPart, xPart, after: [first]), yPart, Shape(within.dropLast()), precision)
        let backward = backward, partScale = rest.isEmpty ? scale : 1
        try inParts(planes, x, y) { x, y throws(OutOfMemory) in
            try forward.execute(x, y, scale: 1, parallelism: .sequential)
            try passes.execute(y, y, backward: backward, scale: partScale, parallelism: .sequential)
        }
        try runPasses(present(y, x, after: inner), into: y, rest, backward, precision, scale: scale)
        return y
    }

    private func reals(_ bins: Elements, _ precision: Precision) throws(MartletError) -> Elements {
        let others = Shape(axes.dropLast()), last = axes[others.count], n = lengths[others.count]
        let y = try Elements(shape: bins.shape.replacing(axes, with: lengths), type: precision.real, for: function)
        if y.isEmpty { return y }
        var x = bins.cut(axes, to: lengths.replacing(others.count, with: n / 2 + 1))
        if others.count > 0 {
            // The conjugates of the transform of what is not conjugated are those of the other direction.
            let backward = backward != isConjugated, lengths = Shape(lengths.dropLast())
            let middle = try Elements(
                shape: x.shape.replacing(others, with: lengths), type: precision.complex, for: function)
            if x.type.kind == .complex {
                try runComplex(x, into: middle, others, backward, precision, scale: 1)
            } else {
                try runWhole(x, into: middle, others, lengths, backward, precision, scale: 1)
            }
            x = middle
        }
        let input = LineInput(type: x.type, count: x.shape[last], isConjugated: isConjugated)
        let isPlain = input == LineInput(type: precision.complex, count: n / 2 + 1)
        try naming(function) { () throws(OutOfMemory) in
            try PlanCache.shared.real(n, precision).backward(
                x.start, stride: x.strides[last], y.start, stride: y.strides[last],
                lines: Elements.lines(x, y, except: last), scale: scale, parallelism: parallelism,
                reading: isPlain ? nil : input)
        }
        return y
    }

    /// All bins of reals: along one axis half are computed, the others are their conjugates.
    private func wholeSpectrum(_ x: Elements, _ precision: Precision) throws(MartletError) -> Elements {
        let y = try Elements(
            shape: x.shape.replacing(axes, with: lengths), type: precision.complex, for: function)
        try runWhole(x.cut(axes, to: lengths), into: y, axes, lengths, backward, precision, scale: scale)
        return y
    }

    // MARK: - Parts

    /// Along each of the axes, from the last to the first: the first pass from `x` to `y`, the others within `y`.  Lines
    /// that `x` has not are zero, and so are their transforms: they are left out until they meet others.
    private func runComplex(
        _ x: Elements, into y: Elements, _ axes: Shape, _ backward: Bool, _ precision: Precision, scale: Double
    ) throws(MartletError) {
        if y.isEmpty { return }
        guard let planes = Planes(y.shape, size: y.size, axes: Shape(axes.reversed())) else {
            return try runPasses(x, into: y, axes, backward, precision, scale: scale)
        }
        let rest = Shape(axes.dropLast(planes.passes)), inner = Shape(axes.suffix(planes.passes))
        let passes = try passes(
            x.part(beyond: planes.outer), y.part(beyond: planes.outer), Shape(inner.map { $0 - planes.outer }),
            precision)
        let partScale = rest.isEmpty ? scale : 1
        try inParts(planes, x, y) { x, y throws(OutOfMemory) in
            try passes.execute(x, y, backward: backward, scale: partScale, parallelism: .sequential)
        }
        try runPasses(
            present(y, x, after: inner), into: y, rest, backward, precision, scale: scale)
    }

    private func runPasses(
        _ x: Elements, into y: Elements, _ axes: Shape, _ backward: Bool, _ precision: Precision, scale: Double
    ) throws(MartletError) {
        let passes = try passes(x, y, axes, precision)
        try naming(function) { () throws(OutOfMemory) in
            try passes.execute(x.start, y.start, backward: backward, scale: scale, parallelism: parallelism)
        }
    }

    private func passes(
        _ x: Elements, _ y: Elements, _ axes: Shape, _ precision: Precision
    ) throws(MartletError) -> [PlannedAxis] {
        var from = x, passes: [PlannedAxis] = []
        for axis in axes.reversed() {
            passes.append(try PlannedAxis(from, y, axis, precision, function: function))
            from = present(y, from, after: [axis])
        }
        return passes
    }

    /// What is there of `y` once the lines of `x` along `axes` are transformed.
    private func present(_ y: Elements, _ x: Elements, after axes: Shape) -> Elements {
        var result = y
        result.shape = x.shape
        for axis in axes { result.shape[axis] = y.shape[axis] }
        return result
    }

    /// Does the work of one thread for each part that `x` has, with the same part of `y`.
    private func inParts(
        _ planes: Planes, _ x: Elements, _ y: Elements,
        _ work: @Sendable (UnsafeRawPointer, UnsafeMutableRawPointer) throws(OutOfMemory) -> Void
    ) throws(MartletError) {
        let counts = Shape(x.shape.prefix(planes.outer))
        try naming(function) { () throws(OutOfMemory) in
            try parallelism.forEach(failingWith: OutOfMemory.self, counts.elementCount) { i throws(OutOfMemory) in
                try work(x.part(i, of: counts), y.part(i, of: counts))
            }
        }
    }

    /// From reals to the n/2 + 1 bins along one axis, which `y` has at least.
    private func runForward(
        _ x: Elements, into y: Elements, _ axis: Int, _ n: Int, _ precision: Precision, scale: Double
    ) throws(MartletError) {
        if y.isEmpty { return }
        let forward = try PlannedReals(x, y, axis, n, precision, function: function)
        try naming(function) { () throws(OutOfMemory) in
            try forward.execute(x.start, y.start, scale: scale, parallelism: parallelism)
        }
    }

    /// From reals to all bins.
    private func runWhole(
        _ x: Elements, into y: Elements, _ axes: Shape, _ lengths: Shape, _ backward: Bool, _ precision: Precision,
        scale: Double
    ) throws(MartletError) {
        if y.isEmpty { return }
        // Halves along the innermost axis are written side by side.
        let place = axes.indices.max { axes[$0] < axes[$1] }!, axis = axes[place], n = lengths[place]
        var others = axes
        others.remove(at: place)
        try runForward(x, into: y, axis, n, precision, scale: others.isEmpty ? scale : 1)
        var half = y, present = y
        half.shape = y.shape.replacing(axis, with: n / 2 + 1)
        present.shape = x.shape.replacing(axis, with: n / 2 + 1)
        try runComplex(present, into: half, others, false, precision, scale: scale)
        Mirror(y, axis, others, precision, isConjugated: backward).run(parallelism)
    }
}

extension Elements {
    /// The lines of `x` along one axis, and where they go in `y`.
    static func lines(_ x: Elements, _ y: Elements, except axis: Int) -> Lines {
        Lines(x.shape, x.strides, y.strides, except: axis)
    }
}

extension Lines {
    /// The lines of an array along one axis, with the strides on either side.
    init(_ shape: Shape, _ input: Shape, _ output: Shape, except axis: Int) {
        var axes: [Axis] = []
        for other in 0..<shape.count where other != axis {
            axes.append(.init(count: shape[other], input: input[other], output: output[other]))
        }
        self.init(axes)
    }
}

/// The elements in another type; the array itself when it has it.
func converted<From: Scalar, To: Scalar>(_ x: NDArray<From>, to type: To.Type) throws(MartletError) -> NDArray<To> {
    From.dtype == To.dtype ? Elements(x).array() : try Arrays.astype(x, type)
}

func precision<R: RealScalar>(_: R.Type) -> Precision { R.dtype == .float64 ? .double : .single }

extension Shape {
    /// The same with other lengths along some axes.
    func replacing(_ axes: Shape, with lengths: Shape) -> Shape {
        var result = self
        for i in 0..<axes.count { result[axes[i]] = lengths[i] }
        return result
    }
}
