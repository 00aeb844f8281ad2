public import MartletCore
import MartletFFTCore

extension FFT {
    /// The transform of real numbers of one shape, for those who transform the same shape again and again.
    ///
    /// Like ``Plan``, with real numbers on one side and the bins of ``rfftn(_:s:axes:norm:workers:)`` on the other: of n
    /// numbers along the last of the axes that are transformed, n/2 + 1 bins.
    ///
    /// ```swift
    /// let plan = try FFT.RealPlan<Double>([2, 4])
    /// let image: [Double] = [1, 2, 3, 4, 5, 6, 7, 8]
    /// var spectrum = [Complex<Double>](repeating: 0, count: plan.spectrumShape.elementCount)
    /// var bins = spectrum.mutableSpan
    /// try plan.forward(image.span, into: &bins)
    /// print(plan.spectrumShape, spectrum[0].real, spectrum[3].real)
    /// ```
    /// ```text
    /// [2, 3] 36.0 -16.0
    /// ```
    public struct RealPlan<R: SpectrumScalar>: Sendable {
        /// The lengths of the axes of the real numbers.
        public var shape: Shape { parts.shape }
        /// The lengths of the axes of the bins.
        public var spectrumShape: Shape { parts.spectrumShape }
        /// The axes that are transformed, the last of them first.
        public var axes: [Int] { parts.axes }
        /// Real numbers along the last of the axes.
        public var length: Int { parts.plan.length }
        /// Bins along it, n/2 + 1.
        public var bins: Int { parts.plan.bins }
        /// Which direction is divided by the number of elements.
        public var norm: Norm { parts.norm }
        /// Threads that a call may use.
        public var parallelism: Parallelism { parts.parallelism }
        /// One reference, so that a call copies nothing.
        private let parts: RealPlanParts

        /// - Parameters:
        ///   - shape: the lengths of the axes of the real numbers, row-major.
        ///   - axes: those that are transformed, the last of them first and from reals to bins; all when absent. Negative
        ///     ones count from the end, and those not named count lines.
        ///   - norm: which direction is divided by the number of elements.
        ///   - parallelism: threads that a call may use; the task's choice when absent.
        /// - Throws: a value error for no axis, an axis that is not there or named twice, a length below 1, or more elements
        ///   than memory can hold.
        /// - Complexity: O(n) for each length n, and some lengths more by a logarithm.
        public init(
            _ shape: Shape, axes: [Int]? = nil, norm: Norm = .backward, parallelism: Parallelism = .current
        ) throws(MartletError) {
            parts = try RealPlanParts(shape, axes, norm, parallelism, precision(R.self))
        }

        /// The transform of lines of one length.
        public init(
            _ length: Int, norm: Norm = .backward, parallelism: Parallelism = .current
        ) throws(MartletError) {
            try self.init(Shape([length]), norm: norm, parallelism: parallelism)
        }

        /// From reals to bins, both row-major.
        /// - Throws: a value error when `x` has not as many elements as `shape`, or `y` not as many as `spectrumShape`.
        @specialized(where R == Double)
        @specialized(where R == Float)
        public func forward(_ x: Span<R>, into y: inout MutableSpan<Complex<R>>) throws(MartletError) {
            try transform(x, &y, backward: false)
        }

        /// From bins to reals, both row-major.
        /// - Throws: a value error when `x` has not as many elements as `spectrumShape`, or `y` not as many as `shape`; a
        ///   memory error when the intermediate spectrum of several axes does not fit.
        @specialized(where R == Double)
        @specialized(where R == Float)
        public func backward(_ x: Span<Complex<R>>, into y: inout MutableSpan<R>) throws(MartletError) {
            try transform(x, &y, backward: true)
        }

        @inline(__always)
        private func transform<From, To>(
            _ x: Span<From>, _ y: inout MutableSpan<To>, backward: Bool
        ) throws(MartletError) {
            let parts = parts
            let (from, to) =
                backward ? (parts.spectrumCount, parts.count) : (parts.count, parts.spectrumCount)
            if let short = parts.short, x.count == from, y.count == to {
                let scale = backward ? parts.backwardScale : parts.forwardScale
                x.withUnsafeBufferPointer { x in
                    y.withUnsafeMutableBufferPointer { y in
                        short.run(x.baseAddress!, y.baseAddress!, backward: backward, scale: scale)
                    }
                }
                return
            }
            try check(x.count, is: from, "x", backward ? "backward" : "forward")
            try check(y.count, is: to, "y", backward ? "backward" : "forward")
            try x.withUnsafeBufferPointer { x throws(MartletError) in
                try y.withUnsafeMutableBufferPointer { y throws(MartletError) in
                    if backward {
                        try parts.backward(x.baseAddress!, y.baseAddress!)
                    } else {
                        try parts.forward(x.baseAddress!, y.baseAddress!)
                    }
                }
            }
        }
    }
}

