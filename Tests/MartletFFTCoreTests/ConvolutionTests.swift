import MartletCore
import MartletFFTCore
import Testing

@Suite struct ConvolutionTests {
    typealias Axis = ConvolutionRecipe.Axis
    typealias Way = ConvolutionRecipe.Way

    /// Shapes with every part of their full convolution that a mode asks for, and some others.
    private static func cases(_ shapes: [[(n: Int, m: Int)]]) -> [[Axis]] {
        var cases: [[Axis]] = []
        for shape in shapes {
            cases.append(shape.map { Axis(n: $0.n, m: $0.m, first: 0, count: $0.n + $0.m - 1) })
            cases.append(shape.map { Axis(n: $0.n, m: $0.m, first: ($0.m - 1) / 2, count: $0.n) })
            cases.append(shape.map { Axis(n: $0.n, m: $0.m, first: min($0.n, $0.m) - 1, count: abs($0.n - $0.m) + 1) })
            cases.append(shape.map { Axis(n: $0.n, m: $0.m, first: ($0.n + $0.m) / 3, count: 1) })
        }
        return cases
    }
    private let cases =
        cases([[(1, 1)], [(5, 3)], [(3, 5)], [(40, 1)], [(1, 40)], [(100, 7)], [(100, 50)], [(257, 8)]])
        + cases([[(6, 4), (9, 2)], [(2, 6), (30, 5)], [(17, 3), (40, 4)]]) + cases([[(5, 2), (4, 3), (12, 5)]])

    /// The convolution by its definition, in integers; elements have one part or two.
    private func exact(_ axes: [Axis], _ x: [Int], _ h: [Int], _ parts: Int) -> [Int] {
        var y = [Int](repeating: 0, count: axes.reduce(parts) { $0 * $1.count })
        for (i, from) in places(axes.map(\.n)).enumerated() {
            for (j, tap) in places(axes.map(\.m)).enumerated() {
                var place = 0, isWanted = true
                for (axis, (a, b)) in zip(axes, zip(from, tap)) {
                    isWanted = isWanted && (axis.first..<axis.first + axis.count).contains(a + b)
                    place = place * axis.count + a + b - axis.first
                }
                if !isWanted { continue }
                if parts == 1 {
                    y[place] += x[i] * h[j]
                } else {
                    y[2 * place] += x[2 * i] * h[2 * j] - x[2 * i + 1] * h[2 * j + 1]
                    y[2 * place + 1] += x[2 * i] * h[2 * j + 1] + x[2 * i + 1] * h[2 * j]
                }
            }
        }
        return y
    }

    private func places(_ counts: [Int]) -> [[Int]] {
        counts.reduce([[]]) { places, count in places.flatMap { place in (0..<count).map { place + [$0] } } }
    }

    private func numbers(_ axes: [Axis], _ parts: Int, _ seed: Int) -> (x: [Int], h: [Int]) {
        var noise = Noise(seed)
        func some(_ count: Int) -> [Int] { (0..<count * parts).map { _ in noise.next() / 8 } }
        return (some(axes.reduce(1) { $0 * $1.n }), some(axes.reduce(1) { $0 * $1.m }))
    }

    /// The largest difference from whole numbers that are given, over the product of the norms of x and h.
    private func distance(_ y: Numbers, _ wanted: [Int], _ x: [Int], _ h: [Int]) -> Double {
        let square = [x, h].map { $0.reduce(1.0) { $0 + Double($1 * $1) } }.reduce(1, *)
        return zip(y.values, wanted).reduce(0) { max($0, abs($1.0 - Double($1.1))) } / square.squareRoot()
    }

    @Test(arguments: Precision.allCases) func theDefinitionIsExactOnWholeNumbers(precision: Precision) throws {
        for (seed, axes) in cases.enumerated() {
            for parts in [1, 2] {
                let (x, h) = numbers(axes, parts, seed), wanted = exact(axes, x, h, parts)
                let y = Numbers(precision, count: wanted.count)
                let (from, taps) = (Numbers(precision, x), Numbers(precision, h))
                for threads in [1, 3] {
                    let parallelism = Parallelism(threads: threads)
                    switch precision {
                    case .double:
                        try DirectConvolution<Double>(axes, isComplex: parts == 2).run(
                            from.start.assumingMemoryBound(to: Double.self),
                            taps.start.assumingMemoryBound(to: Double.self),
                            y.start.assumingMemoryBound(to: Double.self), parallelism: parallelism)
                    case .single:
                        try DirectConvolution<Float>(axes, isComplex: parts == 2).run(
                            from.start.assumingMemoryBound(to: Float.self),
                            taps.start.assumingMemoryBound(to: Float.self),
                            y.start.assumingMemoryBound(to: Float.self), parallelism: parallelism)
                    }
                    #expect(y.values == wanted.map(Double.init), "\(axes)")
                }
            }
        }
    }

