public import MartletCore
public import MartletGPU

extension FFT {
    /// The first half of the signal with Hermitian symmetry whose transform along one axis is real.
    ///
    /// ```
    /// x[j] = s Σ_k X[k] exp(2πi j k / n),    0 ≤ j ≤ n/2,
    /// ```
    /// where s is 1/n, or 1/√n or 1 as `norm` says; the others are x[n − j] = x̄[j].  The inverse of
    /// ``hfft(_:n:axis:norm:workers:)``.
    ///
    /// - Parameters:
    ///   - x: an array of reals of at least one axis.
    ///   - n: how many elements are transformed: a longer line is cut, a shorter one filled up with zeros; all when
    ///     absent.
    ///   - axis: the axis that is transformed.
    ///   - norm: which direction is divided by the number of elements.
    ///   - workers: the most threads to use; the task's choice when absent, and negative counts back from the number of
    ///     processors, −1 being all.
    /// - Returns: a complex array of the shape of `x`, but for n/2 + 1 along the axis, rounded down.
    /// - Throws: an index error for an axis out of range; a value error for fewer than 1 element, or `workers` of 0.
    /// - Complexity: O(n log n) for each line, for every n.
    /// - SeeAlso: `scipy.fft.ihfft`; Sorensen et al., IEEE Trans. ASSP 35 (1987) 849–863,
    ///   doi:10.1109/TASSP.1987.1165220.
    @specialized(where T == Double)
    @specialized(where T == Float)
    public static func ihfft<T: RealTransformableScalar>(
        _ x: NDArray<T>, n: Int? = nil, axis: Int = -1, norm: Norm = .backward, workers: Int? = nil
    ) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        try Ihfft(x: x, n: n, axis: axis, norm: norm, workers: workers).perform()
    }
}

public struct Ihfft<T: RealTransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.ihfft", mirrors: "scipy.fft.ihfft, numpy.fft.ihfft", accuracy: FFT.accuracy,
            references: ["Sorensen et al., IEEE Trans. ASSP 35 (1987) 849–863, doi:10.1109/TASSP.1987.1165220"])
    }
    var x: NDArray<T>
    let n: Int?
    let axis: Int
    let norm: FFT.Norm
    let workers: Int?

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }
}

// MARK: - Host

extension Ihfft {
    public func body() throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        let axes = try TransformAxes.one(x.shape, n: n, axis: axis, function: "ihfft")
        let transform = try Transform("ihfft", axes, backward: true, conjugated: true, norm: norm, workers: workers)
        return try conjugated(transform.bins(x), for: "ihfft")
    }
}

// MARK: - GPU

extension Ihfft: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>>? {
        let axes = try TransformAxes.one(x.shape, n: n, axis: axis, function: "ihfft")
        let transform = try DeviceTransform(
            "ihfft", axes, backward: true, conjugated: true, norm: norm, workers: workers, on: gpu)
        return try transform.bins(x)
    }
}