/// What a plan is made of, for either precision.
private final class RealPlanParts: Sendable {
    let shape, spectrumShape: Shape
    let axes: [Int]
    let norm: FFT.Norm
    let parallelism: Parallelism
    let count, spectrumCount: Int
    let plan: MartletFFTCore.RealPlan
    let forwardScale, backwardScale: Double
    /// All of the transform, where the whole is one short line.
    nonisolated(unsafe) let short: MartletFFTCore.RealPlan.RealLeaf?
    /// Whether the whole is one transform of one line.
    private let isLine: Bool
    /// The distance of neighbours along the last of the axes on either side, and the lines.
    private let stride, spectrumStride: Int
    private let lines, spectrumLines: Lines
    /// The complex transforms along the other axes, in the order of doing.
    private let others: PlannedAxes
    /// Bytes of an intermediate spectrum.
    private let spectrumBytes: Int

    init(
        _ shape: Shape, _ axes: [Int]?, _ norm: FFT.Norm, _ parallelism: Parallelism, _ precision: Precision
    ) throws(MartletError) {
        count = try planned(shape)
        let chosen = try TransformAxes.several(shape, s: nil, axes: axes, function: "RealPlan").nonEmpty("RealPlan")
        let last = chosen.axes[chosen.axes.count - 1], spectrum = shape.replacing(last, with: shape[last] / 2 + 1)
        spectrumCount = try planned(spectrum)
        spectrumBytes = spectrumCount * precision.complex.itemSize
        (self.shape, spectrumShape, self.axes) = (shape, spectrum, Array(chosen.axes))
        (self.norm, self.parallelism) = (norm, parallelism)
        plan = try naming("RealPlan") { () throws(OutOfMemory) in
            try PlanCache.shared.real(shape[last], precision)
        }
        forwardScale = norm.scale(backward: false, lengths: chosen.lengths)
        backwardScale = norm.scale(backward: true, lengths: chosen.lengths)
        let strides = shape.rowMajorStrides, spectrumStrides = spectrum.rowMajorStrides
        (stride, spectrumStride) = (strides[last], spectrumStrides[last])
        let rest = shape.indices.filter { $0 != last }
        lines = Lines(
            rest.map { Lines.Axis(count: shape[$0], input: strides[$0], output: spectrumStrides[$0]) })
        spectrumLines = Lines(
            rest.map { Lines.Axis(count: shape[$0], input: spectrumStrides[$0], output: strides[$0]) })
        others = try PlannedAxes(
            spectrum, Shape(chosen.axes.dropLast().reversed()), precision, function: "RealPlan")
        isLine = shape.count == 1
        short = isLine ? plan.leaf : nil
    }

    func forward(_ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer) throws(MartletError) {
        try naming("forward") { () throws(OutOfMemory) in
            if isLine { return try plan.forward(x, y, scale: forwardScale, parallelism: parallelism) }
            try plan.forward(
                x, stride: stride, y, stride: spectrumStride, lines: lines, scale: others.isEmpty ? forwardScale : 1,
                parallelism: parallelism)
            try others.execute(y, y, backward: false, scale: forwardScale, parallelism: parallelism)
        }
    }

    func backward(_ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer) throws(MartletError) {
        try naming("backward") { () throws(OutOfMemory) in
            if isLine { return try plan.backward(x, y, scale: backwardScale, parallelism: parallelism) }
            if others.isEmpty { return try reals(x, y) }
            try withScratch(spectrumBytes) { middle throws(OutOfMemory) in
                try others.execute(x, middle, backward: true, scale: 1, parallelism: parallelism)
                try reals(middle, y)
            }
        }
    }

    private func reals(_ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer) throws(OutOfMemory) {
        try plan.backward(
            x, stride: spectrumStride, y, stride: stride, lines: spectrumLines, scale: backwardScale,
            parallelism: parallelism)
    }
}
