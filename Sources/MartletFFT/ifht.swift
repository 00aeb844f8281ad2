public import MartletCore
public import MartletGPU

extension FFT {
    /// The inverse of the fast Hankel transform of samples at equal steps of the logarithm.
    ///
    /// ```
    /// a(r) = ∫ A(k) J_μ(kr) r dk,    0 < k < ∞,
    /// ```
    /// as ``fht(_:dln:mu:offset:bias:)`` has it: with the same arguments it undoes that.
    ///
    /// - Parameters:
    ///   - A: real samples along the last axis.
    ///   - dln: the step of the logarithm from sample to sample.
    ///   - mu: the order of the Bessel function.
    ///   - offset: the logarithm of k_c r_c; ``fhtoffset(_:_:initial:bias:)`` finds one that avoids ringing.
    ///   - bias: the power of r that is divided out first.
    /// - Returns: an array of the shape of `A`.  Where the coefficient of the mean is zero, as for large positive
    ///   biases, the mean is left out; another bias avoids that.
    /// - Throws: an index error for an array without axes; a value error for no samples or a step of 0.
    /// - Complexity: O(n log n) for each line.
    /// - SeeAlso: `scipy.fft.ifht`; Hamilton, Mon. Not. R. Astron. Soc. 312 (2000) 257–284,
    ///   doi:10.1046/j.1365-8711.2000.03071.x.
    public static func ifht<T: RealTransformableScalar>(
        _ A: NDArray<T>, dln: Double, mu: Double, offset: Double = 0, bias: Double = 0
    ) throws(MartletError) -> NDArray<T.SpectrumPart> {
        try Ifht(A: A, dln: dln, mu: mu, offset: offset, bias: bias).perform()
    }
}

public struct Ifht<T: RealTransformableScalar>: Call {
    public static var card: Card {
        Card(
            "fft.ifht", mirrors: "scipy.fft.ifht", accuracy: .relative(factor: 4096),
            references: ["Hamilton, Mon. Not. R. Astron. Soc. 312 (2000) 257–284, doi:10.1046/j.1365-8711.2000.03071.x"]
        )
    }
    var A: NDArray<T>
    let dln, mu, offset, bias: Double

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&A) }
}

extension Ifht {
    private func transform() throws(MartletError) -> HankelTransform {
        return try HankelTransform(
            "ifht", A.shape, argument: "A", dln: dln, mu: mu, offset: offset, bias: bias, isInverse: true)
    }
}

// MARK: - Host

extension Ifht {
    public func body() throws(MartletError) -> NDArray<T.SpectrumPart> { try transform()(A) }
}

// MARK: - GPU

extension Ifht: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<T.SpectrumPart>? { try transform()(A, on: gpu) }
}
