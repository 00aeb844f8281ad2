public import MartletCore

extension FFTPack {
    /// A periodic function moved along its axis: y(u) = x(u + a).
    ///
    /// With the Fourier coefficients x_k and y_k of the function and of the result, and ω = 2π / period,
    ///
    /// ```
    /// y_k = exp(iωka) x_k
    /// ```
    /// The mode n/2 of an even length, which has no phase, is multiplied by cos(ωka) + sin(ωka), as SciPy has it.
    ///
    /// - Parameters:
    ///   - x: equidistant values over one period along the last axis; complex ones are treated part by part.
    ///   - a: how far.
    ///   - period: the length after which the function repeats.
    /// - Returns: an array of the shape of `x`.
    /// - Throws: a value error for an empty axis or a period of 0.
    /// - Complexity: O(n log n) for each line.
    /// - SeeAlso: `scipy.fftpack.shift`; Trefethen, Spectral Methods in MATLAB (2000), chapter 3.
    public static func shift<T: TransformableScalar>(
        _ x: NDArray<T>, _ a: Double, period: Double = 2 * .pi
    ) throws(MartletError) -> NDArray<T.Transformed> {
        let frequency = try frequency(period, "shift"), n = x.shape.last ?? 0
        let (c, s) = Hyperbolic.circle(frequency * a * Double(n / 2))
        return try applied(x, "shift", highest: Complex(c + s, 0)) { k in
            let (c, s) = Hyperbolic.circle(frequency * a * Double(k))
            return Complex(c, s)
        }
    }
}
