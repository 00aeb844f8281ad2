public import MartletCore

extension FFTPack {
    /// The derivative or the integral of a periodic function, as often as wanted.
    ///
    /// With the Fourier coefficients x_k and y_k of the function and of the result, and ω = 2π / period,
    ///
    /// ```
    /// y_k = (iωk)^order x_k,    y_0 = 0 unless order is 0
    /// ```
    /// The mode n/2 of an even length is taken to be zero.
    ///
    /// - Parameters:
    ///   - x: equidistant values over one period along the last axis; complex ones are treated part by part.
    ///   - order: how often it is differentiated; integrated, with mean zero, when negative.
    ///   - period: the length after which the function repeats.
    /// - Returns: an array of the shape of `x`.
    /// - Throws: a value error for an empty axis or a period of 0.
    /// - Complexity: O(n log n) for each line.
    /// - SeeAlso: `scipy.fftpack.diff`; Trefethen, Spectral Methods in MATLAB (2000), chapter 3.
    public static func diff<T: TransformableScalar>(
        _ x: NDArray<T>, order: Int = 1, period: Double = 2 * .pi
    ) throws(MartletError) -> NDArray<T.Transformed> {
        if order == 0 { return try converted(x, to: T.Transformed.self) }
        let frequency = try frequency(period, "diff")
        // i^order is one of four.
        let turn = (order % 4 + 4) % 4, sign = turn < 2 ? 1.0 : -1
        return try applied(x, "diff", highest: .zero) { k in
            guard k > 0 else { return .zero }
            let size = sign * Hyperbolic.power(frequency * Double(k), order)
            return turn % 2 == 0 ? Complex(size, 0) : Complex(0, size)
        }
    }
}
