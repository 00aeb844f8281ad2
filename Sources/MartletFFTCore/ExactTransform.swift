import CMartletFFTKernels

/// The transform of a sequence in double-double arithmetic, for the spectra that plans hold: they are then correct to a
/// rounding, and add no more to the error of a convolution than any other factor.
///
/// Columns × rows, as in `FourStep`, so that all passes have whole vectors of lines side by side; lines are added until
/// there are.
struct ExactTransform {
    /// A complex number as parts of double-double numbers.
    typealias Number = (re: TwoDoubles, im: TwoDoubles)

    private let n, a, b, room: Int
    private let kernels = mt_exact().pointee
    private let memory: Memory

    /// - Parameter n: has no prime factor above `mt_exact_largest`.
    init(_ n: Int) throws(OutOfMemory) {
        self.n = n
        a = Factors.divisors(of: n).filter { $0 <= n / $0 }.max()!
        b = n / a
        let lanes = kernels.lanes
        room = max(a * ((b + lanes - 1) / lanes * lanes), b * ((a + lanes - 1) / lanes * lanes))
        memory = try Memory(8 * room * MemoryLayout<Double>.stride)
    }

    /// Passes the bins' parts, rounded and times `scale`, to `take`: bin k at k.
    func run(scale: TwoDoubles, _ value: (Int) -> Number, take: (Int, Double, Double) -> Void) throws(OutOfMemory) {
        let columns = padded(b), rows = padded(a)
        var from = memory.doubles, to = from + 4 * room
        from.initialize(repeating: 0, count: 4 * room)
        for j in 0..<a { for i in 0..<b { set(from + j * columns + i, room, value(b * j + i)) } }
        try passes(a, columns, &from, &to)
        try turn(columns, from, scale)
        to.initialize(repeating: 0, count: 4 * room)
        for part in 0..<4 {
            let x = from + part * room, y = to + part * room
            for j in 0..<a { for i in 0..<b { y[i * rows + j] = x[j * columns + i] } }
        }
        swap(&from, &to)
        try passes(b, rows, &from, &to)
        for k in 0..<n {
            let bin = from + k / a * rows + k % a
            take(k, bin[0], bin[2 * room])
        }
    }

    private func padded(_ count: Int) -> Int { (count + kernels.lanes - 1) / kernels.lanes * kernels.lanes }

    private func set(_ to: UnsafeMutablePointer<Double>, _ apart: Int, _ value: Number) {
        to[0] = value.re.high
        to[apart] = value.re.low
        to[2 * apart] = value.im.high
        to[3 * apart] = value.im.low
    }

    /// The transforms of `lines` lines of `length` side by side; the result is in `from`.
    private func passes(
        _ length: Int, _ lines: Int, _ from: inout UnsafeMutablePointer<Double>,
        _ to: inout UnsafeMutablePointer<Double>
    ) throws(OutOfMemory) {
        let root = try RootsOfUnity(length, exact: true)
        func numbers(_ k: Int) -> [Double] {
            let (c, s) = root.exact(k % length)
            return [c.high, c.low, -s.high, -s.low]
        }
        var s = 1
        for radix in Self.radices(of: length) {
            let m = length / s / radix
            var twiddles: [Double] = [], roots: [Double] = []
            for p in 1..<max(1, m) { for t in 0..<radix { twiddles += numbers(p * t * s) } }
            for k in 0..<radix { roots += numbers(k * (length / radix)) }
            kernels.pass(radix, s * lines, m, from, to, room, twiddles, roots)
            swap(&from, &to)
            s *= radix
        }
    }

    /// Multiplies element i of row k by scale · exp(−2πi i k / n).
    private func turn(
        _ columns: Int, _ x: UnsafeMutablePointer<Double>, _ scale: TwoDoubles
    ) throws(OutOfMemory) {
        let root = try RootsOfUnity(n, exact: true), row = try Memory(4 * columns * MemoryLayout<Double>.stride)
        let w = row.doubles
        w.initialize(repeating: 0, count: 4 * columns)
        for k in 0..<a {
            for i in 0..<b { set(w + i, columns, (scale, TwoDoubles(0))) }
            kernels.multiply(columns, x + k * columns, room, w, columns)
            for i in 0..<b {
                let (c, s) = root.exact(i * k)
                set(w + i, columns, (c, -s))
            }
            kernels.multiply(columns, x + k * columns, room, w, columns)
        }
    }

    private static func radices(of length: Int) -> [Int] {
        let twos = length.trailingZeroBitCount
        var radices = [Int](repeating: 4, count: twos / 2) + (twos % 2 == 1 ? [2] : [])
        var rest = length >> twos, prime = 3
        while rest > 1 {
            while rest % prime == 0 {
                radices.append(prime)
                rest /= prime
            }
            prime += 2
        }
        return radices
    }
}
