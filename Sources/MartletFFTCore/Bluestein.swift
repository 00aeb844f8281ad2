import CMartletFFTKernels
import MartletCore

/// A transform of any length as a convolution with a chirp: from 2jk = j² + k² − (k − j)²,
///
///     X[k] = b̄_k Σ_j (x_j b̄_j) b_(k−j),    b_k = exp(πi k² / n),
///
/// a cyclic convolution of any length from 2n − 1, done by two transforms of such a length; a third, of b, is in the
/// plan. k² is reduced modulo 2n in integers, so that no angle loses a digit.  Where those are four-step transforms the
/// products are done in their sweeps.
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
    private let lanes: Int
    /// Whether the convolution of a single line is done in blocks.
    private let isInBlocks: Bool
    private let sweeps: FourStep?
    var takesBunches: Bool { inner.takesBunches }
    let takesBlocks, givesBlocks: Bool

    init(_ n: Int, _ recipe: Recipe, _ precision: Precision) throws(OutOfMemory) {
        let length = recipe.length
        (self.n, self.length, size, kernels) = (n, length, precision.size, precision.kernels)
        inner = try makeAlgorithm(recipe, precision)
        lanes = precision.lanes
        isInBlocks = inner.takesBlocks && inner.givesBlocks
        sweeps = inner as? FourStep
        (takesBlocks, givesBlocks) = (sweeps?.takesBlocks ?? true, sweeps?.takesBlocks ?? true)
        // k² modulo 2n.
        func angle(_ k: Int) -> Int {
            if k < 1 << 31 { return k * k % (2 * n) }
            let (high, low) = k.multipliedFullWidth(by: k)
            return (2 * n).dividingFullWidth((high, low)).remainder
        }
        let roots = try RootsOfUnity(2 * n, exact: precision == .double)
        chirp = try Table(precision, count: 2 * n) { table in
            for k in 0..<n { table.append(roots[angle(k)].re) }
            for k in 0..<n { table.append(roots[angle(k)].im) }
        }
        // The transform of an even sequence's conjugate is the conjugate of its transform.
        spectrum = try convolutionKernel(length, precision, order: sweeps?.bins) { k in
            n <= k && k <= length - n ? nil : (roots, angle(k < n ? k : length - k))
        }
    }

    var byteCount: Int { inner.byteCount + chirp.byteCount + spectrum.byteCount }

    func scratchBytes(bunch: Int) -> Int {
        if let sweeps { return sweeps.scratchBytes(bunch: bunch) }
        return 2 * Split.byteCount(length * bunch, size: size) + inner.scratchBytes(bunch: bunch)
    }

    func run(
        _ x: mt_fft_source, _ y: mt_fft_target, bunch: Int, scale: Double, work: Work
    ) throws(OutOfMemory) {
        if let sweeps { return try sweeps.convolve(n, x, chirp, spectrum, y, scale: scale, work: work) }
        let count = length * bunch, room = Split.byteCount(count, size: size), inside = work.after(2 * room)
        let blocks = bunch > 1 || isInBlocks ? lanes : nil
        let time = Split(work.scratch, count: count, size: size, lanes: blocks)
        let frequency = Split(work.scratch + room, count: count, size: size, lanes: blocks)
        var source = x, target = y, timeIn = time.source(group: bunch), timeOut = time.target(group: bunch)
        var frequencyIn = frequency.source(group: bunch), frequencyOut = frequency.target(group: bunch)
        time.clear(from: n * bunch)
        kernels.multiply(n, bunch, &source, 0, chirp.start, n, &timeOut, 1)
        try inner.run(timeIn, frequencyOut, bunch: bunch, scale: 1, work: inside)
        // A backward transform is the conjugate of the forward one of the conjugate.
        kernels.multiply(length, bunch, &frequencyIn, 1, spectrum.start, length, &frequencyOut, 1)
        try inner.run(frequencyIn, timeOut, bunch: bunch, scale: 1, work: inside)
        kernels.multiply(n, bunch, &timeIn, 1, chirp.start, n, &target, scale)
    }
}

/// Which bins a table has, in runs of `count`.
struct BinOrder {
    let runs, count: Int
    let bin: (_ run: Int, _ place: Int) -> Int

    static func natural(_ count: Int) -> BinOrder { BinOrder(runs: 1, count: count) { $1 } }
}

/// The transform of roots of unity, number k of them or zero for k < length, divided by the length, or its conjugate: of
/// each run of bins real parts and then imaginary parts.  It is computed in more digits than the table's, so that its error
/// is that of a rounding.
func convolutionKernel(
    _ length: Int, _ precision: Precision, conjugated: Bool = false, order: BinOrder? = nil,
    _ root: (Int) -> (roots: RootsOfUnity, k: Int)?
) throws(OutOfMemory) -> Table {
    let transform = try Memory(2 * length * MemoryLayout<Double>.stride)
    nonisolated(unsafe) let (re, im) = (transform.doubles, transform.doubles + length)
    switch precision {
    case .double:
        try ExactTransform(length).run(scale: TwoDoubles(1) / TwoDoubles(Double(length))) { k in
            guard let (roots, k) = root(k) else { return (TwoDoubles(0), TwoDoubles(0)) }
            let (c, s) = roots.exact(k)
            return (c, -s)
        } take: { k, binRe, binIm in
            (re[k], im[k]) = (binRe, binIm)
        }
    case .single:
        for k in 0..<length {
            let (c, s) = root(k).map { $0.roots.angle($0.k) } ?? (0, 0)
            (re[k], im[k]) = (c / Double(length), -s / Double(length))
        }
        let algorithm = try ComplexPlan(length, .double).algorithm
        try withScratch(algorithm.scratchBytes(bunch: 1)) { scratch throws(OutOfMemory) in
            try algorithm.run(
                mt_fft_source(re: re, im: im, group: 1, leg: 0, form: Int32(mt_fft_split.rawValue)),
                mt_fft_target(re: re, im: im, group: 1, leg: 0, form: Int32(mt_fft_split.rawValue)), bunch: 1, scale: 1,
                work: Work(scratch: scratch, parallelism: .sequential))
        }
    }
    let order = order ?? .natural(length)
    return try Table(precision, count: 2 * order.runs * order.count) { table in
        for run in 0..<order.runs {
            for place in 0..<order.count { table.append(re[order.bin(run, place)]) }
            for place in 0..<order.count {
                let part = im[order.bin(run, place)]
                table.append(conjugated ? -part : part)
            }
        }
    }
}
