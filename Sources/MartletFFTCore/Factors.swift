import MartletCore

/// Factors of lengths.
package enum Factors {
    /// The largest prime that has a pass; beyond it a prime goes through a convolution.
    static let largestRadix = 167

    /// The radices whose product with `rest` is `n`, in the order of the passes.
    ///
    /// Powers of two are gathered into radices of 8, and of 16 where a 4 would be left over.  After the first pass runs of
    /// as many elements as its radix lie together, and the second wants at least half of `lanes` of them; so the first
    /// is 8 where it can be, which leaves room in the registers for the transposition, then 16 or 4, and otherwise the
    /// largest prime.
    ///
    /// - Parameter prefersSixteens: whether to take 16 and a 2 or 4 for eights, of which each adds more to the error.
    package static func radices(
        of n: Int, lanes: Int, largest: Int = largestRadix, prefersSixteens: Bool = false
    ) -> (radices: [Int], rest: Int) {
        let twos = n.trailingZeroBitCount, (primes, rest) = oddRadices(of: n >> twos, largest: largest)
        // Without twos the first pass is one of these, and must have places for half a vector.
        let losesVectors = twos < 2 && n / 9 < lanes / 2 && n / (primes.last ?? n) >= lanes / 2
        let odds = losesVectors ? primes : nines(primes)
        if let square = square(n, lanes: lanes) { return (square, 1) }
        if let short = short(n, odds, lanes: lanes) { return (short, rest) }
        // With more lanes than 8, a first pass of 8 needs a second one of 4 or more that leaves an even rest.
        let first = lanes > 8 && (4...7).contains(twos) ? 4 : min(3, twos), bits = twos - first
        let evens: [Int] =
            switch (bits, bits % 3) {
            case (4..., _) where prefersSixteens:
                Array(repeating: 16, count: bits / 4) + (bits % 4 == 0 ? [] : [1 << (bits % 4)])
            case (_, 0): Array(repeating: 8, count: bits / 3)
            case (1, _): [2]
            case (_, 1): [16] + Array(repeating: 8, count: bits / 3 - 1)
            case (8..., _): [16, 16] + Array(repeating: 8, count: bits / 3 - 2)
            default: Array(repeating: 8, count: bits / 3) + [4]
            }
        // Where every pass after the first has whole vectors.
        if first > 1, (1 << first) % lanes == 0 || lanes > 8 && twos > 7 {
            return ([1 << first] + joined(evens, odds, isStart: false), rest)
        }
        // Runs that are less than a vector want the smallest primes, which take several places to a vector.
        let isNarrow = first > 1 && 1 << first < lanes
        let inner = evens + odds.filter { !isNarrow || $0 != 9 }.reversed() + odds.filter { isNarrow && $0 == 9 }
        var radices = first == 1 ? inner : paired(inner, after: 1 << first, lanes: lanes)
        if first > 1 {
            // A quarter of a vector is too little for 9.
            if 2 << first < lanes, radices.count > 1, radices[0] == 9 { radices[0...0] = [3, 3] }
            radices.insert(1 << first, at: 0)
        } else if first == 1 {
            // The product takes runs of a quarter of a vector.
            if let five = radices.lastIndex(of: 5), five > 0 || radices.count == 2,
                4 * (radices.reduce(1, *) / 5) >= lanes
            {
                radices.remove(at: five)
                radices.append(10)
            } else {
                radices.append(2)
            }
        }
        return (radices, rest)
    }

    /// Multiples of 8 that are so short that the usual first pass, of 8 or 16, would have too few places for vectors: it is
    /// less then, the small odd radices come next, since they take several places to a vector, and the twos that are left
    /// last.  With more lanes than 8, a first pass of 8 and a second one of two places to a vector go before 16 there.
    private static func short(_ n: Int, _ odds: [Int], lanes: Int) -> [Int]? {
        let twos = n.trailingZeroBitCount, isWide = lanes > 8 && (4...7).contains(twos)
        guard twos > 2, n >> twos > 1 else { return nil }
        if isWide, twos > 5, n < 1024 { return [8] + joined([1 << (twos - 4), 2], odds, isStart: false) }
        let eightFits = n / 8 >= min(lanes, 8)
        if (isWide ? n / 16 >= lanes : eightFits) || n / 4 < lanes / 2 { return nil }
        let first = eightFits ? 3 : 2, left = 1 << (twos - first)
        var rest = odds.filter { $0 < 8 }.reversed() + odds.filter { $0 > 8 }
        if left == 2, let five = rest.lastIndex(of: 5) {
            rest.remove(at: five)
            return [1 << first] + rest + [10]
        }
        return [1 << first] + rest + [left]
    }

    /// Radices for whole vectors, the products among them: fewer passes over what does not fit into the first-level cache.
    ///
    /// - Parameter isStart: whether they take pairs of parts, which products are not made for.
    private static func joined(_ evens: [Int], _ odds: [Int], isStart: Bool) -> [Int] {
        var radices = evens + odds.filter { $0 != 5 }.reversed(), fives = odds.filter { $0 == 5 }.count
        if isStart, fives > 0, radices.isEmpty || radices == [2] {
            radices = [5] + radices
            fives -= 1
        }
        if fives > 0, let two = radices.firstIndex(of: 2) {
            radices[two] = 10
            fives -= 1
        }
        return radices + Array(repeating: 5, count: fives % 2) + Array(repeating: 25, count: fives / 2)
    }

    /// Radices with as many pairs of fives as there can be made 25, which come last, where runs are a vector and more.  What
    /// comes first, when nothing does before, stays.
    private static func paired(_ radices: [Int], after first: Int, lanes: Int) -> [Int] {
        var radices = radices, pairs = 0, run = radices.reduce(first, *)
        while run / 25 >= lanes, let last = radices.lastIndex(of: 5),
            let other = radices[..<last].lastIndex(of: 5), other > 0 || first > 1
        {
            radices.remove(at: last)
            radices.remove(at: other)
            (pairs, run) = (pairs + 1, run / 25)
        }
        return radices + Array(repeating: 25, count: pairs)
    }

    /// The two radices of a power of two that a single line's kernel does in registers, the second a vector's width; lines
    /// side by side have the same, so that their results have the same bits.
    private static func square(_ n: Int, lanes: Int) -> [Int]? {
        guard n > 2, n.nonzeroBitCount == 1 else { return nil }
        let width = 1 << (n.trailingZeroBitCount / 2), radix = n / width
        return radix <= 16 && width <= lanes && width >= max(2, lanes / 8) ? [radix, width] : nil
    }

    /// The radices for lines that are transformed side by side, where every pass has whole vectors of them: as few passes
    /// as there can be.
    package static func bunchRadices(of n: Int) -> [Int] {
        let twos = n.trailingZeroBitCount, odd = nines(oddRadices(of: n >> twos, largest: largestRadix).radices)
        let evens: [Int] =
            switch (twos, twos % 4) {
            case (0, _): []
            case (1, _): [2]
            case (_, 0): Array(repeating: 16, count: twos / 4)
            case (_, 1) where twos > 1 && odd.contains(5): Array(repeating: 16, count: twos / 4) + [2]
            case (_, 1) where twos > 1: Array(repeating: 16, count: twos / 4 - 1) + [8, 4]
            case (_, 2) where twos > 4: Array(repeating: 16, count: twos / 4 - 1) + [8, 8]
            case (_, 2): [4]
            default: Array(repeating: 16, count: twos / 4) + [8]
            }
        return joined(evens, odd, isStart: true)
    }

    /// The same primes with pairs of threes taken as nine, in ascending order: it is less work, and the rounding of √3 in each
    /// pass of 3 adds up to more than that of sums of nine.
    private static func nines(_ primes: [Int]) -> [Int] {
        let pairs = primes.count { $0 == 3 } / 2
        return (primes.dropFirst(2 * pairs) + Array(repeating: 9, count: pairs)).ascending()
    }

    /// The odd primes up to `largest` in a number, smallest first, and what they leave of it.
    private static func oddRadices(of n: Int, largest: Int) -> (radices: [Int], rest: Int) {
        var radices: [Int] = [], rest = n, prime = 3
        while prime <= largest, rest > 1 {
            while rest % prime == 0 {
                radices.append(prime)
                rest /= prime
            }
            prime += 2
        }
        return (radices, rest)
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
        lengths(atLeast: least, lanes: lanes, accurate + [7, 21, 25, 35, 49, 63, 75, 81, 105, 125])[0]
    }

    /// Those without passes that would make larger errors, the cheapest first; none is another times a power of two.
    ///
    /// - Parameter isLong: with more fives, which long ones have fewer passes for.
    package static func accurateLengths(atLeast least: Int, lanes: Int, isLong: Bool) -> [Int] {
        lengths(atLeast: least, lanes: lanes, accurate + (isLong ? [25, 125] : []))
    }

    private static let accurate = [1, 3, 5, 9, 15, 27, 45]

    private static func lengths(atLeast least: Int, lanes: Int, _ odds: [Int]) -> [Int] {
        let lengths = odds.compactMap { odd -> Int? in
            var length = odd
            while length < least { length *= 2 }
            return odd > 1 && length % lanes != 0 ? nil : length
        }
        let priced = lengths.map { ($0, Cost.stockham($0, radices(of: $0, lanes: lanes).radices)) }
        return priced.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// Whether the passes of a length have at most two threes and one larger prime.  The rounded constants of a radix make errors
    /// that are the same in every pass of it, and of these they are the largest.
    static func hasFewOdds(_ n: Int) -> Bool {
        let odd = n >> n.trailingZeroBitCount
        return [1, 5, 7, 11, 13].contains { $0 == odd || 3 * $0 == odd || 9 * $0 == odd }
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
