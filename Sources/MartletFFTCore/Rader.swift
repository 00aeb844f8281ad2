import CMartletFFTKernels

/// A prime length p as a cyclic convolution of length p − 1: the powers of a primitive root g run through all indices
/// but 0, and
///
///     X[g^−k] = x[0] + Σ_j x[g^j] w^(g^(j−k)),    w = exp(−2πi / p),    X[0] = Σ_j x[j].
///
/// Reference: C. M. Rader, "Discrete Fourier transforms when the number of data samples is prime", Proc. IEEE 56 (1968)
/// 1107–1108, doi:10.1109/PROC.1968.6477.
final class Rader: ComplexAlgorithm {
    private let p, size: Int
    private let kernels: mt_fft_table
    private let inner: any ComplexAlgorithm
    /// g^j for j < p − 1, and then the j for which g^−j is 1, 2, …, p − 1.
    private let indices: Memory
    private var gather: UnsafeMutablePointer<Int32> { indices.indices }
    private var scatter: UnsafeMutablePointer<Int32> { indices.indices + (p - 1) }
    /// The transform of w^(g^−j), divided by its length.
    private let spectrum: Table
    let takesBunches = false
    let takesBlocks = true, givesBlocks = true

    init(_ recipe: Recipe, _ precision: Precision) throws(OutOfMemory) {
        let p = recipe.length + 1
        (self.p, size, kernels) = (p, precision.size, precision.kernels)
        inner = try makeAlgorithm(recipe, precision)
        let g = Self.primitiveRoot(p), roots = try RootsOfUnity(p, exact: precision == .double)
        indices = try Memory(2 * (p - 1) * MemoryLayout<Int32>.stride)
        let powers = indices.indices, places = powers + (p - 1)
        var power = 1
        for j in 0..<p - 1 {
            powers[j] = Int32(power)
            places[power - 1] = Int32(j == 0 ? 0 : p - 1 - j)
            power = Self.product(power, g, p)
        }
        spectrum = try convolutionKernel(p - 1, precision) { (roots, Int(powers[$0 == 0 ? 0 : p - 1 - $0])) }
    }

    private static func product(_ a: Int, _ b: Int, _ p: Int) -> Int {
        let (high, low) = a.multipliedFullWidth(by: b)
        return p.dividingFullWidth((high, low)).remainder
    }

    private static func power(_ base: Int, _ exponent: Int, _ p: Int) -> Int {
        var result = 1, square = base, left = exponent
        while left > 0 {
            if left & 1 == 1 { result = product(result, square, p) }
            square = product(square, square, p)
            left >>= 1
        }
        return result
    }

    /// The smallest g whose powers are all of 1 … p − 1: g^((p−1)/q) ≠ 1 for every prime q that divides p − 1.
    private static func primitiveRoot(_ p: Int) -> Int {
        var primes: [Int] = [], rest = p - 1, d = 2
        while d <= rest / d {
            if rest % d == 0 { primes.append(d) }
            while rest % d == 0 { rest /= d }
            d += 1
        }
        if rest > 1 { primes.append(rest) }
        return (2...).first { g in primes.allSatisfy { power(g, (p - 1) / $0, p) != 1 } }!
    }

    var byteCount: Int {
        inner.byteCount + spectrum.byteCount + indices.byteCount
    }

    func scratchBytes(bunch: Int) -> Int { 3 * Split.byteCount(p, size: size) + inner.scratchBytes(bunch: 1) }

    func run(
        _ x: mt_fft_source, _ y: mt_fft_target, bunch: Int, scale: Double, work: Work
    ) throws(OutOfMemory) {
        let count = p - 1, room = Split.byteCount(p, size: size), inside = work.after(3 * room)
        let line = Split(work.scratch, count: p, size: size)
        let time = Split(work.scratch + room, count: p, size: size)
        let frequency = Split(work.scratch + 2 * room, count: p, size: size)
        var source = x, target = y, lineIn = line.source(), lineOut = line.target()
        kernels.copy(p, &source, &lineOut, 1)
        kernels.permute(count, gather, line.start, line.apart, time.start, time.apart)
        try inner.run(time.source(), frequency.target(), bunch: 1, scale: 1, work: inside)
        // Bin 0 is the sum of all elements but the first.  Adding the first to it after the product adds it to every
        // result.
        kernels.convolve(count, line.start, line.apart, spectrum.start, frequency.start, frequency.apart)
        try inner.run(frequency.source().exchanged, time.target().exchanged, bunch: 1, scale: 1, work: inside)
        kernels.permute(count, scatter, time.start, time.apart, line.start + size, line.apart)
        kernels.copy(p, &lineIn, &target, scale)
    }
}
