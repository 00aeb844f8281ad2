public import MartletCore
public import MartletGPU

extension FFT {
    /// The discrete Fourier transform along several axes.
    ///
    /// ```
    /// X[k₁, k₂, …] = s Σ x[j₁, j₂, …] exp(−2πi (j₁ k₁ / n₁ + j₂ k₂ / n₂ + …)),
    /// ```
    /// where s is 1, or 1/√n or 1/n as `norm` says, and n = n₁ n₂ ….
    ///
    /// - Parameters:
    ///   - x: an array of any shape.
    ///   - s: how many elements are transformed along each of the axes: what is longer is cut, what is shorter filled
    ///     up with zeros, and −1 leaves an axis as it is.
    ///   - axes: the axes that are transformed; when absent the last ones, as many as `s` has lengths, or all.
    ///   - norm: which direction is divided by the number of elements.
    ///   - workers: the most threads to use; the task's choice when absent, and negative counts back from the number of
    ///     processors, −1 being all.
    /// - Returns: a complex array of the shape of `x`, but for `s` along the axes.
    /// - Throws: an index error for an axis out of range; a value error for an axis named twice, for `s` and `axes`
    ///   of different lengths, for fewer than 1 element along an axis, or `workers` of 0.
    /// - Complexity: O(n log n) for n elements transformed together.
    /// - SeeAlso: `scipy.fft.fftn`; Cooley & Tukey, Math. Comp. 19 (1965) 297–301,
    ///   doi:10.1090/S0025-5718-1965-0178586-1.
    @specialized(where T == Complex<Double>)
    @specialized(where T == Complex<Float>)
    @specialized(where T == Double)
    @specialized(where T == Float)
    public static func fftn<T: TransformableScalar>(
        _ x: NDArray<T>, s: [Int]? = nil, axes: [Int]? = nil, norm: Norm = .backward, workers: Int? = nil
    ) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        try Fftn(x: x, s: s, axes: axes, norm: norm, workers: workers).perform()
    }
}

public struct Fftn<T: TransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.fftn", mirrors: "scipy.fft.fftn, numpy.fft.fftn, scipy.fftpack.fftn", accuracy: FFT.accuracy,
            references: ["Cooley & Tukey, Math. Comp. 19 (1965) 297–301, doi:10.1090/S0025-5718-1965-0178586-1"])
    }
    var x: NDArray<T>
    let s: [Int]?
    let axes: [Int]?
    let norm: FFT.Norm
    let workers: Int?

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }
}

// MARK: - Host

extension Fftn {
    public func body() throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        let axes = try TransformAxes.several(x.shape, s: s, axes: axes, function: "fftn")
        return try Transform("fftn", axes, backward: false, norm: norm, workers: workers).complex(x)
    }
}

// MARK: - GPU

extension Fftn: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>>? {
        let axes = try TransformAxes.several(x.shape, s: s, axes: axes, function: "fftn")
        let transform = try DeviceTransform("fftn", axes, backward: false, norm: norm, workers: workers, on: gpu)
        return try transform.complex(x)
    }
}
