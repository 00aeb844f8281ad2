public import MartletCore
public import MartletGPU

extension FFT {
    /// The discrete Fourier transform of real numbers along several axes, without the bins that mirror others.
    ///
    /// The sum of ``fftn(_:s:axes:norm:workers:)``, for 0 ≤ k ≤ n/2 along the last of the axes: the other bins are
    /// the conjugates of those at the negated indices.
    ///
    /// - Parameters:
    ///   - x: an array of reals.
    ///   - s: how many elements are transformed along each of the axes: what is longer is cut, what is shorter filled
    ///     up with zeros, and −1 leaves an axis as it is.
    ///   - axes: the axes that are transformed; when absent the last ones, as many as `s` has lengths, or all.
    ///   - norm: which direction is divided by the number of elements.
    ///   - workers: the most threads to use; the task's choice when absent, and negative counts back from the number of
    ///     processors, −1 being all.
    /// - Returns: a complex array of the shape of `x`, but for `s` along the axes, and half of it and 1, rounded
    ///   down, along the last.
    /// - Throws: an index error for an axis out of range; a value error for an axis named twice, for `s` and `axes`
    ///   of different lengths, for fewer than 1 element along an axis, or `workers` of 0.
    /// - Complexity: O(n log n) for n elements transformed together.
    /// - SeeAlso: `scipy.fft.rfftn`; Sorensen et al., IEEE Trans. ASSP 35 (1987) 849–863,
    ///   doi:10.1109/TASSP.1987.1165220.
    @specialized(where T == Double)
    @specialized(where T == Float)
    public static func rfftn<T: RealTransformableScalar>(
        _ x: NDArray<T>, s: [Int]? = nil, axes: [Int]? = nil, norm: Norm = .backward, workers: Int? = nil
    ) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        try Rfftn(x: x, s: s, axes: axes, norm: norm, workers: workers).perform()
    }
}

public struct Rfftn<T: RealTransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.rfftn", mirrors: "scipy.fft.rfftn, numpy.fft.rfftn", accuracy: FFT.accuracy,
            references: ["Sorensen et al., IEEE Trans. ASSP 35 (1987) 849–863, doi:10.1109/TASSP.1987.1165220"])
    }
    var x: NDArray<T>
    let s: [Int]?
    let axes: [Int]?
    let norm: FFT.Norm
    let workers: Int?

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }
}

// MARK: - Host

extension Rfftn {
    public func body() throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        let axes = try TransformAxes.several(x.shape, s: s, axes: axes, function: "rfftn").nonEmpty("rfftn")
        let transform = try Transform("rfftn", axes, backward: false, norm: norm, workers: workers)
        return try transform.bins(x)
    }
}

// MARK: - GPU

extension Rfftn: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>>? {
        let axes = try TransformAxes.several(x.shape, s: s, axes: axes, function: "rfftn").nonEmpty("rfftn")
        let transform = try DeviceTransform("rfftn", axes, backward: false, norm: norm, workers: workers, on: gpu)
        return try transform.bins(x)
    }
}
