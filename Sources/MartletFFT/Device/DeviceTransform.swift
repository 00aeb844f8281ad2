import MartletCore
import MartletGPU

/// The transforms behind all functions of the domain, on arrays of a device: what `Transform` is on the host.
struct DeviceTransform<G: GPU> {
    private let function: String
    private let axes, lengths: Shape
    private let backward, conjugated: Bool
    private let scale: Double
    private let gpu: G

    /// - Parameter conjugated: whether the transform of the conjugates is meant for reals as results, and the conjugates
    ///   of the transform for reals as input; it turns the directions around but not the norm.
    init(
        _ function: String, _ axes: TransformAxes, backward: Bool, conjugated: Bool = false, norm: FFT.Norm,
        workers: Int?, on gpu: G
    ) throws(MartletError) {
        _ = try parallelism(workers: workers, function: function)
        self.function = function
        (self.axes, lengths) = (axes.axes, axes.lengths)
        self.backward = backward != conjugated
        self.conjugated = conjugated
        scale = norm.scale(backward: backward, lengths: axes.lengths)
        self.gpu = gpu
    }

    /// Complex results of elements of any type.
    func complex<T: TransformableScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        try spectrum(x, axes.count, scale: scale, sign: direction, imaginary: direction)
    }

    /// The first n/2 + 1 bins along the last of the axes.
    func bins<T: RealTransformableScalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        let others = axes.count - 1, axis = axes[others], n = lengths[others], x = cut(x)
        let y: NDArray<Complex<T.SpectrumPart>> = try empty(x.shape.replacing(axis, with: n / 2 + 1))
        let last = conjugated ? -1.0 : 1.0
        try forward(x, into: y, axis, n, scale: others == 0 ? (scale, last * scale) : (1, 1))
        if others == 0 { return y }
        return try spectrum(y, others, scale: scale, sign: 1, imaginary: last)
    }

    /// n reals along the last of the axes from the first n/2 + 1 bins.
    func reals<T: TransformableScalar>(_ bins: NDArray<T>) throws(MartletError) -> NDArray<T.SpectrumPart> {
        let others = axes.count - 1, sign = conjugated ? -1.0 : 1.0
        if others == 0 { return try backward(cut(bins, toBins: true), sign) }
        // The conjugates of the input go through a transform of the other direction.
        let middle = try spectrum(
            cut(bins, toBins: true), others, scale: 1, sign: sign * direction, imaginary: direction)
        return try backward(middle, 1)
    }

    private var direction: Double { backward ? -1 : 1 }

    // MARK: - Steps

    /// Along each of the first `count` axes, from the last to the first.
    private func spectrum<T: TransformableScalar>(
        _ x: NDArray<T>, _ count: Int, scale: Double, sign: Double, imaginary: Double
    ) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        typealias C = Complex<T.SpectrumPart>
        let x = cut(x, count)
        if count == 0 {
            // Nothing but the type may have to change: the transform of one element is that element.
            let y: NDArray<C> = try empty(x.shape)
            try lines(x.appendingAxis, y.appendingAxis, x.rank, 1, sign: 1, scale: (scale, scale)).run(on: gpu)
            return y
        }
        let last = count - 1
        var y: NDArray<C> = try empty(x.shape.replacing(axes[last], with: lengths[last]))
        func factors(_ i: Int) -> (Double, Double) { i == 0 ? (scale, imaginary * scale) : (1, direction) }
        try lines(x, y, axes[last], lengths[last], sign: sign, scale: factors(last)).run(on: gpu)
        for i in (0..<last).reversed() {
            // In place, unless there are elements to be filled up.
            let wide: NDArray<C> =
                y.shape[axes[i]] == lengths[i] ? y : try empty(y.shape.replacing(axes[i], with: lengths[i]))
            try lines(y, wide, axes[i], lengths[i], sign: direction, scale: factors(i)).run(on: gpu)
            y = wide
        }
        return y
    }

    /// From reals to bins along one axis.
    private func forward<T: RealTransformableScalar>(
        _ x: NDArray<T>, into y: NDArray<Complex<T.SpectrumPart>>, _ axis: Int, _ n: Int, scale: (Double, Double)
    ) throws(MartletError) {
        let half = n / 2
        var work = lines(x, y, axis, n, sign: 1, scale: scale)
        guard n % 2 == 0, DeviceRecipe.isSmooth(half, T.SpectrumPart.dtype, gpu.limits) else {
            work.store = .halfSpectrum
            return try work.run(on: gpu)
        }
        (work.length, work.whole, work.kept, work.load) = (half, half, half, .pairs)
        if T.dtype == T.SpectrumPart.dtype, work.given % 2 == 0, let pairs = work.x.pairs {
            (work.x, work.load, work.element, work.given) = (pairs, .numbers, "C", work.given / 2)
        }
        if DeviceLines.canUnpack(half, T.SpectrumPart.dtype, gpu.limits) {
            (work.store, work.weights) = (.packedSpectrum, .halfTurn(half))
            return try work.run(on: gpu)
        }
        let packed: NDArray<Complex<T.SpectrumPart>> = try empty(y.shape.removing(axis).appending(contentsOf: [half]))
        (work.y, work.scale) = (DeviceOperand(packed, packed.rank - 1), (1, 1))
        try work.run(on: gpu)
        try Unpacking(packed: packed, bins: DeviceOperand(y, axis), scale: scale).run(on: gpu)
    }

    /// From bins to reals along the last of the axes.
    private func backward<T: TransformableScalar>(
        _ x: NDArray<T>, _ sign: Double
    ) throws(MartletError) -> NDArray<T.SpectrumPart> {
        let last = axes.count - 1, axis = axes[last], n = lengths[last], half = n / 2
        let y: NDArray<T.SpectrumPart> = try empty(x.shape.replacing(axis, with: n))
        var work = lines(x, y, axis, n, sign: sign, scale: (scale, -scale))
        if n % 2 == 0, DeviceRecipe.isSmooth(half, T.SpectrumPart.dtype, gpu.limits) {
            (work.length, work.kept, work.load, work.store) = (half, half, .packedSpectrum, .pairs)
            if let pairs = work.y.pairs { (work.y, work.store) = (pairs, .numbers) }
            work.weights = .halfTurn(half)
        } else {
            (work.load, work.store) = (.halfSpectrum, .reals)
        }
        try work.run(on: gpu)
        return y
    }

    // MARK: - Parts

    private func lines<T: TransformableScalar, U: Scalar>(
        _ x: NDArray<T>, _ y: NDArray<U>, _ axis: Int, _ n: Int, sign: Double, scale: (Double, Double)
    ) -> DeviceLines {
        var lines = DeviceLines(
            real: T.SpectrumPart.dtype, length: n, batch: y.shape.removing(axis), x: DeviceOperand(x, axis),
            y: DeviceOperand(y, axis), given: x.shape[axis])
        lines.element = ElementText.name(of: T.dtype)
        (lines.sign, lines.scale) = (sign, scale)
        return lines
    }

    private func empty<E: Scalar>(_ shape: Shape) throws(MartletError) -> NDArray<E> {
        try DeviceTables.array(shape, on: gpu, for: function)
    }

    /// The elements that are transformed: along each of the axes no more than its length, or along the last no more
    /// bins than make that many reals.
    private func cut<T>(_ x: NDArray<T>, _ count: Int? = nil, toBins: Bool = false) -> NDArray<T> {
        var shape = x.shape
        for i in 0..<(count ?? axes.count) {
            let most = toBins && i == axes.count - 1 ? lengths[i] / 2 + 1 : lengths[i]
            shape = shape.replacing(axes[i], with: min(shape[axes[i]], most))
        }
        return NDArray(unchecked: shape, strides: x.strides, offset: x.offset, buffer: x.buffer)
    }
}
