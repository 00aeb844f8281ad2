public import MartletCore
import MartletFFTCore

extension FFT {
    /// A cosine or sine transform of lines of one length, for those who transform the same length again and again.
    ///
    /// Like ``Plan``, with real numbers on both sides: `forward` is ``dct(_:type:n:axis:norm:workers:orthogonalize:)``
    /// or ``dst(_:type:n:axis:norm:workers:orthogonalize:)``, and `backward` its inverse.
    public struct CosinePlan<R: SpectrumScalar>: Sendable {
        /// Numbers that are transformed together.
        public let length: Int
        /// 1 to 4.
        public let type: Int
        /// Whether it is a sine transform.
        public let isSine: Bool
        /// Which direction is divided by the period of the symmetric sequence that a line stands for.
        public let norm: Norm
        /// Threads that a call may use.
        public let parallelism: Parallelism
        private let there, back: MartletFFTCore.CosinePlan
        private let forwardScale, backwardScale: Double

        /// - Parameters:
        ///   - length: numbers that are transformed together.
        ///   - type: 1 to 4.
        ///   - isSine: whether it is a sine transform.
        ///   - norm: which direction is divided by 2 (n − 1) or 2 (n + 1) for cosines and sines of type I, and by 2n
        ///     for the others; with `ortho` both by the root of that, and the matrix is orthogonal.
        ///   - parallelism: threads that a call may use; the task's choice when absent.
        /// - Throws: a value error for another type, or a length below 1, or 2 for cosines of type I.
        /// - Complexity: O(`length`), and some lengths more by a logarithm.
        public init(
            _ length: Int, type: Int = 2, isSine: Bool = false, norm: Norm = .backward,
            parallelism: Parallelism = .current
        ) throws(MartletError) {
            guard 1...4 ~= type else {
                throw .value(function: "CosinePlan", argument: "type", given: "\(type)", wanted: "1 to 4")
            }
            let kind = CosineKind(type: type, isSine: isSine)
            guard length >= kind.shortest, length <= Int.max / 64 else {
                throw .value(
                    function: "CosinePlan", argument: "length", given: "\(length)", wanted: "at least \(kind.shortest)")
            }
            (self.length, self.type, self.isSine, self.norm) = (length, type, isSine, norm)
            self.parallelism = parallelism
            (there, back) = try naming("CosinePlan") { () throws(OutOfMemory) in
                (
                    try PlanCache.shared.cosine(kind, length, precision(R.self)),
                    try PlanCache.shared.cosine(kind.inverse, length, precision(R.self))
                )
            }
            forwardScale = norm.scale(backward: false, count: kind.period(length))
            backwardScale = norm.scale(backward: true, count: kind.period(length))
        }

        /// The transform.
        /// - Throws: a value error when either side has not `length` elements.
        @specialized(where R == Double)
        @specialized(where R == Float)
        public func forward(_ x: Span<R>, into y: inout MutableSpan<R>) throws(MartletError) {
            try run(there, x, &y, forwardScale, "forward")
        }

        /// The inverse transform.
        /// - Throws: a value error when either side has not `length` elements.
        @specialized(where R == Double)
        @specialized(where R == Float)
        public func backward(_ x: Span<R>, into y: inout MutableSpan<R>) throws(MartletError) {
            try run(back, x, &y, backwardScale, "backward")
        }

        @specialized(where R == Double)
        @specialized(where R == Float)
        private func run(
            _ plan: MartletFFTCore.CosinePlan, _ x: Span<R>, _ y: inout MutableSpan<R>, _ scale: Double,
            _ function: StaticString
        ) throws(MartletError) {
            try check(x.count, is: length, "x", function)
            try check(y.count, is: length, "y", function)
            try naming("\(function)") { () throws(OutOfMemory) in
                try x.withUnsafeBufferPointer { x throws(OutOfMemory) in
                    try y.withUnsafeMutableBufferPointer { y throws(OutOfMemory) in
                        try plan.execute(
                            UnsafeRawPointer(x.baseAddress!), UnsafeMutableRawPointer(y.baseAddress!), scale: scale,
                            orthogonal: norm == .ortho, parallelism: parallelism)
                    }
                }
            }
        }
    }
}
