public import MartletCore

extension FFT {
    /// The discrete cosine transform along several axes.
    ///
    /// For 0 ≤ k < n, and without normalisation,
    /// ```
    /// I    X[k] = x[0] + (−1)^k x[n−1] + 2 Σ_(0<j<n−1) x[j] cos(π j k / (n−1))
    /// II   X[k] = 2 Σ_j x[j] cos(π k (2j+1) / 2n)
    /// III  X[k] = x[0] + 2 Σ_(j>0) x[j] cos(π j (2k+1) / 2n)
    /// IV   X[k] = 2 Σ_j x[j] cos(π (2j+1) (2k+1) / 4n)
    /// ```
    /// along each of the axes in turn.
    ///
    /// - Parameters:
    ///   - x: an array of any shape; real and imaginary parts of complex numbers are transformed apart.
    ///   - type: 1 to 4.
    ///   - s: how many elements are transformed along each of the axes: what is longer is cut, what is shorter filled
    ///     up with zeros, and −1 leaves an axis as it is.
    ///   - axes: the axes that are transformed; when absent the last ones, as many as `s` has lengths, or all.
    ///   - norm: which direction is divided by N, which is 2 (n − 1) for type I and 2n for the others, multiplied over
    ///     the axes, or with `ortho` both by √N.
    ///   - workers: the most threads to use; the task's choice when absent, and negative counts back from the number of
    ///     processors, −1 being all.
    ///   - orthogonalize: whether the matrix is made orthogonal, but for the scale: x[0], and for type I x[n−1], is
    ///     multiplied by √2 in types I and III, X[0], and for type I X[n−1], divided by √2 in types I and II. When
    ///     absent, with `ortho` only.  For complex numbers too, where SciPy ignores it.
    /// - Returns: an array of the shape of `x`, but for `s` along the axes.
    /// - Throws: an index error for an axis out of range; a value error for a type other than 1 to 4, fewer than 1
    ///   element (2 for type I), or `workers` of 0; also for an axis named twice, and for `s` and `axes` of different
    ///   lengths.
    /// - Complexity: O(n log n) for each line, for every n.
    /// - SeeAlso: `scipy.fft.dctn`; Makhoul, IEEE Trans. ASSP 28 (1980) 27–34, doi:10.1109/TASSP.1980.1163351.
    public static func dctn<T: TransformableScalar>(
        _ x: NDArray<T>, type: Int = 2, s: [Int]? = nil, axes: [Int]? = nil, norm: Norm = .backward,
        workers: Int? = nil,
        orthogonalize: Bool? = nil
    ) throws(MartletError) -> NDArray<T.Transformed> {
        try CosineMap<DctnFunction, T>(
            x: x, lines: .several(s: s, axes: axes), type: type, norm: norm, workers: workers,
            orthogonalize: orthogonalize
        ).perform()
    }
}

public enum DctnFunction: CosineFunction {
    public static var name: String { "dctn" }
    public static let card = cosineCard(name)
    public static var isSine: Bool { false }
    public static var isInverse: Bool { false }
}
