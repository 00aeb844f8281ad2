import MartletCore
import MartletFFTCore
import Testing

/// Elements of the transforms by the sums that define them, with cosines of about 100 bits; errors of the sum stay far
/// below those of a transform.
private struct ExactCosines {
    let kind: CosineKind
    let n: Int
    private let roots: RootsOfUnity
    private let full: Int

    init(_ kind: CosineKind, _ n: Int) throws {
        (self.kind, self.n) = (kind, n)
        let period = Int(kind.period(n))
        full = kind.type == 4 ? 4 * period : kind.type == 1 ? period : 2 * period
        roots = try RootsOfUnity(full, exact: true)
    }

    func element(_ k: Int, of x: [Int]) -> Double {
        var sum = TwoDoubles(0)
        for j in 0..<n {
            // The angle is 2π times a whole number over `full`.
            let one = kind.isSine ? 1 : 0
            let (a, b) =
                switch kind.type {
                case 1: (j + one, k + one)
                case 2: (2 * j + 1, k + one)
                case 3: (j + one, 2 * k + 1)
                default: (2 * j + 1, 2 * k + 1)
                }
            let root = roots.exact(a * b % full), isEnd = kind.type == 3 && j == (kind.isSine ? n - 1 : 0)
            let isEither = kind.type == 1 && !kind.isSine && (j == 0 || j == n - 1)
            sum = sum + TwoDoubles(Double((isEnd || isEither ? 1 : 2) * x[j])) * (kind.isSine ? root.s : root.c)
        }
        return sum.high
    }
}

@Suite struct CosinePlanTests {
    /// Longer lengths, fewer where code is compiled without optimisation.
    static let more: [Int] = {
        #if DEBUG
            return [67, 127, 128, 129, 130]
        #else
            return Array(41...130) + [257, 258, 300, 511, 513]
        #endif
    }()
    static let kinds = (1...4).flatMap { type in [false, true].map { CosineKind(type: type, isSine: $0) } }

    /// The transforms inside have their own bounds; order, rotations and folds add little to the largest.
    private func bound(_ plan: CosinePlan) -> Double {
        2 * plan.errorFactor * plan.precision.epsilon * max(1, Double(plan.length).logBase2).squareRoot()
    }

    private func transformed(_ plan: CosinePlan, _ x: Numbers, inPlace: Bool = false) throws -> Numbers {
        let y = inPlace ? x : Numbers(plan.precision, count: plan.length)
        try plan.execute(
            x.start, stride: 1, y.start, stride: 1, lines: Lines([]), scale: 1, orthogonal: false,
            parallelism: .sequential)
        return y
    }

    @Test(arguments: kinds, Precision.allCases) func everyLengthAgreesWithItsSum(
        kind: CosineKind, precision: Precision
    ) throws {
        for n in Array(kind.shortest...40) + Self.more {
            let plan = try CosinePlan(kind, n, precision, cache: PlanCache(byteLimit: 0)),
                exact = try ExactCosines(kind, n)
            var noise = Noise(n), errors = 0.0, squares = 0.0
            // The bound is on a mean square, so short transforms are done more than once.
            for _ in 0..<max(1, 64 / n) {
                let values = (0..<n).map { _ in noise.next() }
                let y = try transformed(plan, Numbers(precision, values))
                for k in 0..<n {
                    let right = exact.element(k, of: values)
                    errors += (y[k] - right) * (y[k] - right)
                    squares += right * right
                }
                let inPlace = try transformed(plan, Numbers(precision, values), inPlace: true)
                #expect(inPlace.values == y.values, "\(kind) \(n)")
            }
            #expect(errors.squareRoot() <= bound(plan) * squares.squareRoot(), "\(kind) \(n)")
        }
    }

    @Test(arguments: kinds) func theInverseUndoesIt(kind: CosineKind) throws {
        for n in [1000, 1024, 2049, 4095, 70001, 1 << 17] {
            let plan = try CosinePlan(kind, n, .double, cache: .shared)
            let inverse = try CosinePlan(kind.inverse, n, .double, cache: .shared)
            var noise = Noise(n)
            let x = Numbers(.double, (0..<n).map { _ in noise.next() })
            let back = try transformed(inverse, try transformed(plan, x))
            var errors = 0.0, squares = 0.0
            for j in 0..<n {
                let difference = back[j] / kind.period(n) - x[j]
                errors += difference * difference
                squares += x[j] * x[j]
            }
            #expect(errors.squareRoot() <= 2 * bound(plan) * squares.squareRoot(), "\(kind) \(n)")
        }
    }

    @Test(arguments: kinds, Precision.allCases) func arrangementsAndThreadsAgree(
        kind: CosineKind, precision: Precision
    ) throws {
        for (n, count) in [(2, 5), (8, 21), (9, 8), (67, 3), (128, 17), (150, 1), (65537, 1), (40000, 1), (40000, 2)] {
            let plan = try CosinePlan(kind, n, precision, cache: .shared)
            var noise = Noise(n * count)
            let x = Numbers(precision, (0..<n * count).map { _ in noise.next() })
            let y = Numbers(precision, count: n * count), across = Numbers(precision, count: n * count)
            let back = Numbers(precision, count: n * count)
            try plan.execute(
                x.start, stride: 1, y.start, stride: 1, lines: Lines([.init(count: count, input: n, output: n)]),
                scale: 0.25, orthogonal: true, parallelism: .sequential)
            for line in 0..<count { for k in 0..<n { across[k * count + line] = x[line * n + k] } }
            try plan.execute(
                across.start, stride: count, back.start, stride: count,
                lines: Lines([.init(count: count, input: 1, output: 1)]), scale: 0.25, orthogonal: true,
                parallelism: Parallelism(threads: 3))
            var same = true
            for line in 0..<count { for k in 0..<n where back[k * count + line] != y[line * n + k] { same = false } }
            #expect(same, "\(kind) \(n) \(count)")
        }
    }

    @Test func aPlanCountsWhatItHolds() throws {
        for kind in Self.kinds {
            let small = try CosinePlan(kind, 64, .double, cache: .shared).byteCount
            #expect(try small > 0 && CosinePlan(kind, 1024, .double, cache: .shared).byteCount > small)
        }
    }
}
