public import MartletCore
import MartletFFTCore

/// A type of real numbers that spectra are computed in: `Float` or `Double`.
public protocol SpectrumScalar: RealScalar {}
extension Float: SpectrumScalar {}
extension Double: SpectrumScalar {}

extension FFT {
    /// The complex transform of one shape, for those who transform the same shape again and again.
    ///
    /// What a transform needs besides the data is made once, here; a call then looks nothing up, allocates nothing for
    /// short lines, and takes no lock. A plan is a value that any number of threads may use at once.
    ///
    /// ```swift
    /// let plan = try FFT.Plan<Double>(8)
    /// var signal: [Complex<Double>] = (0..<8).map { Complex(Double($0), 0) }
    /// var line = signal.mutableSpan
    /// try plan.forward(&line)
    /// try plan.backward(&line)
    /// print(Int(signal[3].real.rounded()))
    /// ```
    /// ```text
    /// 3
    /// ```
    ///
    /// Axes that are not transformed count lines: a plan of shape [1000, 64] along axis 1 does a thousand transforms of 64.
    /// Results are those of ``fftn(_:s:axes:norm:workers:)``, bit for bit.
    public struct Plan<R: SpectrumScalar>: Sendable {
        /// The lengths of the axes.
        public var shape: Shape { parts.shape }
        /// The axes that are transformed, the last of them first.
        public var axes: [Int] { parts.axes }
        /// Which direction is divided by the number of elements.
        public var norm: Norm { parts.norm }
        /// Threads that a call may use.
        public var parallelism: Parallelism { parts.parallelism }
        /// One reference, so that a call copies nothing.
        private let parts: PlanParts

        /// - Parameters:
        ///   - shape: the lengths of the axes, row-major.
        ///   - axes: those that are transformed, the last of them first; all when absent. Negative ones count from the end.
        ///   - norm: which direction is divided by the number of elements.
        ///   - parallelism: threads that a call may use; the task's choice when absent.
        /// - Throws: a value error for no axis, an axis that is not there or named twice, a length below 1, or more elements
        ///   than memory can hold.
        /// - Complexity: O(n) for each length n, and some lengths more by a logarithm.
        public init(
            _ shape: Shape, axes: [Int]? = nil, norm: Norm = .backward, parallelism: Parallelism = .current
        ) throws(MartletError) {
            parts = try PlanParts(shape, axes, norm, parallelism, precision(R.self))
        }

        /// The transform of lines of one length.
        public init(
            _ length: Int, norm: Norm = .backward, parallelism: Parallelism = .current
        ) throws(MartletError) {
            try self.init(Shape([length]), norm: norm, parallelism: parallelism)
        }

        /// The forward transform from one memory to another, both row-major.
        /// - Throws: a value error when either has not as many elements as the plan.
        @specialized(where R == Double)
        @specialized(where R == Float)
        public func forward(
            _ x: Span<Complex<R>>, into y: inout MutableSpan<Complex<R>>
        ) throws(MartletError) { try run(x, &y, backward: false, "forward") }

        /// The backward transform from one memory to another, both row-major.
        /// - Throws: a value error when either has not as many elements as the plan.
        @specialized(where R == Double)
        @specialized(where R == Float)
        public func backward(
            _ x: Span<Complex<R>>, into y: inout MutableSpan<Complex<R>>
        ) throws(MartletError) { try run(x, &y, backward: true, "backward") }

        /// The forward transform in place.
        /// - Throws: a value error when there are not as many elements as in the plan.
        @specialized(where R == Double)
        @specialized(where R == Float)
        public func forward(_ x: inout MutableSpan<Complex<R>>) throws(MartletError) {
            try run(&x, backward: false, "forward")
        }

        /// The backward transform in place.
        /// - Throws: a value error when there are not as many elements as in the plan.
        @specialized(where R == Double)
        @specialized(where R == Float)
        public func backward(_ x: inout MutableSpan<Complex<R>>) throws(MartletError) {
            try run(&x, backward: true, "backward")
        }

