/// How a complex transform is computed: data, so that the decision can be looked at and tested without computing
/// anything.
package indirect enum Recipe: Hashable, Sendable {
    /// Length 1.
    case identity
    /// Autosorting passes of these radices, in this order; the length is their product.
    case stockham([Int])
    /// columns × rows, each length's transform done on several lines at once.
    case fourStep(columns: Recipe, rows: Recipe)
    /// A prime length as a cyclic convolution of one less.
    case rader(Recipe)
    /// Any length as a convolution of at least twice the length.
    case bluestein(length: Int, Recipe)
    /// The mean of two results by convolutions whose roundings have nothing to do with each other.
    case mean(Recipe, Recipe)

    /// The length of the transform.
    package var length: Int {
        switch self {
        case .identity: 1
        case .stockham(let radices): radices.reduce(1, *)
        case .fourStep(let columns, let rows): columns.length * rows.length
        case .rader(let inner): inner.length + 1
        case .bluestein(let length, _): length
        case .mean(let first, _): first.length
        }
    }

    /// The root of the mean square error of a transform of n random numbers, over that of the result, is at most this
    /// times ε √log₂ n.  A convolution is two transforms of another length between three products, which makes it √2 of
    /// one and a little; the mean of two has 1/√2 of that.
    package var errorFactor: Double {
        switch self {
        case .identity: 0
        case .stockham(let radices): radices.allSatisfy { $0.nonzeroBitCount == 1 } ? 0.35 : 0.42
        case .fourStep: 0.42
        case .rader, .bluestein: 0.65
        case .mean: 0.46
        }
    }

    /// The recipe for `n` elements where vectors have `lanes` elements.
    package static func complex(_ n: Int, lanes: Int, tuning: Tuning = Tuning()) -> Recipe {
        if n == 1 { return .identity }
        let (radices, rest) = Factors.radices(of: n, lanes: lanes)
        // From the definition even primes that convolutions would do in less time.
        if rest == 1 {
            let split = n >= tuning.fourStepFrom ? fourStep(n, lanes: lanes) : nil
            return split ?? .stockham(radices)
        }
        return convolutions(n, lanes: lanes, tuning: tuning)
    }

    /// Two convolutions with chirps; or, where it is cheaper, one with the powers of a primitive root.
    private static func convolutions(_ n: Int, lanes: Int, tuning: Tuning) -> Recipe {
        let isLong = 2 * n > tuning.fourStepFrom
        let lengths = Factors.accurateLengths(atLeast: 2 * n - 1, lanes: lanes, isLong: isLong), first = lengths[0]
        func chirp(_ length: Int) -> Recipe {
            let radices = Factors.radices(of: length, lanes: lanes, prefersSixteens: true).radices
            return .bluestein(length: n, isLong ? complex(length, lanes: lanes, tuning: tuning) : .stockham(radices))
        }
        if n <= Int(Int32.max), Factors.isPrime(n), Factors.hasFewOdds(n - 1) {
            let powers = Recipe.rader(complex(n - 1, lanes: lanes, tuning: tuning))
            if Cost.of(powers) < Cost.of(chirp(first)) { return .mean(powers, chirp(first)) }
        }
        // Rounded constants make the same errors in all transforms, and what both have of them is not halved.  Radices of 16 keep
        // the constants' rests; of the powers of two 2^(4k+2) has two passes of 8.  In long ones, which have more of those, errors
        // should have some room, and those of odd radices are largest.
        if first.nonzeroBitCount == 1, isLong ? 16 * (first - 2 * n) >= n : first.trailingZeroBitCount % 4 != 2 {
            return .mean(chirp(first), chirp(first))
        }
        let second = lengths.dropFirst().first { second in
            !isLong || [3, 5].allSatisfy { first % $0 > 0 || second % $0 > 0 }
        }
        return .mean(chirp(first), chirp(second!))
    }

    /// The split into two factors of which neither is much the larger, or shorter than a vector: the cheapest.
    private static func fourStep(_ n: Int, lanes: Int) -> Recipe? {
        var best: Recipe?, cost = Double.infinity
        for rows in Factors.divisors(of: n) {
            let columns = n / rows
            let ratio = Double(max(rows, columns)) / Double(min(rows, columns))
            guard min(rows, columns) >= lanes, ratio <= 8 else { continue }
            let recipe = Recipe.fourStep(
                columns: .stockham(Factors.bunchRadices(of: columns)), rows: .stockham(Factors.bunchRadices(of: rows)))
            // Bunches that overlap, and the cache that the longer lines take.
            let uneven = (columns % lanes == 0 ? 0 : 0.5) + (rows % lanes == 0 ? 0 : 0.3) + 0.1 * ratio
            let price = Cost.of(recipe) + Double(n) * uneven
            if price < cost { (best, cost) = (recipe, price) }
        }
        return best
    }

    /// Thresholds with defaults for today's processors.
    package struct Tuning: Hashable, Sendable {
        /// The length from which the passes over the whole no longer fit into the second-level cache.
        package var fourStepFrom = 3 << 14
        package init() {}
    }
}

/// Estimates of the work, in the time that one element takes to go through a pass of radix 4.
enum Cost {
    private static func pass(_ radix: Int) -> Double {
        switch radix {
        case 2: 0.8
        case 3: 1.1
        case 4: 1
        case 5: 1.5
        case 7: 2
        case 8: 1.3
        case 10: 1.8
        case 11: 3.2
        case 13: 3.8
        case 16: 1.9
        case 25: 2.6
        default: 0.35 * Double(radix)
        }
    }

    static func stockham(_ n: Int, _ radices: [Int]) -> Double {
        Double(n) * radices.reduce(0) { $0 + pass($1) }
    }

    static func of(_ recipe: Recipe) -> Double {
        switch recipe {
        case .identity: 0
        case .stockham(let radices): stockham(recipe.length, radices)
        case .fourStep(let columns, let rows):
            Double(rows.length) * of(columns) + Double(columns.length) * of(rows) + 2 * Double(recipe.length)
        case .rader(let inner): 2 * of(inner) + 6 * Double(recipe.length)
        case .bluestein(let n, let inner): 2 * of(inner) + Double(inner.length) + 2 * Double(n)
        case .mean(let first, let second): of(first) + of(second) + Double(recipe.length)
        }
    }
}
