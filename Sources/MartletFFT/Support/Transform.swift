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
    private let scale: Double
    private let parallelism: Parallelism

    /// - Parameter conjugated: whether the other side of the transform is the conjugate of what is wanted, which
    ///   turns the directions around but not the norm.
    init(
        _ function: String, _ axes: TransformAxes, backward: Bool, conjugated: Bool = false, norm: FFT.Norm,
        workers: Int?
    ) throws(MartletError) {
        self.function = function
        (self.axes, lengths) = (axes.axes, axes.lengths)
        self.backward = backward != conjugated
        scale = norm.scale(backward: backward, lengths: axes.lengths)
        parallelism = try MartletFFT.parallelism(workers: workers, function: function)
    }

    /// Complex results of elements of any type.
    func complex<T: TransformableScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        let precision = precision(T.SpectrumPart.self)
        if axes.count == 1, T.dtype.kind != .complex {
            return try wholeSpectrum(Elements(converted(x, to: T.SpectrumPart.self)), precision).array()
        }
        return try complex(Elements(converted(x, to: Complex<T.SpectrumPart>.self)), precision).array()
    }

    /// The first n/2 + 1 bins along the last of the axes.
    func bins<T: RealTransformableScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        try bins(converted(x, to: T.SpectrumPart.self))
    }

    func bins<R: RealScalar>(_ x: NDArray<R>) throws(MartletError) -> NDArray<Complex<R>> {
        try bins(Elements(x), precision(R.self)).array()
    }

    /// n reals along the last of the axes from the first n/2 + 1 bins.
    func reals<R: RealScalar>(_ bins: NDArray<Complex<R>>) throws(MartletError) -> NDArray<R> {
        try reals(Elements(bins), precision(R.self)).array()
    }

    // MARK: - Without types

    private func complex(_ x: Elements, _ precision: Precision) throws(MartletError) -> Elements {
        let x = try x.resized(axes, to: lengths, for: function)
        if axes.count == 0 { return x }
        let y = try Elements(shape: x.shape, size: x.size, for: function)
        try runComplex(x, into: y, axes.count, precision, scale: scale)
        return y
    }

    private func bins(_ x: Elements, _ precision: Precision) throws(MartletError) -> Elements {
        let x = try x.resized(axes, to: lengths, for: function), others = axes.count - 1, n = lengths[others]
        let y = try Elements(shape: x.shape.replacing(axes[others], with: n / 2 + 1), size: 2 * x.size, for: function)
        try runForward(x, into: y, precision, scale: others == 0 ? scale : 1)
        try runComplex(y, into: y, others, precision, scale: scale)
        return y
    }

    private func reals(_ bins: Elements, _ precision: Precision) throws(MartletError) -> Elements {
        let others = axes.count - 1, last = axes[others], n = lengths[others]
        var x = try bins.resized(axes, to: lengths.replacing(others, with: n / 2 + 1), for: function)
        let y = try Elements(shape: x.shape.replacing(last, with: n), size: x.size / 2, for: function)
        if y.isEmpty { return y }
        if others > 0 {
            let middle = try Elements(shape: x.shape, size: x.size, for: function)
            try runComplex(x, into: middle, others, precision, scale: 1)
            x = middle
        }
        try naming(function) { () throws(OutOfMemory) in
            try PlanCache.shared.real(n, precision).backward(
                x.start, stride: x.strides[last], y.start, stride: y.strides[last],
                lines: Elements.lines(x, y, except: last), scale: scale, parallelism: parallelism)
        }
        return y
    }

    /// All bins of reals along one axis: half are computed, the others are their conjugates.
    private func wholeSpectrum(_ x: Elements, _ precision: Precision) throws(MartletError) -> Elements {
        let x = try x.resized(axes, to: lengths, for: function),
            y = try Elements(shape: x.shape, size: 2 * x.size, for: function)
        if y.isEmpty { return y }
        try runForward(x, into: y, precision, scale: scale)
        // Row-major, so the lines with one index before the axis lie side by side.
        let n = lengths[0], step = y.strides[axes[0]], block = n * step
        nonisolated(unsafe) let start = y.start
        let size = y.size, backward = backward
        parallelism.forEachRun(of: y.shape.elementCount / block, grain: max(1, 65536 / block)) { run in
            for i in run {
                let lines = start + i * block * size
                switch precision {
                case .double: mirror(lines.assumingMemoryBound(to: Complex<Double>.self), n, step, backward)
                case .single: mirror(lines.assumingMemoryBound(to: Complex<Float>.self), n, step, backward)
                }
            }
        }
        return y
    }

    // MARK: - Parts

    /// Along each of the first `count` axes, from the last to the first: the first pass from `x` to `y`, the others
    /// within `y`.
    private func runComplex(
        _ x: Elements, into y: Elements, _ count: Int, _ precision: Precision, scale: Double
    ) throws(MartletError) {
        if y.isEmpty { return }
        for i in stride(from: count - 1, through: 0, by: -1) {
            let axis = axes[i], from = i == count - 1 ? x : y
            try naming(function) { () throws(OutOfMemory) in
                try PlanCache.shared.complex(x.shape[axis], precision).execute(
                    backward: backward, from.start, stride: from.strides[axis], y.start, stride: y.strides[axis],
                    lines: Elements.lines(from, y, except: axis), scale: i == 0 ? scale : 1, parallelism: parallelism)
            }
        }
    }

    /// From reals to bins along the last of the axes.
    private func runForward(
        _ x: Elements, into y: Elements, _ precision: Precision, scale: Double
    ) throws(MartletError) {
        if y.isEmpty { return }
        let axis = axes[axes.count - 1]
        try naming(function) { () throws(OutOfMemory) in
            try PlanCache.shared.real(x.shape[axis], precision).forward(
                x.start, stride: x.strides[axis], y.start, stride: y.strides[axis],
                lines: Elements.lines(x, y, except: axis), scale: scale, parallelism: parallelism)
        }
    }
}

