public import MartletCore

extension FFTPack {
    /// The discrete Fourier transform of real numbers along one axis, as real numbers.
    ///
    /// The bins of ``FFT/rfft(_:n:axis:norm:workers:)`` stand in the order
    /// ```
    /// X[0], Re X[1], Im X[1], Re X[2], …
    /// ```
    /// without the imaginary parts that are zero: that of bin 0 and, for even n, of bin n/2.
    ///
    /// - Parameters:
    ///   - x: an array of reals of at least one axis.
    ///   - n: how many elements are transformed: a longer line is cut, a shorter one filled up with zeros; all when
    ///     absent.
    ///   - axis: the axis that is transformed.
    /// - Returns: a real array of the shape of `x`, but for n along the axis.
    /// - Throws: an index error for an axis out of range; a value error for fewer than 1 element.
    /// - Complexity: O(n log n) for each line, for every n.
    /// - SeeAlso: `scipy.fftpack.rfft`; Swarztrauber, in Parallel Computations (1982) 51–83.
    public static func rfft<T: RealTransformableScalar>(
        _ x: NDArray<T>, n: Int? = nil, axis: Int = -1
    ) throws(MartletError) -> NDArray<T.SpectrumPart> {
        let bins = try FFT.rfft(x, n: n, axis: axis), at = try normalizedAxis(axis, rank: x.rank, function: "rfft")
        let length = n ?? x.shape[at]
        // Real and imaginary part of a bin in turn, along the axis; the first imaginary part goes, and what is over.
        let parts: NDArray<T.SpectrumPart> = Elements(bins).parts.array()
        let result = try NDArray<T.SpectrumPart>.uninitialized(bins.shape.replacing(at, with: length), for: "rfft")
        try Packed(at, length, parts, result).copy(packing: true)
        return result
    }
}
