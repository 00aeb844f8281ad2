public import MartletCore
import MartletFFTCore

extension FFT {
    /// The transform of real lines of one length, for those who transform the same length again and again.
    ///
    /// Like ``Plan``, with n real numbers on one side and the n/2 + 1 bins of ``rfft(_:n:axis:norm:workers:)`` on the
    /// other.
    public struct RealPlan<R: SpectrumScalar>: Sendable {
        /// Real numbers on the one side.
        public let length: Int
        /// Bins on the other, n/2 + 1.
        public var bins: Int { length / 2 + 1 }
        /// Which direction is divided by the number of elements.
        public let norm: Norm
        /// Threads that a call may use.
        public let parallelism: Parallelism
        private let plan: MartletFFTCore.RealPlan
        private let forwardScale, backwardScale: Double

        /// - Parameters:
        ///   - length: real numbers that are transformed together.
        ///   - norm: which direction is divided by their number.
        ///   - parallelism: threads that a call may use; the task's choice when absent.
        /// - Throws: a value error for a length below 1.
        /// - Complexity: O(`length`), and some lengths more by a logarithm.
        public init(
            _ length: Int, norm: Norm = .backward, parallelism: Parallelism = .current
        ) throws(MartletError) {
            _ = try planned(Shape([length]))
            (self.length, self.norm, self.parallelism) = (length, norm, parallelism)
            plan = try naming("RealPlan") { () throws(OutOfMemory) in
                try PlanCache.shared.real(length, precision(R.self))
            }
            forwardScale = norm.scale(backward: false, lengths: Shape([length]))
            backwardScale = norm.scale(backward: true, lengths: Shape([length]))
        }

        /// From reals to bins.
        /// - Throws: a value error when `x` has not `length` elements, or `y` not `bins`.
        @specialized(where R == Double)
        @specialized(where R == Float)
        public func forward(_ x: Span<R>, into y: inout MutableSpan<Complex<R>>) throws(MartletError) {
            try check(x.count, is: length, "x", "forward")
            try check(y.count, is: bins, "y", "forward")
            try naming("forward") { () throws(OutOfMemory) in
                try x.withUnsafeBufferPointer { x throws(OutOfMemory) in
                    try y.withUnsafeMutableBufferPointer { y throws(OutOfMemory) in
                        try plan.forward(
                            UnsafeRawPointer(x.baseAddress!), UnsafeMutableRawPointer(y.baseAddress!),
                            scale: forwardScale, parallelism: parallelism)
                    }
                }
            }
        }

        /// From bins to reals.
        /// - Throws: a value error when `x` has not `bins` elements, or `y` not `length`.
        @specialized(where R == Double)
        @specialized(where R == Float)
        public func backward(_ x: Span<Complex<R>>, into y: inout MutableSpan<R>) throws(MartletError) {
            try check(x.count, is: bins, "x", "backward")
            try check(y.count, is: length, "y", "backward")
            try naming("backward") { () throws(OutOfMemory) in
                try x.withUnsafeBufferPointer { x throws(OutOfMemory) in
                    try y.withUnsafeMutableBufferPointer { y throws(OutOfMemory) in
                        try plan.backward(
                            UnsafeRawPointer(x.baseAddress!), UnsafeMutableRawPointer(y.baseAddress!),
                            scale: backwardScale, parallelism: parallelism)
                    }
                }
            }
        }
    }
}
