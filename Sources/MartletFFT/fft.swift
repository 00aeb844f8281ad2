public import MartletCore
public import MartletGPU

extension FFT {
    /// The discrete Fourier transform along one axis.
    ///
    /// ```
    /// X[k] = s Σ_j x[j] exp(−2πi j k / n),    0 ≤ k < n,
    /// ```
    /// where s is 1, or 1/√n or 1/n as `norm` says.  Bin k is the frequency k / n of the sampling rate; the second
    /// half of the bins are the negative frequencies.  See ``fftfreq(_:d:)``.
    ///
    /// - Parameters:
    ///   - x: an array of at least one axis.
    ///   - n: how many elements are transformed: a longer line is cut, a shorter one filled up with zeros; all when
    ///     absent.
    ///   - axis: the axis that is transformed.
    ///   - norm: which direction is divided by the number of elements.
    ///   - workers: the most threads to use; the task's choice when absent, and negative counts back from the number of
    ///     processors, −1 being all.
    /// - Returns: a complex array of the shape of `x`, but for n along the axis.
    /// - Throws: an index error for an axis out of range; a value error for fewer than 1 element, or `workers` of 0.
    /// - Complexity: O(n log n) for each line, for every n.
    /// - SeeAlso: `scipy.fft.fft`; Cooley & Tukey, Math. Comp. 19 (1965) 297–301,
    ///   doi:10.1090/S0025-5718-1965-0178586-1.
    @specialized(where T == Complex<Double>)
    @specialized(where T == Complex<Float>)
    @specialized(where T == Double)
    @specialized(where T == Float)
    public static func fft<T: TransformableScalar>(
        _ x: NDArray<T>, n: Int? = nil, axis: Int = -1, norm: Norm = .backward, workers: Int? = nil
    ) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        if Scope.isPlain, T.self == Complex<T.SpectrumPart>.self,
            let line = WholeLine(x, n: n, axis: axis, norm: norm, workers: workers)
        {
            return try line.complex(backward: false, for: "fft")
        }
        return try Fft(x: x, n: n, axis: axis, norm: norm, workers: workers).perform()
    }
}

public struct Fft<T: TransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.fft", mirrors: "scipy.fft.fft, numpy.fft.fft, scipy.fftpack.fft", accuracy: FFT.accuracy,
            references: ["Cooley & Tukey, Math. Comp. 19 (1965) 297–301, doi:10.1090/S0025-5718-1965-0178586-1"])
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

extension Fft {
    public func body() throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        let axes = try TransformAxes.one(x.shape, n: n, axis: axis, function: "fft")
        return try Transform("fft", axes, backward: false, norm: norm, workers: workers).complex(x)
    }
}

// MARK: - GPU

extension Fft: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>>? {
        let axes = try TransformAxes.one(x.shape, n: n, axis: axis, function: "fft")
        let transform = try DeviceTransform("fft", axes, backward: false, norm: norm, workers: workers, on: gpu)
        return try transform.complex(x)
    }
}
