public import MartletCore
public import MartletGPU

extension FFT {
    /// The transform along several axes of a signal with Hermitian symmetry, which is real.
    ///
    /// The sum of ``fftn(_:s:axes:norm:workers:)``, with the elements beyond n/2 along the last of the axes being the
    /// conjugates of those at the negated indices.
    ///
    /// - Parameters:
    ///   - x: the signal, from 0 up to n/2 along the last of the axes; missing elements are zero.
    ///   - s: how many numbers are wanted along each of the axes; along the last, 2 (m − 1) for m elements when absent.
    ///   - axes: the axes that are transformed; when absent the last ones, as many as `s` has lengths, or all.
    ///   - norm: which direction is divided by the number of elements.
    ///   - workers: the most threads to use; the task's choice when absent, and negative counts back from the number of
    ///     processors, −1 being all.
    /// - Returns: a real array of the shape of `x`, but for `s` along the axes.
    /// - Throws: an index error for an axis out of range; a value error for an axis named twice, for `s` and `axes`
    ///   of different lengths, for fewer than 1 element along an axis, or `workers` of 0.
    /// - Complexity: O(n log n) for n elements transformed together.
    /// - SeeAlso: `scipy.fft.hfftn`; Sorensen et al., IEEE Trans. ASSP 35 (1987) 849–863,
    ///   doi:10.1109/TASSP.1987.1165220.
    public static func hfftn<T: TransformableScalar>(
        _ x: NDArray<T>, s: [Int]? = nil, axes: [Int]? = nil, norm: Norm = .backward, workers: Int? = nil
    ) throws(MartletError) -> NDArray<T.SpectrumPart> {
        try Hfftn(x: x, s: s, axes: axes, norm: norm, workers: workers).perform()
    }
}

public struct Hfftn<T: TransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.hfftn", mirrors: "scipy.fft.hfftn", accuracy: FFT.accuracy,
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

extension Hfftn {
    public func body() throws(MartletError) -> NDArray<T.SpectrumPart> {
        let axes = try TransformAxes.realOutput(x.shape, s: s, axes: axes, function: "hfftn")
        let transform = try Transform("hfftn", axes, backward: false, conjugated: true, norm: norm, workers: workers)
        return try transform.reals(x)
    }
}

// MARK: - GPU

extension Hfftn: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<T.SpectrumPart>? {
        let axes = try TransformAxes.realOutput(x.shape, s: s, axes: axes, function: "hfftn")
        let transform = try DeviceTransform(
            "hfftn", axes, backward: false, conjugated: true, norm: norm, workers: workers, on: gpu)
        return try transform.reals(x)
    }
}
