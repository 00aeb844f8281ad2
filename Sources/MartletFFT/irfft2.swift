public import MartletCore

extension FFT {
    /// The real numbers whose transform along two axes begins with the given bins.
    ///
    /// ``irfftn(_:s:axes:norm:workers:)`` along the last two axes, or those named.
    ///
    /// - Parameters:
    ///   - x: an array of at least two axes.
    ///   - s: how many numbers are wanted along each of the axes; along the last, 2 (m − 1) for m given ones when
    ///     absent.
    ///   - axes: the axes that are transformed.
    ///   - norm: which direction is divided by the number of elements.
    ///   - workers: the most threads to use; the task's choice when absent, and negative counts back from the number of
    ///     processors, −1 being all.
    /// - Returns: an array of the shape of `x` but along the axes, as from ``irfftn(_:s:axes:norm:workers:)``.
    /// - Throws: an index error for an axis out of range; a value error for an axis named twice, for `s` and `axes`
    ///   of different lengths, for fewer than 1 element along an axis, or `workers` of 0.
    /// - Complexity: O(n log n) for n elements transformed together.
    /// - SeeAlso: `scipy.fft.irfft2`; Sorensen et al., IEEE Trans. ASSP 35 (1987) 849–863,
    ///   doi:10.1109/TASSP.1987.1165220.
    @specialized(where T == Complex<Double>)
    @specialized(where T == Complex<Float>)
    @specialized(where T == Double)
    @specialized(where T == Float)
    public static func irfft2<T: TransformableScalar>(
        _ x: NDArray<T>, s: [Int]? = nil, axes: [Int] = [-2, -1], norm: Norm = .backward, workers: Int? = nil
    ) throws(MartletError) -> NDArray<T.SpectrumPart> {
        try Irfft2(x: x, s: s, axes: axes, norm: norm, workers: workers).perform()
    }
}

public struct Irfft2<T: TransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.irfft2", mirrors: "scipy.fft.irfft2, numpy.fft.irfft2", accuracy: FFT.accuracy,
            references: ["Sorensen et al., IEEE Trans. ASSP 35 (1987) 849–863, doi:10.1109/TASSP.1987.1165220"])
    }
    public static var isComposite: Bool { true }
    var x: NDArray<T>
    let s: [Int]?
    let axes: [Int]
    let norm: FFT.Norm
    let workers: Int?

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<T.SpectrumPart> {
        try FFT.irfftn(x, s: s, axes: axes, norm: norm, workers: workers)
    }
}
