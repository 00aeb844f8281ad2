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
    var held: Int { radices.map { $0 * rounds($0) }.max() ?? 1 }

    /// Whether each item has the same number of butterflies in the pass of radix `r`.
    func isEven(_ r: Int) -> Bool { length / r % items == 0 }

    /// The fewest passes, and among those the least idle time; `nil` where a prime has no butterfly.
    init?(_ length: Int) {
        guard let best = Self.best(length) else { return nil }
        self = best
    }

    private init(_ length: Int, _ radices: [Int], items: Int) {
        (self.length, self.radices, self.items) = (length, radices, items)
    }

    private static func best(_ length: Int) -> LineRecipe? {
        if length == 1 { return LineRecipe(1, [], items: 1) }
        // A large prime takes as many registers as it has numbers.
        let large = Butterfly.primes.filter { $0 > Butterfly.largest && length % $0 == 0 }
        let most = large.max() ?? Butterfly.largest
        let choices = large.reversed() + (2...Butterfly.largest).reversed()
        var best: LineRecipe?
        var least = Double.infinity
        func consider(_ radices: [Int]) {
            for r in Set(radices) {
                let recipe = LineRecipe(length, radices, items: length / r)
                if recipe.held > most { continue }
                // Steps of an item in butterflies, exchanges between passes, and access to memory, where neighbouring
                // items that read few neighbouring numbers waste most of what is moved.
                let numbers = radices.reduce(0.0) { $0 + Double($1 * recipe.rounds($1)) * Double(recipe.items) }
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
