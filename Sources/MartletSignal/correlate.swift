public import MartletCore

extension Signal {
    /// The cross-correlation of two arrays.
    ///
    /// ```
    /// y[k] = Σ_j in1[j] conj(in2[j − k + m − 1])
    /// ```
    /// along every axis, m being the length of `in2`: the convolution of `in1` with the conjugate of `in2` in reverse.
    /// Lag 0 is at m − 1 of the full result.
    ///
    /// - Parameters:
    ///   - in1: an array, of any type.
    ///   - in2: one of as many axes.
    ///   - mode: which of the results are wanted; `.same` is of the shape of `in1`.
    ///   - method: as in ``convolve(_:_:mode:method:)``.
    /// - Returns: n + m − 1, n or |n − m| + 1 elements along each axis for lengths n and m.
    /// - Throws: a shape error when the arrays have not as many axes as each other, when one is empty, or for `.valid` when
    ///   neither holds the other.
    /// - Complexity: O(n m) by the definition, O(n log m) by transforms, for n elements of the longer and m of the shorter.
    /// - SeeAlso: `scipy.signal.correlate`; Oppenheim and Schafer, *Discrete-Time Signal Processing*, 3rd ed., Pearson 2010,
    ///   section 2.9.
    public static func correlate<T: Scalar>(
        _ in1: NDArray<T>, _ in2: NDArray<T>, mode: ConvolutionMode = .full, method: ConvolutionMethod = .auto
    ) throws(MartletError) -> NDArray<T> {
        if mode == .same, in1.isEmpty, in1.rank == in2.rank { return in1 }
        let shapes = try convolution(
            "correlate", in1.shape, in2.shape, mode, words: "in1 and in2 should have the same dimensionality")
        return try ConvolutionMap<CorrelateFunction, T>(in1: in1, in2: in2, shapes: shapes, method: method).perform()
    }
}

public enum CorrelateFunction: ConvolutionFunction {
    public static let card = convolutionCard("correlate")
    public static func kernel<T: Scalar>(_ in2: NDArray<T>) throws(MartletError) -> NDArray<T> {
        try conjugated(in2.flipped())
    }
}

/// The conjugates of complex elements; any other array as it is.
private func conjugated<T: Scalar>(_ x: NDArray<T>) throws(MartletError) -> NDArray<T> {
    func conjugate<R: RealScalar>(_ x: NDArray<Complex<R>>) throws(MartletError) -> NDArray<T> {
        let y = try x.copied(), elements = y.mutableHostPointer
        for i in 0..<y.count { elements[i] = elements[i].conjugate }
        return y as! NDArray<T>
    }
    if let x = x as? NDArray<Complex<Double>> { return try conjugate(x) }
    if let x = x as? NDArray<Complex<Float>> { return try conjugate(x) }
    return x
}
