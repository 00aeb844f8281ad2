public import MartletCore
public import MartletGPU

extension FFT {
    /// The transform along one axis of a signal with Hermitian symmetry, which is real.
    ///
    /// ```
    /// X[k] = s Σ_j x[j] exp(−2πi j k / n),    0 ≤ k < n,    with x[n − j] = x̄[j],
    /// ```
    /// where s is 1, or 1/√n or 1/n as `norm` says.  Only x[0] … x[n/2] are given.  The imaginary parts of x[0], and
    /// for even n of x[n/2], are not looked at.
    ///
    /// - Parameters:
    ///   - x: the first half of the signal, of which n/2 + 1 elements are used; missing ones are zero.
    ///   - n: how many bins are wanted; 2 (m − 1) for m elements when absent, which is even.
    ///   - axis: the axis that is transformed.
    ///   - norm: which direction is divided by the number of elements.
    ///   - workers: the most threads to use; the task's choice when absent, and negative counts back from the number of
    ///     processors, −1 being all.
    /// - Returns: a real array of the shape of `x`, but for n along the axis.
    /// - Throws: an index error for an axis out of range; a value error for fewer than 1 element, or `workers` of 0.
    /// - Complexity: O(n log n) for each line, for every n.
    /// - SeeAlso: `scipy.fft.hfft`; Sorensen et al., IEEE Trans. ASSP 35 (1987) 849–863,
    ///   doi:10.1109/TASSP.1987.1165220.
    @specialized(where T == Complex<Double>)
    @specialized(where T == Complex<Float>)
    @specialized(where T == Double)
    @specialized(where T == Float)
    public static func hfft<T: TransformableScalar>(
        _ x: NDArray<T>, n: Int? = nil, axis: Int = -1, norm: Norm = .backward, workers: Int? = nil
    ) throws(MartletError) -> NDArray<T.SpectrumPart> {
        try Hfft(x: x, n: n, axis: axis, norm: norm, workers: workers).perform()
    }
}

public struct Hfft<T: TransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.hfft", mirrors: "scipy.fft.hfft, numpy.fft.hfft", accuracy: FFT.accuracy,
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

extension Hfft {
    public func body() throws(MartletError) -> NDArray<T.SpectrumPart> {
        let axes = try TransformAxes.realOutput(x.shape, n: n, axis: axis, function: "hfft")
        let transform = try Transform("hfft", axes, backward: false, conjugated: true, norm: norm, workers: workers)
        return try transform.reals(x)
    }
}

// MARK: - GPU

extension Hfft: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<T.SpectrumPart>? {
        let axes = try TransformAxes.realOutput(x.shape, n: n, axis: axis, function: "hfft")
        let transform = try DeviceTransform(
            "hfft", axes, backward: false, conjugated: true, norm: norm, workers: workers, on: gpu)
        return try transform.reals(x)
    }
}
