/// Factors of lengths.
package enum Factors {
    /// The largest prime that has a pass; beyond it a prime goes through a convolution.
    static let largestRadix = 61

    /// The radices whose product with `rest` is `n`: powers of two gathered into radices up to 16, then the odd primes.
    package static func radices(of n: Int, largest: Int = largestRadix) -> (radices: [Int], rest: Int) {
        let twos = n.trailingZeroBitCount
        var radices: [Int] =
            switch (twos, twos % 3) {
            case (0, _): []
            case (1, _): [2]
            case (2, _): [4]
            case (_, 0): Array(repeating: 8, count: twos / 3)
            case (_, 1): [16] + Array(repeating: 8, count: twos / 3 - 1)
            default: Array(repeating: 8, count: twos / 3) + [4]
            }
        var rest = n >> twos, prime = 3
        while prime <= largest, rest > 1 {
            while rest % prime == 0 {
                radices.append(prime)
                rest /= prime
            }
            prime += 2
        }
        return (radices, rest)
    }

    /// The order of passes.
    ///
    /// After the first pass runs of as many elements as its radix lie together, and the second wants at least `lanes`
    /// of them: so the first is a power of two of that size where there is one, and otherwise the largest radix.
    package static func ordered(_ radices: [Int], lanes: Int) -> [Int] {
        var sorted = radices.sorted(by: >)
        let first =
            sorted.lastIndex { $0 >= lanes && $0.nonzeroBitCount == 1 }
            ?? sorted.firstIndex { $0 >= lanes } ?? 0
        guard !sorted.isEmpty else { return [] }
        sorted.insert(sorted.remove(at: first), at: 0)
        return sorted
    }

    static func isPrime(_ n: Int) -> Bool {
        if n < 4 { return n > 1 }
        if n % 2 == 0 { return false }
        var d = 3
        while d <= n / d {
            if n % d == 0 { return false }
            d += 2
        }
        return true
    }

    /// All divisors, in no order.
    static func divisors(of n: Int) -> [Int] {
        var divisors: [Int] = [], d = 1
        while d <= n / d {
            if n % d == 0 {
                divisors.append(d)
                if d != n / d { divisors.append(n / d) }
            }
            d += 1
        }
        return divisors
    }

    /// The length from `least` up to twice it whose passes cost least, among 2^a 3^b 5^c 7^d with a large enough for
    /// vectors.
    package static func goodLength(atLeast least: Int, lanes: Int) -> Int {
        var best = 1, cost = Double.infinity
        for odd in [1, 3, 5, 7, 9, 15, 21, 25, 27, 35, 45, 49, 63, 75, 81, 105, 125] {
            var length = odd
            while length < least { length *= 2 }
            if odd > 1, length % lanes != 0 { continue }
            let price = Cost.stockham(length, radices(of: length).radices)
            if price < cost { (best, cost) = (length, price) }
        }
        return best
    }

    /// The smallest length from `target` whose prime factors are at most 11, or 5 for real transforms.
    package static func nextFastLength(_ target: Int, real: Bool) -> Int? {
        if target <= 6 { return target }
        var best: Int?
        func search(_ product: Int, _ primes: ArraySlice<Int>) {
            if product >= target {
                if best == nil || product < best! { best = product }
                return
            }
            guard let prime = primes.first else { return }
            var power = product
            while true {
                search(power, primes.dropFirst())
                if power >= target { return }
                let (next, overflow) = power.multipliedReportingOverflow(by: prime)
                if overflow { return }
                power = next
            }
        }
        search(1, real ? [5, 3, 2] : [11, 7, 5, 3, 2])
        return best
    }
}