    @Test func integersWrap() throws {
        let axes = [Axis(n: 30, m: 4, first: 0, count: 33)]
        let x = (0..<30).map { UInt64($0) << 60 | 7 }, h = (0..<4).map { UInt64.max - UInt64($0) }
        var y = [UInt64](repeating: 0, count: 33)
        try y.withUnsafeMutableBufferPointer {
            try DirectConvolution<UInt64>(axes, isComplex: false).run(
                x, h, $0.baseAddress!, parallelism: .sequential)
        }
        for k in 0..<33 {
            var sum: UInt64 = 0
            for j in max(0, k - 29)...min(3, k) { sum &+= h[j] &* x[k - j] }
            #expect(y[k] == sum)
        }
    }

    /// All ways in which blocks can be laid along an axis, for few lengths of blocks.
    private func ways(_ axis: Axis, isReal: Bool) -> [Way] {
        var ways: [Way] = []
        let whole = max(axis.n, axis.m, axis.first + axis.count, axis.n + axis.m - 1 - axis.first)
        ways.append(.whole(length: whole + (isReal ? whole % 2 : 0)))
        for length in [axis.m + axis.m % 2, 2 * axis.m, 2 * axis.m + 6] where length >= axis.m {
            ways.append(.save(length: length))
            if length - axis.m + 1 >= axis.m - 1 { ways.append(.add(length: length)) }
        }
        return ways
    }

    @Test(arguments: Precision.allCases) func allWaysGiveTheConvolution(precision: Precision) throws {
        for (seed, axes) in cases.enumerated() {
            for isComplex in [false, true] {
                let (x, h) = numbers(axes, isComplex ? 2 : 1, seed), wanted = exact(axes, x, h, isComplex ? 2 : 1)
                let (from, taps) = (Numbers(precision, x), Numbers(precision, h))
                let choices = axes.indices.map { ways(axes[$0], isReal: !isComplex && $0 == axes.count - 1) }
                for chosen in places(choices.map(\.count)) {
                    let ways = zip(choices, chosen).map { $0[$1] }
                    let convolution = try Convolution(axes, ways, isComplex: isComplex, precision)
                    let kernel = try convolution.kernel(taps.start, parallelism: .sequential)
                    let y = Numbers(precision, count: wanted.count), again = Numbers(precision, count: wanted.count)
                    try convolution.run(from.start, kernel, y.start, parallelism: .sequential)
                    try convolution.run(from.start, kernel, again.start, parallelism: Parallelism(threads: 3))
                    #expect(distance(y, wanted, x, h) <= 32 * precision.epsilon, "\(axes) \(ways)")
                    #expect(y.values == again.values, "\(axes) \(ways)")
                }
            }
        }
    }

    // MARK: - Decisions

    private func line(_ n: Int, _ m: Int) -> [Axis] { [Axis(n: n, m: m, first: 0, count: n + m - 1)] }

    @Test(arguments: [2, 4, 8, 16]) func shortOnesAreDirectAndLongOnesAreNot(lanes: Int) {
        #expect(ConvolutionRecipe.best(line(8, 6), isComplex: false, lanes: lanes) == .direct)
        #expect(ConvolutionRecipe.best(line(1_000_000, 5), isComplex: false, lanes: lanes) == .direct)
        #expect(ConvolutionRecipe.best(line(100_000, 100_000), isComplex: false, lanes: lanes) != .direct)
        #expect(ConvolutionRecipe.best(line(10_000, 2000), isComplex: true, lanes: lanes) != .direct)
    }

    @Test(arguments: [2, 4, 8, 16]) func muchLongerOnesAreCutIntoBlocks(lanes: Int) {
        for isComplex in [false, true] {
            let ways = ConvolutionRecipe.transforms(line(10_000_000, 500), isComplex: isComplex, lanes: lanes)
            #expect(ways[0].length < 100_000 && ways[0].length >= 1000)
            guard case .whole = ConvolutionRecipe.transforms(line(500, 500), isComplex: isComplex, lanes: lanes)[0]
            else {
                Issue.record("equal lengths are cut into blocks")
                continue
            }
        }
        let plane = [Axis(n: 4000, m: 20, first: 0, count: 4019), Axis(n: 4000, m: 30, first: 0, count: 4029)]
        let ways = ConvolutionRecipe.transforms(plane, isComplex: false, lanes: lanes)
        #expect(ways.allSatisfy { $0.length < 2000 }, "\(ways)")
    }

    @Test func lengthsAreEnough() {
        for n in [1, 2, 10, 100, 1000] {
            for m in [1, 2, 9, 64] {
                for axis in Self.cases([[(n, m)]]).map({ $0[0] }) {
                    for isComplex in [false, true] {
                        let way = ConvolutionRecipe.transforms([axis], isComplex: isComplex, lanes: 8)[0]
                        #expect(way.length >= axis.m && (isComplex || way.length % 2 == 0))
                        if case .whole(let length) = way {
                            #expect(length >= max(axis.n, axis.first + axis.count, n + m - 1 - axis.first))
                        }
                    }
                }
            }
        }
    }
}
