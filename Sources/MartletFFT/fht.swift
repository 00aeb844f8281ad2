public import MartletCore
public import MartletGPU

extension FFT {
    /// The fast Hankel transform of samples at equal steps of the logarithm.
    ///
    /// ```
    /// A(k) = ∫ a(r) J_μ(kr) k dr,    0 < r < ∞,
    /// ```
    /// of the function with a(r_j) = a[j], r_j = r_c exp((j − j_c) dln) and j_c = (n − 1) / 2, at k_j = k_c exp((j −
    /// j_c) dln) with k_c r_c = exp(offset).  The function times r^(−bias) is taken to be periodic in the logarithm of
    /// r, and is represented by its n harmonics; for what lies within them the transform is exact.
    ///
    /// - Parameters:
    ///   - a: real samples along the last axis.
    ///   - dln: the step of the logarithm from sample to sample.
    ///   - mu: the order of the Bessel function.
    ///   - offset: the logarithm of k_c r_c; ``fhtoffset(_:_:initial:bias:)`` finds one that avoids ringing.
    ///   - bias: the power of r that is divided out first.
    /// - Returns: an array of the shape of `a`.  Where the coefficient of the mean is infinite, as for large negative
    ///   biases, the mean is left out; another bias avoids that.
    /// - Throws: an index error for an array without axes; a value error for no samples or a step of 0.
    /// - Complexity: O(n log n) for each line.
    /// - SeeAlso: `scipy.fft.fht`; Hamilton, Mon. Not. R. Astron. Soc. 312 (2000) 257–284,
    ///   doi:10.1046/j.1365-8711.2000.03071.x.
    public static func fht<T: RealTransformableScalar>(
        _ a: NDArray<T>, dln: Double, mu: Double, offset: Double = 0, bias: Double = 0
    ) throws(MartletError) -> NDArray<T.SpectrumPart> {
        try Fht(a: a, dln: dln, mu: mu, offset: offset, bias: bias).perform()
    }
}

public struct Fht<T: RealTransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.fht", mirrors: "scipy.fft.fht", accuracy: .relative(factor: 4096),
            references: ["Hamilton, Mon. Not. R. Astron. Soc. 312 (2000) 257–284, doi:10.1046/j.1365-8711.2000.03071.x"]
        )
    }
    var a: NDArray<T>
    let dln, mu, offset, bias: Double

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&a) }
}

extension Fht {
    private func transform() throws(MartletError) -> HankelTransform {
        return try HankelTransform(
            "fht", a.shape, argument: "a", dln: dln, mu: mu, offset: offset, bias: bias, isInverse: false)
    }
}

// MARK: - Host

extension Fht {
    public func body() throws(MartletError) -> NDArray<T.SpectrumPart> { try transform()(a) }
}

// MARK: - GPU

extension Fht: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<T.SpectrumPart>? { try transform()(a, on: gpu) }
}
