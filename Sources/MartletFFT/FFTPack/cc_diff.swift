public import MartletCore

extension FFTPack {
    /// The cosh/cosh pseudo-derivative of a periodic function.
    ///
    /// With the Fourier coefficients x_k and y_k of the function and of the result, and ω = 2π / period,
    ///
    /// ```
    /// y_k = cosh(ωka) / cosh(ωkb) x_k
    /// ```
    ///
    /// - Parameters:
    ///   - x: equidistant values over one period along the last axis; complex ones are treated part by part.
    ///   - a: the parameter of the upper function.
    ///   - b: the parameter of the lower function.
    ///   - period: the length after which the function repeats.
    /// - Returns: an array of the shape of `x`.
    /// - Throws: a value error for an empty axis or a period of 0.
    /// - Complexity: O(n log n) for each line.
    /// - SeeAlso: `scipy.fftpack.cc_diff`; Trefethen, Spectral Methods in MATLAB (2000), chapter 3.
    public static func cc_diff<T: TransformableScalar>(
        _ x: NDArray<T>, _ a: Double, _ b: Double, period: Double = 2 * .pi
    ) throws(MartletError) -> NDArray<T.Transformed> {
        let frequency = try frequency(period, "cc_diff")
        return try applied(x, "cc_diff") { k in
            let k = frequency * Double(k)
            return Complex(Hyperbolic.quotient(.cosine, a * k, .cosine, b * k), 0)
        }
    }
}