extension Elements {
    /// The lines along one axis of arrays of one shape, but for that axis.
    static func lines(_ x: Elements, _ y: Elements, except axis: Int) -> Lines {
        var axes: [Lines.Axis] = []
        for other in 0..<x.shape.count where other != axis {
            axes.append(.init(count: x.shape[other], input: x.strides[other], output: y.strides[other]))
        }
        return Lines(axes)
    }

    /// As long along `axes` as `sizes` say: a view where that is no more than there is, otherwise filled up with
    /// zeros.
    func resized(
        _ axes: Shape, to sizes: Shape, for function: String
    ) throws(MartletError) -> Elements {
        var part = self, wanted = shape
        for i in 0..<axes.count {
            part.shape[axes[i]] = min(part.shape[axes[i]], sizes[i])
            wanted[axes[i]] = sizes[i]
        }
        if part.shape == wanted { return part }
        let whole = try Elements(shape: wanted, size: size, zeroed: true, for: function)
        if !part.isEmpty {
            copyStrided(part.shape, itemSize: size, from: part.start, part.strides, to: whole.start, whole.strides)
        }
        return whole
    }
}

/// The elements in another type; the array itself when it has it.
func converted<From: Scalar, To: Scalar>(_ x: NDArray<From>, to type: To.Type) throws(MartletError) -> NDArray<To> {
    From.dtype == To.dtype ? Elements(x).array() : try Arrays.astype(x, type)
}

func precision<R: RealScalar>(_: R.Type) -> Precision { R.dtype == .float64 ? .double : .single }

/// Fills bins n/2 + 1 … n − 1 of `count` lines side by side, bin k of line i at k · count + i, with the conjugates of
/// the bins that mirror them; a backward transform of reals is the conjugate of the forward one.
@specialized(where R == Double)
@specialized(where R == Float)
private func mirror<R: RealScalar>(_ y: UnsafeMutablePointer<Complex<R>>, _ n: Int, _ count: Int, _ backward: Bool) {
    for k in 0...n / 2 {
        let from = y + k * count, to = y + (n - k) * count
        let hasTwin = k > 0 && 2 * k < n
        for i in 0..<count {
            if hasTwin { to[i] = backward ? from[i] : from[i].conjugate }
            if backward { from[i] = from[i].conjugate }
        }
    }
}
