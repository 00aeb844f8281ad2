import CMartletKernels

/// A prime length p as a cyclic convolution of length p − 1: the powers of a primitive root g run through all indices but 0, and
///
///     X[g^−k] = x[0] + Σ_j x[g^j] w^(g^(j−k)),    w = exp(−2πi / p),    X[0] = Σ_j x[j].
///
/// Reference: C. M. Rader, "Discrete Fourier transforms when the number of data samples is prime", Proc. IEEE 56 (1968)
/// 1107–1108, doi:10.1109/PROC.1968.6477.
struct Rader<T: FFTReal>: ComplexAlgorithm {
    private let p: Int
    private let inner: any ComplexAlgorithm
    /// g^j and g^−k mod p.
    private let gather, scatter: [Int]
    /// The transform of w^(g^−j), divided by its length.
    private let spectrum: Table<T>
    let takesBunches = false

    init(_ recipe: Recipe) {
        let p = recipe.length + 1
        self.p = p
        inner = ComplexPlan<T>.algorithm(recipe)
        let g = Self.primitiveRoot(p), roots = RootsOfUnity(p)
        var gather = [1]
        for _ in 1..<p - 1 { gather.append(Self.product(gather.last!, g, p)) }
        let scatter = (0..<p - 1).map { gather[($0 == 0 ? 0 : p - 1 - $0)] }
        (self.gather, self.scatter) = (gather, scatter)
        spectrum = Self.transform(p - 1, recipe) { roots[scatter[$0]] }
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
        inner.byteCount + spectrum.byteCount + (gather.count + scatter.count) * MemoryLayout<Int>.stride
    }

    func scratchBytes(bunch: Int) -> Int {
        Split<T>.byteCount(p) + 2 * Split<T>.byteCount(p - 1) + inner.scratchBytes(bunch: 1)
    }

    func run(_ x: mt_fft_source, _ y: mt_fft_target, bunch: Int, scale: Double, work: Work) {
        let count = p - 1, multiply = T.kernels.table.multiply
        let line = Split<T>(work.scratch, count: p)
        let time = Split<T>(work.scratch + Split<T>.byteCount(p), count: count)
        let frequency = Split<T>(
            work.scratch + Split<T>.byteCount(p) + Split<T>.byteCount(count), count: count)
        let inside = Work(
            scratch: work.scratch + Split<T>.byteCount(p) + 2 * Split<T>.byteCount(count), parallelism: work.parallelism)
        var source = x, target = y
        var lineIn = line.source(), lineOut = line.target()
        T.kernels.table.copy(p, &source, &lineOut, 1)
        for j in 0..<count {
            time.re[j] = line.re[gather[j]]
            time.im[j] = line.im[gather[j]]
        }
        inner.run(time.source(), frequency.target(), bunch: 1, scale: 1, work: inside)
        // The transform's bin 0 is the sum of all but x[0]; adding x[0] there, before the way back, adds it to every result.
        let first = (line.re[0], line.im[0])
        let total = (first.0 + frequency.re[0], first.1 + frequency.im[0])
        var frequencyIn = frequency.source(), frequencyOut = frequency.target()
        multiply(count, &frequencyIn, spectrum.pointer, count, &frequencyOut, 1)
        frequency.re[0] += first.0
        frequency.im[0] += first.1
        inner.run(frequency.source().exchanged, time.target().exchanged, bunch: 1, scale: 1, work: inside)
        line.re[0] = total.0
        line.im[0] = total.1
        for k in 0..<count {
            line.re[scatter[k]] = time.re[k]
            line.im[scatter[k]] = time.im[k]
        }
        T.kernels.table.copy(p, &lineIn, &target, scale)
    }
}
