public import MartletCore

extension FFTPack {
    /// The real numbers of which the transform along one axis is given as real numbers.
    ///
    /// The inverse of ``rfft(_:n:axis:)``: the bins stand in the order
    /// ```
    /// X[0], Re X[1], Im X[1], Re X[2], …
    /// ```
    /// without the imaginary parts that are zero.
    ///
    /// - Parameters:
    ///   - x: the packed bins.
    ///   - n: how many elements are transformed: a longer line is cut, a shorter one filled up with zeros; all when
    ///     absent.
    ///   - axis: the axis that is transformed.
    /// - Returns: a real array of the shape of `x`, but for n along the axis.
    /// - Throws: an index error for an axis out of range; a value error for fewer than 1 element.
    /// - Complexity: O(n log n) for each line, for every n.
    /// - SeeAlso: `scipy.fftpack.irfft`; Swarztrauber, in Parallel Computations (1982) 51–83.
    public static func irfft<T: RealTransformableScalar>(
        _ x: NDArray<T>, n: Int? = nil, axis: Int = -1
    ) throws(MartletError) -> NDArray<T.SpectrumPart> {
        let at = try normalizedAxis(axis, rank: x.rank, function: "irfft"), length = n ?? x.shape[at]
        guard length >= 1 else {
            throw .value(
                function: "irfft", argument: n == nil ? "x" : "n", given: "\(length)",
                wanted: "at least 1: invalid number of data points (\(length)) specified")
        }
        let y = Elements(try converted(x, to: T.SpectrumPart.self)).cut([at], to: [length])
        let packed: NDArray<T.SpectrumPart> = y.array()
        let bins = try NDArray<Complex<T.SpectrumPart>>(
            repeating: .zero, shape: x.shape.replacing(at, with: length / 2 + 1))
        let parts: NDArray<T.SpectrumPart> = Elements(bins).parts.array()
        try Packed(at, packed.shape[at], parts, packed).copy(packing: false)
        return try FFT.irfft(bins, n: length, axis: axis)
    }
}
