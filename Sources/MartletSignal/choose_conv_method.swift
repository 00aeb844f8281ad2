public import MartletCore

extension Signal {
    /// What ``choose_conv_method(_:_:mode:measure:)`` finds.
    public struct ConvolutionChoice: ArrayFree {
        /// `.direct` or `.fft`.
        public var method: ConvolutionMethod
        /// Seconds that a convolution takes by either method, where they were measured.
        public var times: (fft: Double, direct: Double)?
    }

    /// The method by which ``convolve(_:_:mode:method:)`` and ``correlate(_:_:mode:method:)`` are faster.
    ///
    /// It follows from the shapes by a count of operations.  Truth values, and integers whose sums of products transforms in
    /// double precision might round wrongly, are convolved by the definition in any case.
    ///
    /// - Parameters:
    ///   - in1: an array.
    ///   - in2: one of as many axes.
    ///   - mode: which of the results are wanted.
    ///   - measure: whether both methods are tried out and timed.
    /// - Throws: as `convolve`.
    /// - Complexity: a few operations for each axis, for integers O(n + m); when measured that of both methods.
    /// - SeeAlso: `scipy.signal.choose_conv_method`.
    public static func choose_conv_method<T: Scalar>(
        _ in1: NDArray<T>, _ in2: NDArray<T>, mode: ConvolutionMode = .full, measure: Bool = false
    ) throws(MartletError) -> ConvolutionChoice {
        let shapes = try convolution(
            "choose_conv_method", in1.shape, in2.shape, mode,
            words: "volume and kernel should have the same dimensionality")
        return try ChooseConvMethod(in1: in1, in2: in2, shapes: shapes, measure: measure).perform()
    }
}

public struct ChooseConvMethod<T: Scalar>: Call {
    public static var card: Card {
        Card("signal.choose_conv_method", mirrors: "scipy.signal.choose_conv_method", accuracy: .exact)
    }
    var in1, in2: NDArray<T>
    let shapes: LinearConvolution
    let measure: Bool
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&in1)
        try visitor.visit(&in2)
    }

    public func body() throws(MartletError) -> Signal.ConvolutionChoice {
        guard measure else { return .init(method: try shapes.chosen(in1, in2)) }
        // The least of a few times, the first of which also makes plans.
        func time(_ work: () throws(MartletError) -> NDArray<T>) throws(MartletError) -> Double {
            let clock = ContinuousClock()
            var least = Duration.seconds(1 << 32), spent = Duration.zero, runs = 0
            while runs < 3 || runs < 20 && spent < .milliseconds(50) {
                let start = clock.now
                _ = try work()
                let once = clock.now - start
                (least, spent, runs) = (min(least, once), spent + once, runs + 1)
            }
            return least / .seconds(1)
        }
        let fft = try time { () throws(MartletError) in try shapes.throughTransforms(in1, in2) }
        let direct = try time { () throws(MartletError) in try shapes.defined(in1, in2) }
        return .init(method: fft < direct ? .fft : .direct, times: (fft, direct))
    }
}
