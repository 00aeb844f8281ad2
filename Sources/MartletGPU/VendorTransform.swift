public import MartletCore

/// The Fourier transform of one line of complex numbers, without a factor: what libraries of vendors offer, for
/// ``GPU/transform(_:)``.
public struct VendorTransform: Sendable {
    /// Complex numbers of a line in a device's memory.
    public struct Line: Sendable {
        public var buffer: Buffer
        /// Of the first number, and from each to the next, in numbers; the step is positive.
        public var offset, step: Int

        public init(buffer: Buffer, offset: Int, step: Int) {
            (self.buffer, self.offset, self.step) = (buffer, offset, step)
        }
    }

    public var length: Int
    /// The type of the numbers' parts, `.float32` or `.float64`.
    public var real: DType
    /// Whether angles are positive: Σ x_j exp(+2πi jk / n).
    public var isBackward: Bool
    /// Apart, or the same line.
    public var source, target: Line

    public init(length: Int, real: DType, isBackward: Bool, source: Line, target: Line) {
        (self.length, self.real, self.isBackward) = (length, real, isBackward)
        (self.source, self.target) = (source, target)
    }
}