        @inline(always) private func run(
            _ x: Span<Complex<R>>, _ y: inout MutableSpan<Complex<R>>, backward: Bool, _ function: StaticString
        ) throws(MartletError) {
            let parts = parts
            if let short = parts.short, x.count == parts.count, y.count == parts.count {
                x.withUnsafeBufferPointer { x in
                    y.withUnsafeMutableBufferPointer { y in
                        short.run(x.baseAddress!, y.baseAddress!, backward: backward, scale: parts.scale(backward))
                    }
                }
                return
            }
            try check(x.count, is: parts.count, "x", function)
            try check(y.count, is: parts.count, "y", function)
            try x.withUnsafeBufferPointer { x throws(MartletError) in
                try y.withUnsafeMutableBufferPointer { y throws(MartletError) in
                    try parts.execute(x.baseAddress!, y.baseAddress!, backward, function)
                }
            }
        }

        @inline(always) private func run(
            _ x: inout MutableSpan<Complex<R>>, backward: Bool, _ function: StaticString
        ) throws(MartletError) {
            try check(x.count, is: parts.count, "x", function)
            try x.withUnsafeMutableBufferPointer { x throws(MartletError) in
                try parts.execute(x.baseAddress!, x.baseAddress!, backward, function)
            }
        }
    }
}

/// What a plan is made of, for either precision.
private final class PlanParts: Sendable {
    let shape: Shape
    let axes: [Int]
    let norm: FFT.Norm
    let parallelism: Parallelism
    let count: Int
    private let forwardScale, backwardScale: Double
    private let steps: PlannedAxes
    /// The plan along the axis that is done first: all there is to do where the whole is one line.
    private let first: ComplexPlan
    private let isLine: Bool
    /// All of the transform, where the whole is one short line.
    nonisolated(unsafe) let short: ShortLine?

    init(
        _ shape: Shape, _ axes: [Int]?, _ norm: FFT.Norm, _ parallelism: Parallelism, _ precision: Precision
    ) throws(MartletError) {
        count = try planned(shape)
        let chosen = try TransformAxes.several(shape, s: nil, axes: axes, function: "Plan").nonEmpty("Plan")
        (self.shape, self.axes, self.norm) = (shape, Array(chosen.axes), norm)
        self.parallelism = parallelism
        forwardScale = norm.scale(backward: false, lengths: chosen.lengths)
        backwardScale = norm.scale(backward: true, lengths: chosen.lengths)
        steps = try PlannedAxes(shape, Shape(chosen.axes.reversed()), precision, function: "Plan")
        first = try naming("Plan") { () throws(OutOfMemory) in
            try PlanCache.shared.complex(shape[chosen.axes[chosen.axes.count - 1]], precision)
        }
        isLine = shape.count == 1
        short = isLine ? first.short : nil
    }

    @inline(always) func scale(_ backward: Bool) -> Double { backward ? backwardScale : forwardScale }

    func execute(
        _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ backward: Bool, _ function: StaticString
    ) throws(MartletError) {
        try naming("\(function)") { () throws(OutOfMemory) in
            let scale = scale(backward)
            if isLine {
                return try first.transform(x, y, backward: backward, scale: scale, parallelism: parallelism)
            }
            try steps.execute(x, y, backward: backward, scale: scale, parallelism: parallelism)
        }
    }
}

/// The number of elements of a plan's shape.
func planned(_ shape: Shape) throws(MartletError) -> Int {
    guard !shape.isEmpty, !shape.contains(where: { $0 < 1 }), let count = shape.elementCountIfRepresentable,
        count <= Int.max / 64
    else {
        throw .value(
            function: "Plan", argument: "shape", given: "\(shape)",
            wanted: "at least one axis, and lengths of at least 1")
    }
    return count
}

@inline(always)
func check(_ found: Int, is count: Int, _ argument: String, _ function: StaticString) throws(MartletError) {
    guard found == count else {
        throw .value(
            function: "\(function)", argument: argument, given: "\(found) elements",
            wanted: "\(count), those of the plan")
    }
}
