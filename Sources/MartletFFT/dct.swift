public import MartletCore

extension FFT {
    /// The discrete cosine transform along one axis.
    ///
    /// For 0 ≤ k < n, and without normalisation,
    /// ```
    /// I    X[k] = x[0] + (−1)^k x[n−1] + 2 Σ_(0<j<n−1) x[j] cos(π j k / (n−1))
    /// II   X[k] = 2 Σ_j x[j] cos(π k (2j+1) / 2n)
    /// III  X[k] = x[0] + 2 Σ_(j>0) x[j] cos(π j (2k+1) / 2n)
    /// IV   X[k] = 2 Σ_j x[j] cos(π (2j+1) (2k+1) / 4n)
    /// ```
    ///
    /// - Parameters:
    ///   - x: an array of at least one axis; real and imaginary parts of complex numbers are transformed apart.
    ///   - type: 1 to 4.
    ///   - n: how many elements are transformed: a longer line is cut, a shorter one filled up with zeros; all when
    ///     absent.
    ///   - axis: the axis that is transformed.
    ///   - norm: which direction is divided by N, which is 2 (n − 1) for type I and 2n for the others, or with
    ///     `ortho` both by √N.
    ///   - workers: the most threads to use; the task's choice when absent, and negative counts back from the number of
    ///     processors, −1 being all.
    ///   - orthogonalize: whether the matrix is made orthogonal, but for the scale: x[0], and for type I x[n−1], is
    ///     multiplied by √2 in types I and III, X[0], and for type I X[n−1], divided by √2 in types I and II. When
    ///     absent, with `ortho` only.  For complex numbers too, where SciPy ignores it.
    /// - Returns: an array of the shape of `x`, but for `n` along the axis.
    /// - Throws: an index error for an axis out of range; a value error for a type other than 1 to 4, fewer than 1
    ///   element (2 for type I), or `workers` of 0.
    /// - Complexity: O(n log n) for each line, for every n.
    /// - SeeAlso: `scipy.fft.dct`; Makhoul, IEEE Trans. ASSP 28 (1980) 27–34, doi:10.1109/TASSP.1980.1163351.
    @specialized(where T == Double)
    @specialized(where T == Float)
    public static func dct<T: TransformableScalar>(
        _ x: NDArray<T>, type: Int = 2, n: Int? = nil, axis: Int = -1, norm: Norm = .backward, workers: Int? = nil,
        orthogonalize: Bool? = nil
    ) throws(MartletError) -> NDArray<T.Transformed> {
        try CosineMap<DctFunction, T>.along(
            axis, of: x, n: n, type: type, norm: norm, workers: workers, orthogonalize: orthogonalize)
    }
}

public enum DctFunction: CosineFunction {
    public static var name: String { "dct" }
    public static let card = cosineCard(name)
    public static var isSine: Bool { false }
    public static var isInverse: Bool { false }
}
