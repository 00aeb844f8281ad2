public import MartletCore
public import MartletGPU

extension FFT {
    /// The inverse discrete Fourier transform along one axis.
    ///
    /// ```
    /// x[j] = s Σ_k X[k] exp(2πi j k / n),    0 ≤ j < n,
    /// ```
    /// where s is 1/n, or 1/√n or 1 as `norm` says; the inverse of ``fft(_:n:axis:norm:workers:)`` with the same
    /// `norm`.
    ///
    /// - Parameters:
    ///   - x: an array of at least one axis, the zero frequency first and the negative ones in the second half.
    ///   - n: how many elements are transformed: a longer line is cut, a shorter one filled up with zeros; all when
    ///     absent.
    ///   - axis: the axis that is transformed.
    ///   - norm: which direction is divided by the number of elements.
    ///   - workers: the most threads to use; the task's choice when absent, and negative counts back from the number of
    ///     processors, −1 being all.
    /// - Returns: a complex array of the shape of `x`, but for n along the axis.
    /// - Throws: an index error for an axis out of range; a value error for fewer than 1 element, or `workers` of 0.
    /// - Complexity: O(n log n) for each line, for every n.
    /// - SeeAlso: `scipy.fft.ifft`; Cooley & Tukey, Math. Comp. 19 (1965) 297–301,
    ///   doi:10.1090/S0025-5718-1965-0178586-1.
    @specialized(where T == Complex<Double>)
    @specialized(where T == Complex<Float>)
    @specialized(where T == Double)
    @specialized(where T == Float)
    public static func ifft<T: TransformableScalar>(
        _ x: NDArray<T>, n: Int? = nil, axis: Int = -1, norm: Norm = .backward, workers: Int? = nil
    ) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        if Scope.isPlain, T.self == Complex<T.SpectrumPart>.self,
            let line = WholeLine(x, n: n, axis: axis, norm: norm, workers: workers)
        {
            return try line.complex(backward: true, for: "ifft")
        }
        return try Ifft(x: x, n: n, axis: axis, norm: norm, workers: workers).perform()
    }
}

public struct Ifft<T: TransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.ifft", mirrors: "scipy.fft.ifft, numpy.fft.ifft, scipy.fftpack.ifft", accuracy: FFT.accuracy,
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

extension Ifft {
    public func body() throws(MartletError) -> NDArray<Complex<T.SpectrumPart>> {
        let axes = try TransformAxes.one(x.shape, n: n, axis: axis, function: "ifft")
        return try Transform("ifft", axes, backward: true, norm: norm, workers: workers).complex(x)
    }
}

// MARK: - GPU

extension Ifft: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<Complex<T.SpectrumPart>>? {
        let axes = try TransformAxes.one(x.shape, n: n, axis: axis, function: "ifft")
        let transform = try DeviceTransform("ifft", axes, backward: true, norm: norm, workers: workers, on: gpu)
        return try transform.complex(x)
    }
}
