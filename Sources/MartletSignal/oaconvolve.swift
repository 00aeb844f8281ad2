public import MartletCore

extension Signal {
    /// The convolution of two arrays, one much longer than the other, by Fourier transforms of blocks.
    ///
    /// ```
    /// y[k] = Σ_j in1[j] in2[k − j]
    /// ```
    /// along each of the axes.  Blocks overlap, and what is wrong of their results is dropped (overlap-save), or they do not
    /// and the results are added up (overlap-add); their length and which of the two follow from the shapes by a count of
    /// operations, and so does whether the whole is cheaper.
    ///
    /// - Parameters:
    ///   - in1: an array.
    ///   - in2: one of as many axes.
    ///   - mode: which of the results are wanted; `.same` is of the shape of `in1`.
    ///   - axes: those to convolve along, all when absent; along the others the arrays are broadcast.
    /// - Returns: n + m − 1, n or |n − m| + 1 elements along each axis for lengths n and m; nothing when either is empty.
    /// - Throws: a shape error when the arrays have not as many axes as each other or cannot be broadcast, or for `.valid`
    ///   when neither holds the other; a value error for axes that are none, out of range or repeated.
    /// - Complexity: O(n log m) for n elements of the longer and m of the shorter array.
    /// - SeeAlso: `scipy.signal.oaconvolve`; Oppenheim and Schafer, *Discrete-Time Signal Processing*, 3rd ed.,
    ///   Pearson 2010, section 8.7.
    public static func oaconvolve<T: FieldScalar>(
        _ in1: NDArray<T>, _ in2: NDArray<T>, mode: ConvolutionMode = .full, axes: [Int]? = nil
    ) throws(MartletError) -> NDArray<T> {
        guard let shapes = try convolution("oaconvolve", in1.shape, in2.shape, mode, axes: axes) else {
            return try NDArray.zeroed([0], for: "oaconvolve")
        }
        return try TransformConvolution<OAConvolveFunction, T>(in1: in1, in2: in2, shapes: shapes).perform()
    }
}

public enum OAConvolveFunction: TransformConvolutionFunction {
    public static let card = convolutionCard("oaconvolve")
}
