import CMartletFFTKernels

/// A prime length p as a cyclic convolution of length p − 1: the powers of a primitive root g run through all indices
/// but 0, and
///
///     X[g^−k] = x[0] + Σ_j x[g^j] w^(g^(j−k)),    w = exp(−2πi / p),    X[0] = Σ_j x[j].
///
/// Reference: C. M. Rader, "Discrete Fourier transforms when the number of data samples is prime", Proc. IEEE 56 (1968)
/// 1107–1108, doi:10.1109/PROC.1968.6477.
final class Rader: ComplexAlgorithm {
    private let p, size, lanes: Int
    private let kernels: mt_fft_table
    private let inner: any ComplexAlgorithm
    /// The elements in the order in which they are transformed: g^j for j < p − 1, and then 0.
    private var gather: UnsafeMutablePointer<Int32> { indices.indices }
    /// Where the bins then are: p for 0, and the j for which g^−j is 1, 2, …, p − 1.
    private var scatter: UnsafeMutablePointer<Int32> { indices.indices + p }
    private let indices: Memory
    /// The conjugate of the transform of w^(g^−j), divided by its length.
    private let spectrum: Table
    private let weight: Double
    var takesBunches: Bool { inner.takesBunches }
    let takesBlocks = true, givesBlocks = true

    /// - Parameter weight: what the result is multiplied by, a power of two.
    init(_ recipe: Recipe, _ precision: Precision, weight: Double = 1) throws(OutOfMemory) {
        let p = recipe.length + 1
        self.weight = weight
        (self.p, size, lanes, kernels) = (p, precision.size, precision.lanes, precision.kernels)
        inner = try makeAlgorithm(recipe, precision)
        let g = Self.primitiveRoot(p), roots = try RootsOfUnity(p, exact: precision == .double)
        indices = try Memory(2 * p * MemoryLayout<Int32>.stride)
        let powers = indices.indices, places = powers + p
        var power = 1
        for j in 0..<p - 1 {
            powers[j] = Int32(power)
            places[power] = Int32(j == 0 ? 0 : p - 1 - j)
            power = Self.product(power, g, p)
        }
        (powers[p - 1], places[0]) = (0, Int32(p))
        spectrum = try convolutionKernel(p - 1, precision, conjugated: true) {
            (roots, Int(powers[$0 == 0 ? 0 : p - 1 - $0]))
        }
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

    func scratchBytes(bunch: Int) -> Int {
        2 * Split.byteCount((p + 1) * bunch, size: size) + inner.scratchBytes(bunch: bunch)
    }

    func run(
        _ x: mt_fft_source, _ y: mt_fft_target, bunch: Int, scale: Double, work: Work
    ) throws(OutOfMemory) {
        let count = (p + 1) * bunch, room = Split.byteCount(count, size: size), inside = work.after(2 * room)
        let blocks = bunch > 1 ? lanes : nil
        let time = Split(work.scratch, count: count, size: size, lanes: blocks)
        let frequency = Split(work.scratch + room, count: count, size: size, lanes: blocks)
        var source = x, target = y, timeIn = time.source(group: bunch), timeOut = time.target(group: bunch)
        var frequencyOut = frequency.target(group: bunch)
        kernels.permute(p, bunch, gather, &source, 0, &timeOut, weight)
        try inner.run(timeIn, frequencyOut, bunch: bunch, scale: 1, work: inside)
        // Bin 0 is the sum of all elements.  Adding the first to that of the others after the product adds it to every
        // result.  A backward transform is the conjugate of the forward one of the conjugate.
        kernels.convolve(p - 1, bunch, &timeOut, spectrum.start, &frequencyOut)
        try inner.run(frequency.source(group: bunch), timeOut, bunch: bunch, scale: 1, work: inside)
        kernels.permute(p, bunch, scatter, &timeIn, 1, &target, scale)
    }
}
