import CMartletKernels
package import MartletCore

/// How lines are read that are not as a plan takes them: of elements of another type, of fewer, or of their conjugates.
///
/// They go through memory that a line or a few neighbours need anyway, so that no array is ever made that only differs
/// from the given one in that.
package struct LineInput: Hashable, Sendable {
    /// The type of the elements: that of a plan's, or reals.
    package let type: DType
    /// How many elements a line has; zeros follow.
    package let count: Int
    package let isConjugated: Bool

    package init(type: DType, count: Int, isConjugated: Bool = false) {
        self.type = type
        self.count = count
        self.isConjugated = isConjugated
    }

    /// Where lines are: from element to element, and from line to line, in elements.
    struct Place {
        let start: UnsafeRawPointer
        let stride, step: Int

        init(_ start: UnsafeRawPointer, stride: Int, step: Int = 0) {
            self.start = start
            self.stride = stride
            self.step = step
        }
    }

    /// Elements of a single line that a thread takes at once.
    private static var grain: Int { 1 << 16 }

    /// Writes lines of `length` elements of the type `target`, each in one piece, one after the other.
    ///
    /// - Parameter y: may be where they are, when they lie there as they are to be written.
    func fetch(
        _ lines: Int, from x: Place, to y: UnsafeMutableRawPointer, length: Int, as target: DType,
        parallelism: Parallelism
    ) throws(OutOfMemory) {
        let size = type.itemSize, pitch = length * target.itemSize
        if x.stride == 1 {
            for line in 0..<lines {
                convert(x.start + line * x.step * size, to: y + line * pitch, as: target, parallelism)
            }
        } else if type == target {
            copyStrided([lines, count], itemSize: size, from: x.start, [x.step, x.stride], to: y, [length, 1])
        } else {
            try withScratch(lines * count * size) { together in
                copyStrided(
                    [lines, count], itemSize: size, from: x.start, [x.step, x.stride], to: together, [count, 1])
                for line in 0..<lines {
                    convert(together + line * count * size, to: y + line * pitch, as: target, parallelism)
                }
            }
        }
        let given = count * target.itemSize
        for line in 0..<lines {
            let start = y + line * pitch
            if isConjugated { conjugate(start, target) }
            (start + given).initializeMemory(as: UInt8.self, repeating: 0, count: pitch - given)
        }
    }

    /// Elements side by side.
    private func convert(
        _ x: UnsafeRawPointer, to y: UnsafeMutableRawPointer, as target: DType, _ parallelism: Parallelism
    ) {
        if x == UnsafeRawPointer(y) { return }
        let size = type.itemSize, targetSize = target.itemSize
        let loop = type == target ? nil : mt_convert_loop(type.kernel, target.kernel)
        nonisolated(unsafe) let (x, y) = (x, y)
        parallelism.forEachRun(of: count, grain: Self.grain) { run in
            let from = x + run.lowerBound * size, to = y + run.lowerBound * targetSize
            if let loop { loop(run.count, from, to) } else { to.copyMemory(from: from, byteCount: run.count * size) }
        }
    }

    private func conjugate(_ start: UnsafeMutableRawPointer, _ type: DType) {
        switch type {
        case .complex64: negate(start.assumingMemoryBound(to: Float.self))
        case .complex128: negate(start.assumingMemoryBound(to: Double.self))
        default: break
        }
    }

    /// Imaginary parts.
    @specialized(where R == Double)
    @specialized(where R == Float)
    private func negate<R: RealScalar>(_ parts: UnsafeMutablePointer<R>) {
        for k in 0..<count { parts[2 * k + 1] = -parts[2 * k + 1] }
    }
}

extension DType {
    /// The kernels' name of this type; the two enumerations have one order.
    fileprivate var kernel: mt_type { mt_type(rawValue: UInt32(rawValue))! }
}
