public import MartletCore
public import MartletGPU

extension FFT {
    /// The bins of frequencies from 0 up of the discrete Fourier transform of real numbers along one axis.
    ///
    /// ```
    /// X[k] = s Σ_j x[j] exp(−2πi j k / n),    0 ≤ k ≤ n/2,
    /// ```
    /// where s is 1, or 1/√n or 1/n as `norm` says.  The other bins are the conjugates of these, X[n − k] = X̄[k];
    /// bin 0, and for even n the last, are real.
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
    /// - SeeAlso: `scipy.fft.rfft`; Sorensen et al., IEEE Trans. ASSP 35 (1987) 849–863,
    ///   doi:10.1109/TASSP.1987.1165220.
    @specialized(where T == Double)
    @specialized(where T == Float)
    public static func rfft<T: RealTransformableScalar>(
        _ x: NDArray<T>, n: Int? = nil, axis: Int = -1, norm: Norm = .backward, workers: Int? = nil
    ) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        if Scope.isPlain, T.self == T.SpectrumPart.self,
            let line = WholeLine(x, n: n, axis: axis, norm: norm, workers: workers)
        {
            return try line.bins(for: "rfft")
        }
        return try Rfft(x: x, n: n, axis: axis, norm: norm, workers: workers).perform()
    }
}

public struct Rfft<T: RealTransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.rfft", mirrors: "scipy.fft.rfft, numpy.fft.rfft", accuracy: FFT.accuracy,
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

extension Rfft {
    public func body() throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        let axes = try TransformAxes.one(x.shape, n: n, axis: axis, function: "rfft")
        let transform = try Transform("rfft", axes, backward: false, norm: norm, workers: workers)
        return try transform.bins(x)
    }
}

// MARK: - GPU

extension Rfft: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>>? {
        let axes = try TransformAxes.one(x.shape, n: n, axis: axis, function: "rfft")
        let transform = try DeviceTransform("rfft", axes, backward: false, norm: norm, workers: workers, on: gpu)
        return try transform.bins(x)
    }
}
