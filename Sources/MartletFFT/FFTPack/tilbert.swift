public import MartletCore

extension FFTPack {
    /// The h-Tilbert transform of a periodic function.
    ///
    /// With the Fourier coefficients x_k and y_k of the function and of the result, and ω = 2π / period,
    ///
    /// ```
    /// y_k = i coth(ωkh) x_k,    y_0 = 0
    /// ```
    /// The mode n/2 of an even length is taken to be zero.
    ///
    /// - Parameters:
    ///   - x: equidistant values over one period along the last axis; complex ones are treated part by part.
    ///   - h: the parameter.
    ///   - period: the length after which the function repeats.
    /// - Returns: an array of the shape of `x`.
    /// - Throws: a value error for an empty axis or a period of 0.
    /// - Complexity: O(n log n) for each line.
    /// - SeeAlso: `scipy.fftpack.tilbert`; Trefethen, Spectral Methods in MATLAB (2000), chapter 3.
    public static func tilbert<T: TransformableScalar>(
        _ x: NDArray<T>, _ h: Double, period: Double = 2 * .pi
    ) throws(MartletError) -> NDArray<T.Transformed> {
        let frequency = try frequency(period, "tilbert")
        return try applied(x, "tilbert", highest: .zero) { k in
            k == 0 ? .zero : Complex(0, 1 / Hyperbolic.tangent(frequency * Double(k) * h))
        }
    }
}
