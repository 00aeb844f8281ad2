import CMartletKernels
import MartletCore

/// A transform of any length as a convolution with a chirp: from 2jk = j² + k² − (k − j)²,
///
///     X[k] = b̄_k Σ_j (x_j b̄_j) b_(k−j),    b_k = exp(πi k² / n),
///
/// a cyclic convolution of any length from 2n − 1, done by two transforms of such a length; a third, of b, is in the plan.
/// k² is reduced modulo 2n in integers, by adding 2k − 1 each time, so that no angle loses a digit.
///
/// Reference: L. I. Bluestein, "A linear filtering approach to the computation of discrete Fourier transform", IEEE Trans. Audio
/// Electroacoust. 18 (1970) 451–455, doi:10.1109/TAU.1970.1162132.
struct Bluestein<T: FFTReal>: ComplexAlgorithm {
    private let n, length: Int
    private let inner: any ComplexAlgorithm
    /// b̄_k, real parts and then imaginary parts.
    private let chirp: Table<T>
    /// The transform of b, divided by its length.
    private let spectrum: Table<T>
    let takesBunches = false

    init(_ n: Int, _ recipe: Recipe) {
        self.n = n
        let length = recipe.length
        self.length = length
        inner = ComplexPlan<T>.algorithm(recipe)
        let roots = RootsOfUnity(2 * n)
        var square = 0, angles: [Int] = []
        for k in 0..<n {
            angles.append(square)
            square = (square + 2 * k + 1) % (2 * n)
        }
        chirp = Table(count: 2 * n) { table in
            for k in 0..<n {
                let w = roots[angles[k]]
                table[k] = T(w.re)
                table[n + k] = T(w.im)
            }
        }
        spectrum = Self.transform(length, recipe) { k in
            let place = k < n ? k : k > length - n ? length - k : nil
            guard let place else { return (0, 0) }
            let w = roots[angles[place]]
            return (w.re, -w.im)
        }
    }

    var byteCount: Int { inner.byteCount + chirp.byteCount + spectrum.byteCount }

    func scratchBytes(bunch: Int) -> Int { 2 * Split<T>.byteCount(length) + inner.scratchBytes(bunch: 1) }

    func run(_ x: mt_fft_source, _ y: mt_fft_target, bunch: Int, scale: Double, work: Work) {
        let multiply = T.kernels.table.multiply
        let room = Split<T>.byteCount(length)
        let time = Split<T>(work.scratch, count: length), frequency = Split<T>(work.scratch + room, count: length)
        let inside = Work(scratch: work.scratch + 2 * room, parallelism: work.parallelism)
        var source = x, target = y, timeIn = time.source(), timeOut = time.target()
        var frequencyIn = frequency.source(), frequencyOut = frequency.target()
        multiply(n, &source, chirp.pointer, n, &timeOut, 1)
        (time.re + n).update(repeating: 0, count: length - n)
        (time.im + n).update(repeating: 0, count: length - n)
        inner.run(timeIn, frequencyOut, bunch: 1, scale: 1, work: inside)
        multiply(length, &frequencyIn, spectrum.pointer, length, &frequencyOut, 1)
        inner.run(frequencyIn.exchanged, timeOut.exchanged, bunch: 1, scale: 1, work: inside)
        multiply(n, &timeIn, chirp.pointer, n, &target, scale)
    }
}

extension ComplexAlgorithm {
    /// The transform of `value(k)`, k < length, divided by the length, in double precision; real parts and then imaginary.
    static func transform<T: FFTReal>(
        _ length: Int, _ recipe: Recipe, _ value: (Int) -> (re: Double, im: Double)
    ) -> Table<T> {
        // In double precision whatever T is, and so by a plan whose lanes are those of Double.
        let plan = ComplexPlan<Double>(length)
        return Table(count: 2 * length) { table in
            withScratch(2 * Split<Double>.byteCount(length) + plan.scratchBytes(bunch: 1)) { scratch in
                let room = Split<Double>.byteCount(length)
                let time = Split<Double>(scratch, count: length), frequency = Split<Double>(scratch + room, count: length)
                for k in 0..<length { (time.re[k], time.im[k]) = value(k) }
                plan.run(
                    time.source(), frequency.target(), bunch: 1, scale: 1,
                    work: Work(scratch: scratch + 2 * room, parallelism: .sequential))
                for k in 0..<length {
                    table[k] = T(frequency.re[k] / Double(length))
                    table[length + k] = T(frequency.im[k] / Double(length))
                }
            }
        }
    }
}
