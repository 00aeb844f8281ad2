import CMartletFFTKernels
import MartletCore

/// A transform of any length as a convolution with a chirp: from 2jk = (j + c)² + (k² − 2ck) − (k − j − c)², whatever c,
///
///     X[k] = exp(−πi (k² − 2ck) / n) Σ_j (x_j b̄_(j+c)) b_(k−j−c),    b_k = exp(πi k² / n),
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
    let inner: any ComplexAlgorithm
    /// What elements are multiplied by, and what bins are: real parts and then imaginary parts.
    private let before, after: Table
    /// The conjugate of the transform of b, divided by its length.
    private let spectrum: Table
    private let lanes: Int
    /// Whether the convolution of a single line is done in blocks.
    private let isInBlocks: Bool
    private let sweeps: FourStep?
    var takesBunches: Bool { inner.takesBunches }
    let takesBlocks, givesBlocks: Bool

    /// - Parameters:
    ///   - inner: a transform of `length` elements.
    ///   - weight: what the result is multiplied by, a power of two.
    ///   - shift: c, at most n.
    init(
        _ n: Int, _ inner: any ComplexAlgorithm, length: Int, _ precision: Precision, weight: Double = 1, shift: Int = 0
    ) throws(OutOfMemory) {
        (self.n, self.length, size, kernels) = (n, length, precision.size, precision.kernels)
        self.inner = inner
        lanes = precision.lanes
        isInBlocks = inner.takesBlocks && inner.givesBlocks
        sweeps = inner as? FourStep
        (takesBlocks, givesBlocks) = (sweeps?.takesBlocks ?? true, sweeps?.takesBlocks ?? true)
        // j k modulo 2n.
        func angle(_ j: Int, _ k: Int) -> Int {
            if max(j, k) < 1 << 31 { return j * k % (2 * n) }
            let (high, low) = j.multipliedFullWidth(by: k)
            return (2 * n).dividingFullWidth((high, low)).remainder
        }
        let roots = try RootsOfUnity(2 * n, exact: precision == .double)
        func factors(_ angle: (Int) -> Int) throws(OutOfMemory) -> Table {
            try Table(precision, count: 2 * n) { table in
                for k in 0..<n { table.append(roots[angle(k)].re) }
                for k in 0..<n { table.append(roots[angle(k)].im) }
            }
        }
        before = try factors { angle($0 + shift, $0 + shift) }
        // k² − 2ck = k² + 2k (n − c) modulo 2n.
        after = shift == 0 ? before : try factors { angle($0, $0 + 2 * (n - shift)) }
        // The conjugate of a transform is that of the reversed sequence's conjugate.
        spectrum = try convolutionKernel(length, precision, weight: weight, order: sweeps?.bins) { k in
            if n <= k && k <= length - n { return nil }
            let distance = abs(k < n ? k + shift : length - k - shift)
            return (roots, angle(distance, distance))
        }
    }

    var byteCount: Int {
        inner.byteCount + before.byteCount + (after === before ? 0 : after.byteCount) + spectrum.byteCount
    }

    func scratchBytes(bunch: Int) -> Int {
        if let sweeps { return sweeps.scratchBytes(bunch: bunch) }
        return 2 * Split.byteCount(length * bunch, size: size) + inner.scratchBytes(bunch: bunch)
    }

    func run(
        _ x: mt_fft_source, _ y: mt_fft_target, bunch: Int, scale: Double, work: Work
    ) throws(OutOfMemory) {
        if let sweeps { return try sweeps.convolve(n, x, before, spectrum, after, y, scale: scale, work: work) }
        let count = length * bunch, room = Split.byteCount(count, size: size), inside = work.after(2 * room)
        let blocks = bunch > 1 || isInBlocks ? lanes : nil
        let time = Split(work.scratch, count: count, size: size, lanes: blocks)
        let frequency = Split(work.scratch + room, count: count, size: size, lanes: blocks)
        var source = x, target = y, timeIn = time.source(group: bunch), timeOut = time.target(group: bunch)
        var frequencyIn = frequency.source(group: bunch), frequencyOut = frequency.target(group: bunch)
        time.clear(from: n * bunch)
        kernels.multiply(n, bunch, &source, 0, before.start, n, &timeOut, 1)
        try inner.run(timeIn, frequencyOut, bunch: bunch, scale: 1, work: inside)
        // A backward transform is the conjugate of the forward one of the conjugate.
        kernels.multiply(length, bunch, &frequencyIn, 1, spectrum.start, length, &frequencyOut, 1)
        try inner.run(frequencyIn, timeOut, bunch: bunch, scale: 1, work: inside)
        kernels.multiply(n, bunch, &timeIn, 1, after.start, n, &target, scale)
    }
}

/// Which bins a table has, in runs of `count`.
struct BinOrder {
    let runs, count: Int
    let bin: (_ run: Int, _ place: Int) -> Int

    static func natural(_ count: Int) -> BinOrder { BinOrder(runs: 1, count: count) { $1 } }
}

/// The transform of roots of unity, number k of them or zero for k < length, times weight / length, or its conjugate: of each
/// run of bins real parts and then imaginary parts.  It is computed in more digits than the table's, so that its error
/// is that of a rounding.
func convolutionKernel(
    _ length: Int, _ precision: Precision, weight: Double = 1, conjugated: Bool = false, order: BinOrder? = nil,
    _ root: (Int) -> (roots: RootsOfUnity, k: Int)?
) throws(OutOfMemory) -> Table {
    let transform = try Memory(2 * length * MemoryLayout<Double>.stride)
    nonisolated(unsafe) let (re, im) = (transform.doubles, transform.doubles + length)
    switch precision {
    case .double:
        try ExactTransform(length).run(scale: TwoDoubles(weight) / TwoDoubles(Double(length))) { k in
            guard let (roots, k) = root(k) else { return (TwoDoubles(0), TwoDoubles(0)) }
            let (c, s) = roots.exact(k)
            return (c, -s)
        } take: { k, binRe, binIm in
            (re[k], im[k]) = (binRe, binIm)
        }
    case .single:
        for k in 0..<length {
            let (c, s) = root(k).map { $0.roots.angle($0.k) } ?? (0, 0)
            (re[k], im[k]) = (c * weight / Double(length), -s * weight / Double(length))
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
