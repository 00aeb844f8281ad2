/// How a linear convolution is computed: data, so that the decision can be looked at and tested without computing
/// anything.
///
/// Along each axis, x has n elements and h has m ≤ any number; the full convolution has n + m − 1, of which some in a row
/// are wanted.
package enum ConvolutionRecipe: Hashable, Sendable {
    /// By the definition.
    case direct
    /// By transforms of blocks, one way for each axis.
    case transforms([Way])

    /// What happens along one axis.
    package enum Way: Hashable, Sendable {
        /// One block of `length` holds all of x.  Results that are not wanted may wrap around.
        case whole(length: Int)
        /// Blocks of x overlap by m − 1 elements; of each result the first m − 1 are dropped.
        case save(length: Int)
        /// Blocks of x do not overlap; results do, and are added up.
        case add(length: Int)

        package var length: Int {
            switch self {
            case .whole(let length), .save(let length), .add(let length): length
            }
        }
    }

    /// One axis of a convolution: results `first ..< first + count` of the full one are wanted.
    package struct Axis: Hashable, Sendable {
        package var n, m, first, count: Int
        package init(n: Int, m: Int, first: Int, count: Int) {
            (self.n, self.m, self.first, self.count) = (n, m, first, count)
        }

        var full: Int { n + m - 1 }

        /// The elements of x that have a part in what is wanted.
        var reach: Range<Int> { max(0, first - m + 1)..<min(n, first + count) }

        /// The shortest block that holds all of x and whose wanted results nothing wraps around to.
        var whole: Int { max(n, m, first + count, full - first) }

        func blocks(_ way: Way) -> Int {
            switch way {
            case .whole: 1
            case .save(let length): (count + length - m) / (length - m + 1)
            case .add(let length): (reach.count + length - m) / (length - m + 1)
            }
        }
    }
}

extension ConvolutionRecipe {
    /// The cheapest recipe.
    package static func best(_ axes: [Axis], isComplex: Bool, lanes: Int) -> ConvolutionRecipe {
        let direct = direct(axes, isComplex: isComplex)
        // No transforms cost less than this.
        let results = axes.reduce(1.0) { $0 * Double($1.count) }
        if direct <= 4 * results + 400 { return .direct }
        let ways = transforms(axes, isComplex: isComplex, lanes: lanes)
        return direct <= cost(ways, axes, isComplex: isComplex, lanes: lanes)
            ? .direct : .transforms(ways)
    }

    /// The cheapest ways by transforms of the whole: what a function promises that is called so.
    package static func whole(_ axes: [Axis], isComplex: Bool, lanes: Int) -> [Way] {
        axes.indices.map { i in
            .whole(length: length(atLeast: axes[i].whole, isReal: !isComplex && i == axes.count - 1, lanes: lanes))
        }
    }

    /// The cheapest ways by transforms, of the whole or of blocks.
    ///
    /// One axis after the other takes its cheapest way while the others stay, twice.
    package static func transforms(_ axes: [Axis], isComplex: Bool, lanes: Int) -> [Way] {
        var ways = whole(axes, isComplex: isComplex, lanes: lanes)
        var least = cost(ways, axes, isComplex: isComplex, lanes: lanes)
        for _ in 0..<(axes.count > 1 ? 2 : 1) {
            for i in axes.indices {
                for way in candidates(axes[i]) {
                    var others = ways
                    others[i] = way
                    let price = cost(others, axes, isComplex: isComplex, lanes: lanes)
                    if price < least { (ways, least) = (others, price) }
                }
            }
        }
        return ways
    }

    /// Ways in blocks of a power of two, from twice the length of h up to the whole: so long that results of blocks which
    /// are added meet those of the next only.
    private static func candidates(_ axis: Axis) -> [Way] {
        var ways: [Way] = [], length = 16
        while length < axis.whole {
            if length >= 2 * axis.m { ways += [.save(length: length), .add(length: length)] }
            length *= 2
        }
        return ways
    }

    /// A length whose transform costs little; of reals, twice one.
    static func length(atLeast least: Int, isReal: Bool, lanes: Int) -> Int {
        if !isReal { return Factors.goodLength(atLeast: least, lanes: lanes) }
        return 2 * Factors.goodLength(atLeast: (least + 1) / 2, lanes: lanes)
    }

    // MARK: - Costs, in the unit of `Cost`

    /// Products and additions of the definition, and the calls for each row of x and of h.
    static func direct(_ axes: [Axis], isComplex: Bool) -> Double {
        let last = axes[axes.count - 1]
        let rows = axes.dropLast().reduce(1.0) { $0 * Double($1.count) * Double($1.m) }
        return rows * (isComplex ? 4 : 1) * (Double(last.count) * Double(last.m) * 0.08 + 20)
    }

    /// Transforms there and back of all blocks, and one of h.
    static func cost(_ ways: [Way], _ axes: [Axis], isComplex: Bool, lanes: Int) -> Double {
        var blocks = 1.0, elements = 1.0, passes = isComplex ? 0.0 : 2.0
        for i in axes.indices {
            let isHalf = !isComplex && i == axes.count - 1, length = isHalf ? ways[i].length / 2 : ways[i].length
            blocks *= Double(axes[i].blocks(ways[i]))
            elements *= Double(length)
            passes += Cost.stockham(length, Factors.radices(of: length, lanes: lanes).radices) / Double(length)
        }
        // Beyond the second-level cache every pass waits for memory.
        let slow = elements > 65536 ? 1.4 : 1.0
        return (2 * blocks + 1) * elements * passes * slow + blocks * (3 * elements + 400)
    }
}
