import CMartletKernels
import MartletCore

/// A transform of any length as a convolution with a chirp: from 2jk = j² + k² − (k − j)²,
///
///     X[k] = b̄_k Σ_j (x_j b̄_j) b_(k−j),    b_k = exp(πi k² / n),
///
/// a cyclic convolution of any length from 2n − 1, done by two transforms of such a length; a third, of b, is in the
/// plan. k² is reduced modulo 2n in integers, by adding 2k − 1 each time, so that no angle loses a digit.
///
/// Reference: L. I. Bluestein, "A linear filtering approach to the computation of discrete Fourier transform", IEEE
/// Trans. Audio Electroacoust. 18 (1970) 451–455, doi:10.1109/TAU.1970.1162132.
final class Bluestein: ComplexAlgorithm {
    private let n, length, size: Int
    private let kernels: mt_fft_table
    private let inner: any ComplexAlgorithm
    /// b̄_k, real parts and then imaginary parts.
    private let chirp: Table
    /// The conjugate of the transform of b, divided by its length.
    private let spectrum: Table
    /// The elements of a block, where the convolution is done in blocks.
    private let lanes: Int?
    let takesBunches = false
    let takesBlocks = true

    init(_ n: Int, _ recipe: Recipe, _ precision: Precision) {
        let length = recipe.length
        (self.n, self.length, size, kernels) = (n, length, precision.size, precision.kernels)
        inner = makeAlgorithm(recipe, precision)
        lanes = inner.takesBlocks ? precision.lanes : nil
        let roots = RootsOfUnity(2 * n)
        var square = 0, angles: [Int] = []
        for k in 0..<n {
            angles.append(square)
            square = (square + 2 * k + 1) % (2 * n)
        }
        chirp = Table(precision, count: 2 * n) { table in
            for angle in angles { table.append(roots[angle].re) }
            for angle in angles { table.append(roots[angle].im) }
        }
        // The transform of an even sequence's conjugate is the conjugate of its transform.
        spectrum = convolutionKernel(length, precision) { k in
            n <= k && k <= length - n ? (0, 0) : roots[angles[k < n ? k : length - k]]
        }
    }

    var byteCount: Int { inner.byteCount + chirp.byteCount + spectrum.byteCount }

    func scratchBytes(bunch: Int) -> Int { 2 * Split.byteCount(length, size: size) + inner.scratchBytes(bunch: 1) }

    func run(_ x: mt_fft_source, _ y: mt_fft_target, bunch: Int, scale: Double, work: Work) {
        let room = Split.byteCount(length, size: size), inside = work.after(2 * room)
        let time = Split(work.scratch, count: length, size: size, lanes: lanes)
        let frequency = Split(work.scratch + room, count: length, size: size, lanes: lanes)
        var source = x, target = y, timeIn = time.source(), timeOut = time.target()
        var frequencyIn = frequency.source(), frequencyOut = frequency.target()
        time.clear(from: n)
        kernels.multiply(n, &source, 0, chirp.start, n, &timeOut, 1)
        inner.run(timeIn, frequencyOut, bunch: 1, scale: 1, work: inside)
        // A backward transform is the conjugate of the forward one of the conjugate.
        kernels.multiply(length, &frequencyIn, 1, spectrum.start, length, &frequencyOut, 1)
        inner.run(frequencyIn, timeOut, bunch: 1, scale: 1, work: inside)
        kernels.multiply(n, &timeIn, 1, chirp.start, n, &target, scale)
    }
}

/// The transform of `value(k)`, k < length, divided by the length: real parts and then imaginary parts.  It is
/// computed in double precision whatever the table's.
func convolutionKernel(_ length: Int, _ precision: Precision, _ value: (Int) -> (re: Double, im: Double)) -> Table {
    let plan = ComplexPlan(length, .double), size = Precision.double.size, room = Split.byteCount(length, size: size)
    var spectrum: Table?
    withScratch(2 * room + plan.algorithm.scratchBytes(bunch: 1)) { scratch in
        let time = Split(scratch, count: length, size: size),
            frequency = Split(scratch + room, count: length, size: size)
        for k in 0..<length {
            let (re, im) = value(k)
            time.start.storeBytes(of: re, toByteOffset: k * size, as: Double.self)
            time.start.storeBytes(of: im, toByteOffset: (time.apart + k) * size, as: Double.self)
        }
        plan.algorithm.run(
            time.source(), frequency.target(), bunch: 1, scale: 1,
            work: Work(scratch: scratch + 2 * room, parallelism: .sequential))
        spectrum = Table(precision, count: 2 * length) { table in
            for part in 0..<2 {
                for k in 0..<length {
                    let bin = frequency.start.load(
                        fromByteOffset: (part * frequency.apart + k) * size, as: Double.self)
                    table.append(bin / Double(length))
                }
            }
        }
    }
    return spectrum!
}
