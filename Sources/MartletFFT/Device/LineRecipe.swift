import MartletCore
import MartletGPU

/// How a group of work-items transforms lines of one length: Stockham's passes over numbers in registers, which are
/// exchanged between the items through the group's memory.
struct LineRecipe: Hashable, Sendable {
    let length: Int
    /// Of the passes, in their order; their product is the length.
    let radices: [Int]
    /// Items that share a line.
    let items: Int

    /// Butterflies that an item does in the pass of radix `r`, those that are beyond the line's included.
    func rounds(_ r: Int) -> Int { (length / r + items - 1) / items }

    /// Numbers that an item holds.
    private(set) var held = 1

    /// Registers that an item takes, about.
    func registers(_ real: DType) -> Int { real == .float64 ? held * 4 + 24 : held * 2 + 22 }

    /// Whether each item has the same number of butterflies in the pass of radix `r`.
    func isEven(_ r: Int) -> Bool { length / r % items == 0 }

    /// The fewest passes, and among those the least idle time; `nil` where a prime has no butterfly, or where a group has
    /// not the items and registers that the line takes.
    init?(_ length: Int, _ real: DType, _ limits: GPULimits) {
        guard let best = Self.best(length, real, limits) else { return nil }
        self = best
    }

    private init(_ length: Int, _ radices: [Int], items: Int) {
        (self.length, self.radices, self.items) = (length, radices, items)
        for r in radices { held = max(held, r * rounds(r)) }
    }

    private static func best(_ length: Int, _ real: DType, _ limits: GPULimits) -> LineRecipe? {
        if length == 1 { return LineRecipe(1, [], items: 1) }
        // A large prime takes as many registers as it has numbers.
        let large = Butterfly.primes.filter { $0 > Butterfly.largest && length % $0 == 0 }
        let most = large.max() ?? Butterfly.largest
        let words = real == .float64 ? 4 : 2
        let choices = large.reversed() + (2...Butterfly.largest).reversed()
        var best: LineRecipe?
        var least = Double.infinity
        func consider(_ radices: [Int]) {
            let counts = radices.flatMap { r in (1...4).filter { length / r % $0 == 0 }.map { length / r / $0 } }
            for items in Array(Set(counts)).ascending() {
                let recipe = LineRecipe(length, radices, items: items)
                // More numbers than a butterfly has only where there are too few items.
                let isLong = recipe.held > most
                if items > limits.items { continue }
                if isLong && (length < 4 * limits.items || words * recipe.held > 64) { continue }
                if recipe.registers(real) > min(255, limits.registers / items) { continue }
                // Steps of an item in butterflies, exchanges between passes, and access to memory, where neighbouring
                // items that read few neighbouring numbers waste most of what is moved.
                var group = items
                while group < 128 { group *= 2 }
                // A device runs 32 items or more at a time, whether the group has them or not.
                let idle = Double((group + 31) / 32 * 32) / Double(group) * Double(items)
                let numbers = radices.reduce(0.0) { $0 + Double($1 * recipe.rounds($1)) * idle }
                var cost = numbers / Double(length) + 0.5 * Double(radices.count) + 0.02 * Double(recipe.held)
                if recipe.items < 4 { cost += recipe.items < 2 ? 3 : 1.5 }
                if cost < least { (best, least) = (recipe, cost) }
            }
        }
        /// Radices in falling order, so that the first pass has the largest.
        func split(_ rest: Int, _ radices: [Int]) {
            if rest == 1 { return consider(radices) }
            if radices.count == 6 { return }
            for r in choices where rest % r == 0 && r <= radices.last ?? r { split(rest / r, radices + [r]) }
        }
        split(length, [])
        return best
    }

    /// The same passes in the opposite order: the first has the numbers where the last of these leaves them.
    var reversed: LineRecipe { LineRecipe(length, radices.reversed(), items: items) }
}
