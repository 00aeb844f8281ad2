public import MartletCore

extension FFTPack {
    /// The inverse of the Hilbert transform of a periodic function of mean zero.
    ///
    /// With the Fourier coefficients x_k and y_k of the function and of the result, and ω = 2π / period,
    ///
    /// ```
    /// y_k = −i sign(k) x_k,    y_0 = 0
    /// ```
    /// The mode n/2 of an even length is taken to be zero.
    ///
    /// - Parameters:
    ///   - x: equidistant values over one period along the last axis; complex ones are treated part by part.
    /// - Returns: an array of the shape of `x`.
    /// - Throws: a value error for an empty axis.
    /// - Complexity: O(n log n) for each line.
    /// - SeeAlso: `scipy.fftpack.ihilbert`; Trefethen, Spectral Methods in MATLAB (2000), chapter 3.
    public static func ihilbert<T: TransformableScalar>(
        _ x: NDArray<T>
    ) throws(MartletError) -> NDArray<T.Transformed> {
        try applied(x, "ihilbert", highest: .zero) { k in
            Complex(0, k == 0 ? 0 : -1)
        }
    }
}
