import MartletCore
import MartletFFTCore
import Synchronization
import Testing

@Suite struct LeafSlotsTests {
    private final class Plan: Sendable {}

    @Test func whatIsKeptIsFoundUnderItsLengthAndPrecisionOnly() {
        let slots = LeafSlots<Int>(), precisions = [Precision.single, .double]
        func found(_ length: Int, _ precision: Precision) -> Int? {
            var found: Int?
            let isKept = slots.use(length, precision) { found = $0 }
            #expect(isKept == (found != nil))
            return found
        }
        for k in 0..<10 {
            for (p, precision) in precisions.enumerated() {
                #expect(found(1 << k, precision) == nil)
                slots.keep(nil, of: Plan(), 1 << k, precision)
                #expect(found(1 << k, precision) == nil)
                slots.keep(2 * k + p, of: Plan(), 1 << k, precision)
            }
        }
        for k in 0..<10 { for p in 0..<2 { #expect(found(1 << k, precisions[p]) == 2 * k + p) } }
        for length in [Int.min, -8, -1, 0, 3, 6, 511, 513, 1024, 1 << 62, Int.max] {
            slots.keep(1, of: Plan(), length, .double)
            #expect(found(length, .double) == nil)
        }
    }

    @Test func theFirstStaysWithItsPlanAndTheSecondIsLetGo() {
        let slots = LeafSlots<Int>()
        weak var first: Plan?
        weak var second: Plan?
        do {
            let a = Plan(), b = Plan()
            (first, second) = (a, b)
            slots.keep(1, of: a, 64, .double)
            slots.keep(2, of: b, 64, .double)
        }
        #expect(first != nil && second == nil)
        var kept = 0
        #expect(slots.use(64, .double) { kept = $0 } && kept == 1)
    }

    /// Whoever has kept a leaf, or found that another has, finds the same one from then on.
    @Test func oneOfManyFirstUsesAtOnceWins() {
        for round in 0..<50 {
            let slots = LeafSlots<Int>(), present = Atomic<Int>(0), threads = 4
            let found = Mutex([Int](repeating: -1, count: threads))
            Parallelism(threads: threads).forEach(threads) { i in
                // Together where there are threads for it, and in turn where there are not.
                present.wrappingAdd(1, ordering: .relaxed)
                for _ in 0..<10_000 where present.load(ordering: .relaxed) < threads {}
                slots.keep(i, of: Plan(), 1 << (round % 10), .single)
                var leaf = -1
                precondition(slots.use(1 << (round % 10), .single) { leaf = $0 })
                found.withLock { $0[i] = leaf }
            }
            let leaves = found.withLock { $0 }
            #expect(leaves.allSatisfy { $0 == leaves[0] && (0..<threads).contains($0) })
        }
    }

    /// With a leaf or without one, and whoever has made it, a call gives the plan's own bits.
    @Test(arguments: [Precision.single, .double], [false, true])
    func firstUsesOfTheSharedPlansAgree(precision: Precision, backward: Bool) throws {
        for n in [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 3, 100, 1024] {
            var noise = Noise(n)
            let x = Numbers(precision, (0..<2 * n + 2).map { _ in noise.next() })
            // The imaginary parts of the first bin and, for even lengths, of the last.
            if backward { (x[1], x[n / 2 * 2 + 1]) = (0, 0) }
            let complex = Numbers(precision, count: 2 * n), real = Numbers(precision, count: 2 * n + 2)
            try ComplexPlan(n, precision).transform(
                x.start, complex.start, backward: backward, scale: 0.5, parallelism: .sequential)
            let plan = try RealPlan(n, precision)
            if backward {
                try plan.backward(x.start, real.start, scale: 0.5, parallelism: .sequential)
            } else {
                try plan.forward(x.start, real.start, scale: 0.5, parallelism: .sequential)
            }
            nonisolated(unsafe) let input = x.start
            let bins = complex.values + real.values
            let wrong = Atomic<Int>(0)
            Parallelism(threads: 4).forEach(8) { _ in
                let y = Numbers(precision, count: 2 * n), z = Numbers(precision, count: 2 * n + 2)
                try? PlanCache.transform(
                    n, precision, input, y.start, backward: backward, scale: 0.5, parallelism: .sequential)
                try? PlanCache.transform(
                    reals: n, precision, input, z.start, backward: backward, scale: 0.5, parallelism: .sequential)
                if y.values + z.values != bins { wrong.wrappingAdd(1, ordering: .relaxed) }
            }
            withExtendedLifetime(x) {}
            #expect(wrong.load(ordering: .relaxed) == 0, "\(n)")
        }
    }
}
