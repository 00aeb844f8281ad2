public import MartletCore

extension Signal {
    /// The convolution of two arrays.
    ///
    /// ```
    /// y[k] = Σ_j in1[j] in2[k − j]
    /// ```
    /// along every axis.  Integers wrap around as sums and products do; truth values are joined by *or* and *and*.
    ///
    /// - Parameters:
    ///   - in1: an array, of any type.
    ///   - in2: one of as many axes.
    ///   - mode: which of the results are wanted; `.same` is of the shape of `in1`.
    ///   - method: `.auto` takes what costs less, and for integers the definition where the other might round wrongly; see
    ///     ``choose_conv_method(_:_:mode:measure:)``.
    /// - Returns: n + m − 1, n or |n − m| + 1 elements along each axis for lengths n and m.
    /// - Throws: a shape error when the arrays have not as many axes as each other, when one is empty, or for `.valid` when
    ///   neither holds the other.
    /// - Complexity: O(n m) by the definition, O(n log m) by transforms, for n elements of the longer and m of the shorter.
    /// - SeeAlso: `scipy.signal.convolve`; Oppenheim and Schafer, *Discrete-Time Signal Processing*, 3rd ed., Pearson 2010,
    ///   sections 2.3 and 8.7.
    public static func convolve<T: Scalar>(
        _ in1: NDArray<T>, _ in2: NDArray<T>, mode: ConvolutionMode = .full, method: ConvolutionMethod = .auto
    ) throws(MartletError) -> NDArray<T> {
        if mode == .same, in1.isEmpty, in1.rank == in2.rank { return in1 }
        let shapes = try convolution(
            "convolve", in1.shape, in2.shape, mode, words: "volume and kernel should have the same dimensionality")
        return try ConvolutionMap<ConvolveFunction, T>(in1: in1, in2: in2, shapes: shapes, method: method).perform()
    }
}

public enum ConvolveFunction: ConvolutionFunction {
    public static let card = convolutionCard("convolve")
    public static func kernel<T: Scalar>(_ in2: NDArray<T>) throws(MartletError) -> NDArray<T> { in2 }
}
