import CMartletFFTKernels
package import MartletCore

/// The linear convolution of one shape and another by transforms of blocks: overlap-save, overlap-add, or the whole.
///
/// Along one axis, with blocks of N and S = N − m + 1:
///
/// - *save*: results f + bS ..< f + (b + 1) S come from the N elements of x that end with the last of them; the first m − 1
///   results of a block are wrong, since there the end of the block has wrapped around, and are dropped.
/// - *add*: the S elements of x from bS on have N results from bS on, which are added to those of their neighbours.
///
/// Blocks are shared among threads.  Those that add go in rounds, first the even ones and then the odd ones along each
/// axis, so that no two of a round meet and every sum is in the same order whatever the threads.
///
/// Rows of a block that are zero are not transformed, nor are rows of which no result is wanted.
///
/// Reference: A. V. Oppenheim and R. W. Schafer, *Discrete-Time Signal Processing*, 3rd ed., Pearson 2010, section 8.7.
package final class Convolution: Sendable {
    package let axes: [ConvolutionRecipe.Axis]
    package let ways: [ConvolutionRecipe.Way]
    package let isComplex: Bool
    let precision: Precision
    let kernels: mt_fft_table
    /// The length of a block along each axis, and how many bins there are along the last.
    let lengths: [Int]
    let bins: Int
    /// The transform along each axis but, for reals, the last.
    let complex: [ComplexPlan]
    let real: RealPlan?
    /// The number of blocks along each axis, and whether there are several whose results are added.
    let blocks: [Int]
    let adds: [Bool]

    /// - Parameters:
    ///   - axes: not empty; all lengths and counts are positive.
    ///   - ways: as many; each block is long enough for its way.
    package init(
        _ axes: [ConvolutionRecipe.Axis], _ ways: [ConvolutionRecipe.Way], isComplex: Bool, _ precision: Precision
    ) throws(OutOfMemory) {
        (self.axes, self.ways, self.isComplex, self.precision) = (axes, ways, isComplex, precision)
        kernels = precision.kernels
        lengths = ways.map(\.length)
        let last = lengths[axes.count - 1]
        bins = isComplex ? last : last / 2 + 1
        real = isComplex ? nil : try PlanCache.shared.real(last, precision)
        var complex: [ComplexPlan] = []
        for length in lengths.dropLast(isComplex ? 0 : 1) {
            complex.append(try PlanCache.shared.complex(length, precision))
        }
        self.complex = complex
        let blocks = zip(axes, ways).map { $0.blocks($1) }
        self.blocks = blocks
        adds = zip(blocks, ways).map { if case .add = $1 { $0 > 1 } else { false } }
    }

    /// Bytes of an element of x, h and y.
    var size: Int { (isComplex ? 2 : 1) * precision.size }
    var elements: Int { lengths.reduce(1, *) }
    var spectrumCount: Int { elements / lengths[lengths.count - 1] * bins }

    /// The spectrum of h, to be used with any number of x.
    package final class Kernel: Sendable {
        let spectrum: Memory
        init(_ spectrum: Memory) { self.spectrum = spectrum }
    }

    /// - Parameter h: row-major.
    package func kernel(_ h: UnsafeRawPointer, parallelism: Parallelism) throws(OutOfMemory) -> Kernel {
        let count = spectrumCount, spectrum = try Memory(2 * count * precision.size)
        try withScratch(2 * count * precision.size + blockBytes) { scratch throws(OutOfMemory) in
            let counts = axes.map(\.m), block = scratch + 2 * count * precision.size
            load(h, rowMajor(counts), counts, block)
            try forward(block, scratch, counts, parallelism)
            var source = mt_fft_source.pairs(scratch)
            var target = mt_fft_target(
                re: spectrum.start, im: spectrum.start + count * precision.size, group: 1, leg: 0,
                form: Int32(mt_fft_split.rawValue))
            kernels.copy(count, &source, &target, 1)
        }
        return Kernel(spectrum)
    }

    /// - Parameters:
    ///   - x: row-major.
    ///   - y: row-major, of the counts of `axes`; it meets neither x nor h.
    package func run(
        _ x: UnsafeRawPointer, _ kernel: Kernel, _ y: UnsafeMutableRawPointer, parallelism: Parallelism
    ) throws(OutOfMemory) {
        if adds.contains(true) {
            y.initializeMemory(as: UInt8.self, repeating: 0, count: axes.reduce(size) { $0 * $1.count })
        }
        if axes.count == 1 { return try line(x, kernel, y, parallelism) }
        // A round for each choice of even or odd along the axes that add.
        for round in 0..<1 << axes.count where !axes.indices.contains(where: { round >> $0 & 1 == 1 && !adds[$0] }) {
            let counts = axes.indices.map { adds[$0] ? (blocks[$0] + 1 - (round >> $0 & 1)) / 2 : blocks[$0] }
            let count = counts.reduce(1, *), inner = count > 1 ? Parallelism.sequential : parallelism
            nonisolated(unsafe) let (x, y) = (x, y)
            try parallelism.forEach(failingWith: OutOfMemory.self, count) { number throws(OutOfMemory) in
                var rest = number, chosen: [ConvolutionBlock] = []
                for axis in self.axes.indices.reversed() {
                    let (quotient, index) = rest.quotientAndRemainder(dividingBy: counts[axis])
                    let number = self.adds[axis] ? 2 * index + (round >> axis & 1) : index
                    chosen.insert(ConvolutionBlock(number, self.axes[axis], self.ways[axis]), at: 0)
                    rest = quotient
                }
                try self.block(x, kernel, y, chosen, inner)
            }
        }
    }

    private func block(
        _ x: UnsafeRawPointer, _ kernel: Kernel, _ y: UnsafeMutableRawPointer, _ chosen: [ConvolutionBlock],
        _ parallelism: Parallelism
    ) throws(OutOfMemory) {
        let count = spectrumCount, bytes = 2 * count * precision.size
        try withScratch(bytes + blockBytes) { scratch throws(OutOfMemory) in
            let block = scratch + bytes, inner = rowMajor(lengths)
            let first = zip(chosen, rowMajor(axes.map(\.n))).reduce(0) { $0 + $1.0.x.lowerBound * $1.1 }
            let place = zip(chosen, inner).reduce(0) { $0 + $1.0.place * $1.1 }
            load(x + first * size, rowMajor(axes.map(\.n)), chosen.map(\.x.count), block, at: place)
            // Rows up to the last one that is not zero.
            try forward(block, scratch, chosen.map { $0.place + $0.x.count }, parallelism)
            var source = mt_fft_source.pairs(scratch), target = mt_fft_target.pairs(scratch)
            kernels.multiply(count, 1, &source, 0, kernel.spectrum.start, count, &target, 1)
            try backward(scratch, block, chosen.map(\.results), parallelism)
            let from = zip(chosen, inner).reduce(0) { $0 + $1.0.results.lowerBound * $1.1 }
            let outer = rowMajor(axes.map(\.count)), to = zip(chosen, outer).reduce(0) { $0 + $1.0.y * $1.1 }
            let shape = Shape(chosen.map(\.results.count))
            if adds.contains(true) {
                addStrided(shape, block + from * size, Shape(inner), y + to * size, Shape(outer))
            } else {
                copyStrided(
                    shape, itemSize: size, from: block + from * size, Shape(inner), to: y + to * size, Shape(outer))
            }
        }
    }
}
