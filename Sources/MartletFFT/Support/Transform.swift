import MartletArray
import MartletCore
import MartletFFTCore

/// The transforms behind all functions of the domain, on host arrays of any layout.
struct Transform {
    let function: String
    let axes: [Int]
    /// Elements transformed along each axis; with real output, the last is the number of reals.
    let lengths: [Int]
    let backward: Bool
    let scale: Double
    let parallelism: Parallelism

    /// - Parameter conjugated: whether the other side of the transform is the conjugate of what is wanted, which turns the
    ///   directions around but not the norm.
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
        typealias Result = NDArray<Complex<T.SpectrumPart>>
        if axes.count == 1, T.dtype.kind != .complex {
            return try wholeSpectrum(resized(Arrays.astype(x, T.SpectrumPart.self), lengths))
        }
        let x: Result = try resized(Arrays.astype(x, Complex<T.SpectrumPart>.self), lengths)
        if axes.isEmpty { return x }
        let y = try Result.uninitialized(x.shape, for: function)
        runComplex(x, into: y, axes[...], scale: scale)
        return y
    }

    /// The first n/2 + 1 bins along the last of the axes.
    func bins<R: RealScalar>(_ x: NDArray<R>) throws(MartletError) -> NDArray<Complex<R>> {
        let x = try resized(x, lengths), last = axes.last!, n = lengths.last!
        let y = try NDArray<Complex<R>>.uninitialized(x.shape.replacing(last, with: n / 2 + 1), for: function)
        if y.isEmpty { return y }
        let others = axes.dropLast()
        PlanCache.shared.real(n, precision(R.self)).forward(
            x.hostPointer, stride: x.strides[last], y.mutableHostPointer, stride: y.strides[last],
            lines: lines(x.shape, except: last, x.strides, y.strides), scale: others.isEmpty ? scale : 1,
            parallelism: parallelism)
        if !others.isEmpty { runComplex(y, into: y, others, scale: scale) }
        return y
    }

    /// n reals along the last of the axes from the first n/2 + 1 bins.
    func reals<R: RealScalar>(_ bins: NDArray<Complex<R>>) throws(MartletError) -> NDArray<R> {
        let last = axes.last!, n = lengths.last!
        var sizes = lengths
        sizes[sizes.count - 1] = n / 2 + 1
        var x = try resized(bins, sizes)
        let y = try NDArray<R>.uninitialized(x.shape.replacing(last, with: n), for: function)
        if y.isEmpty { return y }
        if axes.count > 1 {
            let middle = try NDArray<Complex<R>>.uninitialized(x.shape, for: function)
            runComplex(x, into: middle, axes.dropLast(), scale: 1)
            x = middle
        }
        PlanCache.shared.real(n, precision(R.self)).backward(
            x.hostPointer, stride: x.strides[last], y.mutableHostPointer, stride: y.strides[last],
            lines: lines(x.shape, except: last, x.strides, y.strides), scale: scale, parallelism: parallelism)
        return y
    }

    // MARK: - Parts

    /// Along each of the axes, from the last to the first: the first pass from `x` to `y`, the others within `y`.
    private func runComplex<R: RealScalar>(
        _ x: NDArray<Complex<R>>, into y: NDArray<Complex<R>>, _ axes: ArraySlice<Int>, scale: Double
    ) {
        if y.isEmpty { return }
        var from = x
        for axis in axes.reversed() {
            PlanCache.shared.complex(x.shape[axis], precision(R.self)).execute(
                backward: backward, from.hostPointer, stride: from.strides[axis], y.mutableHostPointer,
                stride: y.strides[axis], lines: lines(x.shape, except: axis, from.strides, y.strides),
                scale: axis == axes.first ? scale : 1, parallelism: parallelism)
            from = y
        }
    }

    /// All bins of reals along one axis: half are computed, the others are their conjugates.
    private func wholeSpectrum<R: RealScalar>(_ x: NDArray<R>) throws(MartletError) -> NDArray<Complex<R>> {
        let y = try NDArray<Complex<R>>.uninitialized(x.shape, for: function)
        if y.isEmpty { return y }
        let axis = axes[0], n = lengths[0], step = y.strides[axis]
        PlanCache.shared.real(n, precision(R.self)).forward(
            x.hostPointer, stride: x.strides[axis], y.mutableHostPointer, stride: step,
            lines: lines(x.shape, except: axis, x.strides, y.strides), scale: scale, parallelism: parallelism)
        // Row-major, so the lines with one index before the axis lie side by side.
        let block = n * step, blocks = y.count / block
        nonisolated(unsafe) let start = y.mutableHostPointer
        parallelism.forEachRun(of: blocks, grain: max(1, 65536 / block)) { run in
            for i in run { mirror(start + i * block, n, step, backward: backward) }
        }
        return y
    }

    /// As long along the axes as `sizes` say: a view where that is no more than there is, otherwise filled up with zeros.
    private func resized<E: Scalar>(_ x: NDArray<E>, _ sizes: [Int]) throws(MartletError) -> NDArray<E> {
        var common = x.shape, wanted = x.shape
        for (axis, size) in zip(axes, sizes) {
            common[axis] = min(common[axis], size)
            wanted[axis] = size
        }
        let part = NDArray<E>(unchecked: common, strides: x.strides, offset: x.offset, buffer: x.buffer)
        if common == wanted { return part }
        let whole = try NDArray<E>.zeroed(wanted, for: function)
        if !part.isEmpty {
            copyStrided(
                common, itemSize: MemoryLayout<E>.stride, from: part.hostPointer, part.strides,
                to: whole.mutableHostPointer, whole.strides)
        }
        return whole
    }
}

private func precision<R: RealScalar>(_: R.Type) -> Precision { R.dtype == .float64 ? .double : .single }

/// The lines along one axis of arrays of this shape.
private func lines(_ shape: Shape, except axis: Int, _ input: Shape, _ output: Shape) -> Lines {
    var axes: [Lines.Axis] = []
    for other in shape.indices where other != axis {
        axes.append(.init(count: shape[other], input: input[other], output: output[other]))
    }
    return Lines(axes)
}

/// Fills bins n/2 + 1 … n − 1 of `count` lines side by side, bin k of line i at k · count + i, with the conjugates of the bins
/// that mirror them; a backward transform of reals is the conjugate of the forward one.
@specialized(where R == Double)
@specialized(where R == Float)
private func mirror<R: RealScalar>(_ y: UnsafeMutablePointer<Complex<R>>, _ n: Int, _ count: Int, backward: Bool) {
    for k in 0...n / 2 {
        let from = y + k * count, to = y + (n - k) * count
        let hasTwin = k > 0 && 2 * k < n
        for i in 0..<count {
            if hasTwin { to[i] = backward ? from[i] : from[i].conjugate }
            if backward { from[i] = from[i].conjugate }
        }
    }
}
