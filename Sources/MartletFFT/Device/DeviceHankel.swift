import MartletArray
import MartletCore
import MartletGPU

extension HankelTransform {
    /// The same on arrays of a device.
    func callAsFunction<T: RealTransformableScalar>(
        _ x: NDArray<T>, on gpu: some GPU
    ) throws(MartletError) -> NDArray<T.SpectrumPart> {
        T.SpectrumPart.dtype == .float64
            ? Elements(try run(x, Double.self, on: gpu)).array() : Elements(try run(x, Float.self, on: gpu)).array()
    }

    private func run<T: Scalar, R: RealTransformableScalar>(
        _ x: NDArray<T>, _: R.Type, on gpu: some GPU
    ) throws(MartletError) -> NDArray<R> where R.SpectrumPart == R {
        var y: NDArray<R> = try DeviceLines.converted(x, on: gpu, for: function)
        if y.isEmpty { return y }
        let (before, after) = weights(R.self)
        if let before { y = try Arrays.multiply(y, NDArray(before).on(gpu)) }
        let axes = try TransformAxes.one(y.shape, n: nil, axis: -1, function: function)
        let bins = try DeviceTransform(function, axes, backward: false, norm: .backward, workers: nil, on: gpu).bins(y)
        try multiply(bins, on: gpu)
        y = try DeviceTransform(function, axes, backward: true, norm: .backward, workers: nil, on: gpu).reals(bins)
        // In the opposite order, which is a view.
        let last = y.rank - 1, step = y.strides[last]
        y = NDArray(
            unchecked: y.shape, strides: y.strides.replacing(last, with: -step),
            offset: y.offset + (y.shape[last] - 1) * step, buffer: y.buffer)
        return if let after { try Arrays.multiply(y, NDArray(after).on(gpu)) } else { y }
    }

    /// Multiplies bins by the factors, in place.
    private func multiply<R: RealScalar>(_ bins: NDArray<Complex<R>>, on gpu: some GPU) throws(MartletError) {
        let kernel = Kernel(
            "fft_multiply", real: R.dtype,
            """
            typedef \(R.dtype == .float64 ? "double2" : "float2") C;
            KERNEL fft_multiply(RESULT(C, z), ARRAY(C, factors), INDEX count, INDEX bins) {
                BIND_RESULT(C, z); BIND(C, factors);
                const INDEX i = SELF;
                if (i < count) {
                    const C a = z[i], b = factors[i % bins];
                    C product; product.x = MULADD(a.x, b.x, -(a.y * b.y)); product.y = MULADD(a.x, b.y, a.y * b.x);
                    z[i] = product;
                }
            }
            """)
        let there = try NDArray(factors.map { Complex(R($0.real), R($0.imaginary)) }).on(gpu)
        try gpu.launch(
            kernel, count: bins.count, [.array(bins), .array(there), .index(bins.count), .index(factors.count)])
    }
}
