public import MartletCore

extension FFT {
    /// The discrete Fourier transform along two axes.
    ///
    /// ``fftn(_:s:axes:norm:workers:)`` along the last two axes, or those named.
    ///
    /// - Parameters:
    ///   - x: an array of at least two axes.
    ///   - s: how many elements are transformed along each of the axes; all when absent.
    ///   - axes: the axes that are transformed.
    ///   - norm: which direction is divided by the number of elements.
    ///   - workers: the most threads to use; the task's choice when absent, and negative counts back from the number of
    ///     processors, −1 being all.
    /// - Returns: an array of the shape of `x` but along the axes, as from ``fftn(_:s:axes:norm:workers:)``.
    /// - Throws: an index error for an axis out of range; a value error for an axis named twice, for `s` and `axes`
    ///   of different lengths, for fewer than 1 element along an axis, or `workers` of 0.
    /// - Complexity: O(n log n) for n elements transformed together.
    /// - SeeAlso: `scipy.fft.fft2`; Cooley & Tukey, Math. Comp. 19 (1965) 297–301,
    ///   doi:10.1090/S0025-5718-1965-0178586-1.
    @specialized(where T == Complex<Double>)
    @specialized(where T == Complex<Float>)
    @specialized(where T == Double)
    @specialized(where T == Float)
    public static func fft2<T: TransformableScalar>(
        _ x: NDArray<T>, s: [Int]? = nil, axes: [Int] = [-2, -1], norm: Norm = .backward, workers: Int? = nil
    ) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        try Fft2(x: x, s: s, axes: axes, norm: norm, workers: workers).perform()
    }
}

public struct Fft2<T: TransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.fft2", mirrors: "scipy.fft.fft2, numpy.fft.fft2, scipy.fftpack.fft2", accuracy: FFT.accuracy,
            references: ["Cooley & Tukey, Math. Comp. 19 (1965) 297–301, doi:10.1090/S0025-5718-1965-0178586-1"])
    }
    public static var isComposite: Bool { true }
    var x: NDArray<T>
    let s: [Int]?
    let axes: [Int]
    let norm: FFT.Norm
    let workers: Int?

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }

    public func body() throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        try FFT.fftn(x, s: s, axes: axes, norm: norm, workers: workers)
    }
}
