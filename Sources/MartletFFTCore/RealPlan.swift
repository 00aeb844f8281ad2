import CMartletKernels

/// A transform between n real numbers and the n/2 + 1 first bins of their spectrum, which determine the others.
///
/// An even length is a complex transform of half of it: with z_j = x_2j + i x_(2j+1), h = n/2 and Z its transform,
///
///     X[k] = (Z[k] + Z̄[h−k]) / 2 + exp(−2πi k / n) (Z[k] − Z̄[h−k]) / 2i.
///
/// An odd length is a complex transform of the same length.
///
/// Reference: J. W. Cooley, P. A. W. Lewis, P. D. Welch, "The fast Fourier transform algorithm: programming considerations in
/// the calculation of sine, cosine and Laplace transforms", J. Sound Vib. 12 (1970) 315–337, doi:10.1016/0022-460X(70)90075-1.
package final class RealPlan<T: FFTReal>: Sendable {
    package let length: Int
    private let complex: ComplexPlan<T>
    /// exp(−πi k / h), real parts and then imaginary parts; empty for odd lengths.
    private let twiddles: Table<T>

    package init(_ length: Int) {
        self.length = length
        let even = length % 2 == 0, h = length / 2
        complex = ComplexPlan(even ? h : length)
        twiddles = Table(count: even ? 2 * h : 0) { table in
            guard even else { return }
            let roots = RootsOfUnity(length)
            for k in 0..<h {
                let w = roots[k]
                table[k] = T(w.re)
                table[h + k] = T(w.im)
            }
        }
    }

    package var bins: Int { length / 2 + 1 }
    package var byteCount: Int { complex.byteCount + twiddles.byteCount }
    package var recipe: Recipe { complex.recipe }

    var scratchBytes: Int { Split<T>.byteCount(complex.length) + complex.scratchBytes(bunch: 1) }

    /// From `length` reals to `bins` interleaved bins.
    func forward(_ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, scale: Double, work: Work) {
        let count = complex.length, z = Split<T>(work.scratch, count: count)
        let inside = Work(scratch: work.scratch + Split<T>.byteCount(count), parallelism: work.parallelism)
        let factor = T(scale)
        if length % 2 == 0 {
            complex.run(.pairs(x), z.target(), bunch: 1, scale: 1, work: inside)
            T.kernels.table.untangle(count, z.re, z.im, twiddles.pointer, count, y, scale)
            y[0] = (z.re[0] + z.im[0]) * factor
            y[2 * count] = (z.re[0] - z.im[0]) * factor
            y[2 * count + 1] = 0
        } else {
            complex.run(.real(x), z.target(), bunch: 1, scale: 1, work: inside)
            var source = z.source(), target = mt_fft_target.pairs(y)
            T.kernels.table.copy(bins, &source, &target, scale)
        }
        y[1] = 0
    }

    /// From `bins` interleaved bins to `length` reals; the imaginary parts of bin 0 and, for even lengths, of the last are taken
    /// to be zero.
    func backward(_ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, scale: Double, work: Work) {
        let count = complex.length, z = Split<T>(work.scratch, count: count)
        let inside = Work(scratch: work.scratch + Split<T>.byteCount(count), parallelism: work.parallelism)
        if length % 2 == 0 {
            T.kernels.table.tangle(count, x, twiddles.pointer, count, z.re, z.im)
            z.re[0] = x[0] + x[2 * count]
            z.im[0] = x[0] - x[2 * count]
            complex.run(z.source().exchanged, .pairs(y, backward: true), bunch: 1, scale: scale, work: inside)
        } else {
            // The whole spectrum's conjugate: the conjugate of a forward transform of it is the backward one.
            z.re[0] = x[0]
            z.im[0] = 0
            for k in 1..<max(1, bins) {
                z.re[k] = x[2 * k]
                z.im[k] = -x[2 * k + 1]
                z.re[count - k] = x[2 * k]
                z.im[count - k] = x[2 * k + 1]
            }
            complex.run(z.source(), .real(y), bunch: 1, scale: scale, work: inside)
        }
    }
}
