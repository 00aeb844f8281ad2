import MartletFFTCore

/// The text of a transform of a few numbers in registers: straight-line code without a loop or a branch.
///
/// Composite lengths split as Cooley and Tukey do; odd primes use that x_k ± x_(r−k) share their factors. All angles are
/// constants of the text, in double precision, rounded by the compiler to the kernel's.
struct Butterfly {
    /// The largest composite length that has a butterfly, and all primes that have one.
    static let largest = 16, primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31]

    /// A function `butterfly<r>` that transforms `v[0] … v[r − 1]` in place.
    static func text(_ r: Int) -> String {
        var writer = Butterfly()
        let input = (0..<r).map { k in
            Pair(writer.named("v[\(k)].x"), writer.named("v[\(k)].y"))
        }
        let output = writer.transformed(input)
        for k in 0..<r { writer.lines.append("v[\(k)].x = \(output[k].re); v[\(k)].y = \(output[k].im);") }
        return "SCALAR void butterfly\(r)(C *v) {\n" + writer.lines.joined(separator: "\n") + "\n}\n"
    }

    private struct Pair {
        let re, im: String
        init(_ re: String, _ im: String) { (self.re, self.im) = (re, im) }
        /// Times −i.
        var turned: Pair { Pair(im, "(-\(re))") }
    }

    private var lines: [String] = []
    private var count = 0

    private mutating func named(_ expression: String) -> String {
        let name = "t\(count)"
        count += 1
        lines.append("REAL \(name) = \(expression);")
        return name
    }

    private mutating func sum(_ a: Pair, _ b: Pair) -> Pair {
        Pair(named("\(a.re) + \(b.re)"), named("\(a.im) + \(b.im)"))
    }

    private mutating func difference(_ a: Pair, _ b: Pair) -> Pair {
        Pair(named("\(a.re) - \(b.re)"), named("\(a.im) - \(b.im)"))
    }

    /// a · exp(−2πi k / n).
    private mutating func rotated(_ a: Pair, _ k: Int, _ n: Int) -> Pair {
        switch 8 * k {
        case 0: return a
        case 2 * n: return a.turned
        case 4 * n: return Pair("(-\(a.re))", "(-\(a.im))")
        case 6 * n: return Pair("(-\(a.im))", a.re)
        case n:
            return Pair(
                named("(\(a.re) + \(a.im)) * (REAL)0.7071067811865476"),
                named("(\(a.im) - \(a.re)) * (REAL)0.7071067811865476"))
        case 3 * n:
            return Pair(
                named("(\(a.im) - \(a.re)) * (REAL)0.7071067811865476"),
                named("(\(a.re) + \(a.im)) * (REAL)(-0.7071067811865476)"))
        default:
            let (c, s) = Self.roots(n).angle(k)
            return Pair(
                named("MULADD(\(a.re), \(c), \(a.im) * (REAL)(\(s)))"),
                named("MULADD(\(a.im), \(c), \(a.re) * (REAL)(\(-s)))"))
        }
    }

    /// The roots of a radix, for which there is always memory.
    private static func roots(_ n: Int) -> RootsOfUnity {
        do throws(OutOfMemory) { return try RootsOfUnity(n) } catch { fatalError("no memory for \(n) roots of unity") }
    }

    private mutating func transformed(_ x: [Pair]) -> [Pair] {
        let n = x.count
        if n == 1 { return x }
        if n == 2 { return [sum(x[0], x[1]), difference(x[0], x[1])] }
        guard let a = [4, 2, 3, 5, 7].first(where: { n % $0 == 0 && n > $0 }), n != 4 else {
            return n == 4 ? four(x) : odd(x)
        }
        let b = n / a
        var columns: [[Pair]] = []
        for j in 0..<b {
            let column = transformed((0..<a).map { x[$0 * b + j] })
            var turned: [Pair] = []
            for (k, value) in column.enumerated() { turned.append(rotated(value, j * k, n)) }
            columns.append(turned)
        }
        var y = x
        for k in 0..<a {
            for (i, value) in transformed(columns.map { $0[k] }).enumerated() { y[k + a * i] = value }
        }
        return y
    }

    private mutating func four(_ x: [Pair]) -> [Pair] {
        let a = sum(x[0], x[2]), b = difference(x[0], x[2]), c = sum(x[1], x[3]), d = difference(x[1], x[3]).turned
        return [sum(a, c), sum(b, d), difference(a, c), difference(b, d)]
    }

    /// A prime number of them.
    private mutating func odd(_ x: [Pair]) -> [Pair] {
        let n = x.count, half = n / 2, roots = Self.roots(n)
        var sums: [Pair] = [], differences: [Pair] = []
        for k in 1...half {
            sums.append(sum(x[k], x[n - k]))
            differences.append(difference(x[k], x[n - k]))
        }
        var y = x
        y[0] = sums.reduce(x[0]) { sum($0, $1) }
        for m in 1...half {
            var even = x[0]
            var odd: Pair?
            for k in 1...half {
                let (c, s) = roots.angle(m * k % n), a = sums[k - 1], b = differences[k - 1]
                even = Pair(named("MULADD(\(a.re), \(c), \(even.re))"), named("MULADD(\(a.im), \(c), \(even.im))"))
                odd =
                    if let before = odd {
                        Pair(named("MULADD(\(b.re), \(s), \(before.re))"), named("MULADD(\(b.im), \(s), \(before.im))"))
                    } else { Pair(named("\(b.re) * (REAL)(\(s))"), named("\(b.im) * (REAL)(\(s))")) }
            }
            y[m] = sum(even, odd!.turned)
            y[n - m] = difference(even, odd!.turned)
        }
        return y
    }
}
