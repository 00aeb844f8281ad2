public import MartletCore
public import MartletGPU

extension FFT {
    /// The real numbers whose transform along one axis begins with the given bins.
    ///
    /// ```
    /// x[j] = s Σ_k X[k] exp(2πi j k / n),    0 ≤ j < n,    with X[n − k] = X̄[k],
    /// ```
    /// where s is 1/n, or 1/√n or 1 as `norm` says.  The imaginary parts of bin 0, and for even n of bin n/2, are not
    /// looked at. The inverse of ``rfft(_:n:axis:norm:workers:)``, given the n of the numbers: it cannot be told from
    /// the bins.
    ///
    /// - Parameters:
    ///   - x: the bins from frequency 0 up, of which n/2 + 1 are used; missing ones are zero.
    ///   - n: how many numbers are wanted; 2 (m − 1) for m bins when absent, which is even.
    ///   - axis: the axis that is transformed.
    ///   - norm: which direction is divided by the number of elements.
    ///   - workers: the most threads to use; the task's choice when absent, and negative counts back from the number of
    ///     processors, −1 being all.
    /// - Returns: a real array of the shape of `x`, but for n along the axis.
    /// - Throws: an index error for an axis out of range; a value error for fewer than 1 element, or `workers` of 0.
    /// - Complexity: O(n log n) for each line, for every n.
    /// - SeeAlso: `scipy.fft.irfft`; Sorensen et al., IEEE Trans. ASSP 35 (1987) 849–863,
    ///   doi:10.1109/TASSP.1987.1165220.
    @specialized(where T == Complex<Double>)
    @specialized(where T == Complex<Float>)
    @specialized(where T == Double)
    @specialized(where T == Float)
    public static func irfft<T: TransformableScalar>(
        _ x: NDArray<T>, n: Int? = nil, axis: Int = -1, norm: Norm = .backward, workers: Int? = nil
    ) throws(MartletError) -> NDArray<T.SpectrumPart> {
        if Scope.isPlain, T.self == Complex<T.SpectrumPart>.self,
            let line = WholeLine(x, n: nil, axis: axis, norm: norm, workers: workers),
            let reals: NDArray<T.SpectrumPart> = try line.reals(n, for: "irfft")
        {
            return reals
        }
        return try Irfft(x: x, n: n, axis: axis, norm: norm, workers: workers).perform()
    }
}

public struct Irfft<T: TransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.irfft", mirrors: "scipy.fft.irfft, numpy.fft.irfft", accuracy: FFT.accuracy,
            references: ["Sorensen et al., IEEE Trans. ASSP 35 (1987) 849–863, doi:10.1109/TASSP.1987.1165220"])
    }
    var x: NDArray<T>
    let n: Int?
    let axis: Int
    let norm: FFT.Norm
    let workers: Int?

    public var livesOnHost: Bool { x.buffer.isOnHost }
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }
}

// MARK: - Host

extension Irfft {
    public func body() throws(MartletError) -> NDArray<T.SpectrumPart> {
        let axes = try TransformAxes.realOutput(x.shape, n: n, axis: axis, function: "irfft")
        let transform = try Transform("irfft", axes, backward: true, norm: norm, workers: workers)
        return try transform.reals(x)
    }
}

// MARK: - GPU

extension Irfft: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<T.SpectrumPart>? {
        let axes = try TransformAxes.realOutput(x.shape, n: n, axis: axis, function: "irfft")
        let transform = try DeviceTransform("irfft", axes, backward: true, norm: norm, workers: workers, on: gpu)
        return try transform.reals(x)
    }
}
