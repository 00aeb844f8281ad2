import CMartletFFTKernels

/// A transform between n real numbers and the n/2 + 1 first bins of their spectrum, which determine the others.
///
/// An even length is a complex transform of half of it: with z_j = x_2j + i x_(2j+1), h = n/2 and Z its transform,
///
///     X[k] = (Z[k] + Z̄[h−k]) / 2 + exp(−2πi k / n) (Z[k] − Z̄[h−k]) / 2i.
///
/// An odd length is a complex transform of the same length.
///
/// Reference: J. W. Cooley, P. A. W. Lewis, P. D. Welch, "The fast Fourier transform algorithm: programming
/// considerations in the calculation of sine, cosine and Laplace transforms", J. Sound Vib. 12 (1970) 315–337,
/// doi:10.1016/0022-460X(70)90075-1.
package final class RealPlan: Sendable {
    package let length: Int
    package let precision: Precision
    private let complex: ComplexPlan
    private let kernels: mt_fft_table
    /// The whole transform, where that of half the length fits into registers.
    package nonisolated(unsafe) let leaf: RealLeaf?
    /// exp(−πi k / h), real parts and then imaginary parts, or as the leaf wants them; nothing for odd lengths.
    private let twiddles: Table

    package init(_ length: Int, _ precision: Precision) throws(OutOfMemory) {
        self.length = length
        self.precision = precision
        kernels = precision.kernels
        let even = length % 2 == 0, h = even ? length / 2 : 0
        complex = try ComplexPlan(even ? h : length, precision)
        splitBytes = Split.byteCount(complex.length, size: precision.size)
        scratchBytes = splitBytes + complex.lineScratch
        let lanes = precision.lanes
        vectorBytes = lanes * precision.size
        blocks = length % (2 * lanes) == 0 && complex.algorithm.givesBlocks ? lanes : nil
        blocksBack = length % (2 * lanes) == 0 && complex.algorithm.takesBlocks ? lanes : nil
        let roots = try RootsOfUnity(length)
        if even, let leaf = complex.leaf {
            twiddles = try Self.leafRoots(leaf.kernels, roots, precision)
            self.leaf = RealLeaf(leaf, roots: twiddles.start)
        } else {
            twiddles = try Table(precision, count: 2 * h) { table in
                for k in 0..<h { table.append(roots[k].re) }
                for k in 0..<h { table.append(roots[k].im) }
            }
            leaf = nil
        }
    }

    /// The roots in the order of a leaf's lanes, for one direction and the other.
    private static func leafRoots(
        _ leaf: mt_fft_leaf, _ roots: RootsOfUnity, _ precision: Precision
    ) throws(OutOfMemory) -> Table {
        try Table(precision, count: 4 * leaf.n) { table in
            for place in [leaf.bin, leaf.pair] {
                for block in 0..<Int32(leaf.n / leaf.lanes) {
                    table.appendBlock(leaf.lanes) { roots[Int(place(block, Int32($0)))] }
                }
            }
        }
    }

    /// A transform of a line without scratch.
    package struct RealLeaf {
        package typealias Kernel =
            @convention(c) (
                UnsafeRawPointer, UnsafeMutableRawPointer, UnsafeRawPointer, UnsafeRawPointer, Double
            ) -> Void
        let ahead, back: Kernel
        let twiddles, roots: UnsafeRawPointer

        init(_ leaf: Leaf, roots: UnsafeRawPointer) {
            (ahead, back, twiddles) = (leaf.kernels.real, leaf.kernels.realBack, leaf.twiddles)
            self.roots = roots
        }

        @inline(__always) package func run(
            _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, backward: Bool, scale: Double
        ) {
            (backward ? back : ahead)(x, y, twiddles, roots, scale)
        }
    }

    /// Bins of the spectrum that are kept.
    package var bins: Int { length / 2 + 1 }
    package var byteCount: Int { complex.byteCount + twiddles.byteCount }
    package var recipe: Recipe { complex.recipe }

    private let vectorBytes: Int
    /// Bytes of scratch for a line, and of them those of the complex transform's side.
    let scratchBytes: Int
    private let splitBytes: Int
    /// The elements of a block of that side, if it can be in blocks: of a transform's result, and of its input.
    private let blocks, blocksBack: Int?

    /// The complex transform's side: in blocks it lies where the bins or the reals go, if its vectors do not lie across cache
    /// lines there.
    @inline(__always) private func side(
        _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ blocks: Int?, _ work: Work
    ) -> Split {
        let fits =
            blocks != nil && y.isAligned(to: vectorBytes)
            && abs(x - UnsafeRawPointer(y)) >= 2 * bins * precision.size
        return Split(fits ? y : work.scratch, count: complex.length, size: precision.size, lanes: blocks)
    }

    /// From `length` reals to `bins` interleaved bins.
    func forward(_ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, scale: Double, work: Work) throws(OutOfMemory) {
        let count = complex.length, z = side(x, y, blocks, work), inside = work.after(splitBytes)
        if length % 2 == 0 {
            try complex.run(.pairs(x), z.target(), scale: 1, work: inside)
            var source = z.source()
            kernels.untangle(count, &source, twiddles.start, y, scale)
        } else {
            try complex.run(.real(x), z.target(), scale: 1, work: inside)
            var source = z.source(), target = mt_fft_target.pairs(y)
            kernels.copy(bins, &source, &target, scale)
            // The imaginary part of the sum of the elements.
            (y + precision.size).initializeMemory(as: UInt8.self, repeating: 0, count: precision.size)
        }
    }

    /// From `bins` interleaved bins to `length` reals; the imaginary parts of bin 0 and, for even lengths, of the
    /// last are taken to be zero.
    func backward(_ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, scale: Double, work: Work) throws(OutOfMemory) {
        let count = complex.length, z = side(x, y, blocksBack, work), inside = work.after(splitBytes)
        if length % 2 == 0 {
            var exchanged = z.target()
            kernels.tangle(count, x, twiddles.start, &exchanged)
            let target = mt_fft_target.pairs(y, backward: true)
            try complex.run(z.source(), target, scale: scale, work: inside)
        } else {
            // The forward transform of the conjugate spectrum is the conjugate of the backward one: the same real
            // parts.
            kernels.mirror(count, x, z.start, z.apart)
            try complex.run(z.source(), .real(y), scale: scale, work: inside)
        }
    }
}
