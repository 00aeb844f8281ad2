public import MartletCore
public import MartletGPU

extension FFT {
    /// The signal with Hermitian symmetry whose transform along several axes is real, without the elements that
    /// mirror others.
    ///
    /// The sum of ``ifftn(_:s:axes:norm:workers:)``, for indices up to n/2 along the last of the axes; the inverse of
    /// ``hfftn(_:s:axes:norm:workers:)``.
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
    /// - SeeAlso: `scipy.fft.ihfftn`; Sorensen et al., IEEE Trans. ASSP 35 (1987) 849–863,
    ///   doi:10.1109/TASSP.1987.1165220.
    public static func ihfftn<T: RealTransformableScalar>(
        _ x: NDArray<T>, s: [Int]? = nil, axes: [Int]? = nil, norm: Norm = .backward, workers: Int? = nil
    ) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        try Ihfftn(x: x, s: s, axes: axes, norm: norm, workers: workers).perform()
    }
}

public struct Ihfftn<T: RealTransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.ihfftn", mirrors: "scipy.fft.ihfftn", accuracy: FFT.accuracy,
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

extension Ihfftn {
    public func body() throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        let axes = try TransformAxes.several(x.shape, s: s, axes: axes, function: "ihfftn").nonEmpty("ihfftn")
        let transform = try Transform("ihfftn", axes, backward: true, conjugated: true, norm: norm, workers: workers)
        return try conjugated(transform.bins(x), for: "ihfftn")
    }
}

// MARK: - GPU

extension Ihfftn: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>>? {
        let axes = try TransformAxes.several(x.shape, s: s, axes: axes, function: "ihfftn").nonEmpty("ihfftn")
        let transform = try DeviceTransform(
            "ihfftn", axes, backward: true, conjugated: true, norm: norm, workers: workers, on: gpu)
        return try transform.bins(x)
    }
}
