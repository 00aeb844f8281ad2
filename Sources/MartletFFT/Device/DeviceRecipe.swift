import MartletCore
import MartletGPU
import Synchronization

/// How complex lines of one length are transformed on a device.
indirect enum DeviceRecipe: Hashable, Sendable {
    /// By groups of work-items that hold a line each, or more.
    case line(LineRecipe)
    /// In sweeps over parts of the line, whose lengths multiply to that of the line.
    case sweeps([LineRecipe])
    /// As a convolution with a chirp, by transforms of another length.
    case convolution(Int, DeviceRecipe)

    /// The longest line that a group might hold, and the longest part of a line of which a group holds as many as make
    /// accesses to memory wide.
    private static let longestLine = 1 << 15, longestPart = 2048

    private struct Key: Hashable {
        let length: Int
        let real: DType
        let limits: GPULimits
    }
    private static let known = Mutex<[Key: DeviceRecipe]>([:])

    static func of(_ length: Int, _ real: DType, _ limits: GPULimits) -> DeviceRecipe {
        let key = Key(length: length, real: real, limits: limits)
        if let recipe = known.withLock({ $0[key] }) { return recipe }
        let recipe = smooth(key) ?? convolution(key)
        known.withLock { known in
            if known.count >= 4096 { known.removeAll() }
            known[key] = recipe
        }
        return recipe
    }

    /// Whether lines of that length are transformed without a convolution.
    static func isSmooth(_ length: Int, _ real: DType, _ limits: GPULimits) -> Bool {
        if case .convolution = of(length, real, limits) { return false }
        return true
    }

    /// `nil` for lengths that have a prime without a butterfly.
    private static func smooth(_ key: Key) -> DeviceRecipe? {
        let length = key.length
        var rest = length
        for prime in Butterfly.primes { while rest % prime == 0 { rest /= prime } }
        if rest > 1 { return nil }
        if length <= longestLine, let recipe = LineRecipe(length, key.real, key.limits) {
            var kernel = LineKernel(recipe: recipe, real: key.real)
            kernel.limits = key.limits
            if kernel.fits { return .line(recipe) }
        }
        return parts(key).map { .sweeps($0) }
    }

    /// The fewest parts, and those near each other in length.
    private static func parts(_ key: Key) -> [LineRecipe]? {
        let length = key.length
        func recipe(_ length: Int) -> LineRecipe? { LineRecipe(length, key.real, key.limits) }
        var divisors: [Int] = []
        for d in 2...longestPart where length % d == 0 { divisors.append(d) }
        func split(_ rest: Int, into count: Int) -> [Int]? {
            if count == 1 { return rest <= longestPart && recipe(rest) != nil ? [rest] : nil }
            let even = Double(rest).root(count)
            let distances = divisors.map { abs(Double($0) - even) }
            let order = sortedPlaces(divisors.count) { distances[$0] < distances[$1] }
            for d in order.map({ divisors[$0] }) where rest % d == 0 && recipe(d) != nil {
                if let others = split(rest / d, into: count - 1) { return [d] + others }
            }
            return nil
        }
        for count in 2...6 {
            if let lengths = split(length, into: count) { return lengths.compactMap(recipe) }
        }
        return nil
    }

    /// Lengths of few kinds, so that few kernels are compiled.
    private static func convolution(_ key: Key) -> DeviceRecipe {
        let length = key.length
        var best: (length: Int, recipe: DeviceRecipe)?
        var least = Double.infinity
        for odd in [1, 3, 5, 7, 9, 15] {
            var candidate = odd
            while candidate < 2 * length - 1 { candidate *= 2 }
            guard let recipe = smooth(Key(length: candidate, real: key.real, limits: key.limits)) else { continue }
            let sweeps: Double =
                switch recipe {
                case .sweeps(let parts): Double(parts.count)
                default: 1
                }
            if Double(candidate) * sweeps < least {
                (best, least) = ((candidate, recipe), Double(candidate) * sweeps)
            }
        }
        return .convolution(best!.length, best!.recipe)
    }
}

extension Double {
    fileprivate func root(_ n: Int) -> Double {
        var y = self
        // Newton's method falls to the root from above.
        for _ in 0..<200 {
            var power = 1.0
            for _ in 1..<n { power *= y }
            let next = y - (y - self / power) / Double(n)
            if next >= y { break }
            y = next
        }
        return y
    }
}
