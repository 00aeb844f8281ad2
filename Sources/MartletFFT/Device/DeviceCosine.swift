import MartletCore
import MartletFFTCore
import MartletGPU

extension CosineTransform {
    /// The same on arrays of a device.
    func callAsFunction<T: TransformableScalar>(
        _ x: NDArray<T>, on gpu: some GPU
    ) throws(MartletError) -> NDArray<T.Transformed> {
        if T.dtype.kind != .complex {
            let y: NDArray<T.SpectrumPart> = try reals(x, on: gpu)
            return Elements(y).array()
        }
        if axes.isEmpty { return Elements(x).array() }
        let parts: NDArray<T.SpectrumPart> = Elements(x).parts.array()
        let y: NDArray<T.SpectrumPart> = try reals(parts, on: gpu)
        return Elements(y).joined.array()
    }

    /// Along each of the axes, from the last to the first.
    private func reals<T: Scalar, R: RealScalar>(
        _ x: NDArray<T>, on gpu: some GPU
    ) throws(MartletError) -> NDArray<R> {
        let x: NDArray<T> = Elements(x).cut(axes, to: lengths).array()
        guard let last = axes.indices.last else { return try DeviceLines.converted(x, on: gpu, for: function) }
        var y: NDArray<R> = try DeviceTables.array(
            x.shape.replacing(axes[last], with: lengths[last]), on: gpu, for: function)
        try transform(x, y, last, on: gpu)
        for i in (0..<last).reversed() {
            // In place, unless there are elements to be filled up.
            let shape = y.shape.replacing(axes[i], with: lengths[i])
            let wide: NDArray<R> = y.shape == shape ? y : try DeviceTables.array(shape, on: gpu, for: function)
            try transform(y, wide, i, on: gpu)
            y = wide
        }
        return y
    }

    private func transform<T: Scalar, R: RealScalar>(
        _ x: NDArray<T>, _ y: NDArray<R>, _ place: Int, on gpu: some GPU
    ) throws(MartletError) {
        let axis = axes[place], n = lengths[place]
        let line = CosineLine(kind, n, isOrthogonal: isOrthogonal, R.dtype, gpu.limits), length = line.length(n)
        var work = DeviceLines(
            real: R.dtype, length: length, batch: y.shape.removing(axis), x: DeviceOperand(x, axis),
            y: DeviceOperand(y, axis), given: x.shape[axis])
        work.element = ElementText.name(of: T.dtype)
        (work.load, work.store, work.reading, work.writing) = (line.load, line.store, line, line)
        (work.size, work.turns) = (n, line.table(n))
        if line.way == .pairs { work.weights = .halfTurn(length) }
        work.scale.real = line.factor * (place == 0 ? scale : 1)
        try work.run(on: gpu)
    }
}

extension CosineLine {
    /// The way that costs least: pairs of reals where their transform takes no convolution, and a group has what makes bins
    /// of its results.
    init(_ kind: CosineKind, _ n: Int, isOrthogonal: Bool, _ real: DType, _ limits: GPULimits) {
        func pairs() -> Bool {
            let half = kind.reals(n) / 2
            return kind.reals(n) % 2 == 0 && DeviceRecipe.isSmooth(half, real, limits)
                && (kind.type == 3 || DeviceLines.canUnpack(half, real, limits))
        }
        self.init(
            kind: kind, isOrthogonal: isOrthogonal && kind.type != 4,
            way: kind.type == 4 ? (n % 2 == 0 ? .turned : .permuted) : pairs() ? .pairs : .whole)
    }
}

extension CosineKind {
    /// The period of the Fourier transform behind a line of n elements.
    fileprivate func reals(_ n: Int) -> Int { type == 1 ? 2 * (n + (isSine ? 1 : -1)) : n }
}
