import MartletCore
import MartletFFTCore
import Testing

@Suite struct RealPlanTests {
    private func bound(_ plan: RealPlan) -> Double {
        2 * plan.recipe.errorFactor * plan.precision.epsilon * max(1, Double(plan.length).logBase2).squareRoot()
    }

    private func forward(_ plan: RealPlan, _ x: Numbers) throws -> Numbers {
        let y = Numbers(plan.precision, count: 2 * plan.bins)
        try plan.forward(
            x.start, stride: 1, y.start, stride: 1, lines: Lines([]), scale: 1, parallelism: .sequential)
        return y
    }

    /// Half of the complex transform of the same numbers, and back.
    @Test(arguments: Precision.allCases) func everyLengthAgreesWithTheComplexTransform(precision: Precision) throws {
        for n in lengths + [65536, 100_000, 2 * 59049] {
            let plan = try RealPlan(n, precision), complex = try ComplexPlan(n, precision)
            var noise = Noise(n)
            let values = (0..<n).map { _ in noise.next() }
            let x = Numbers(precision, values), wide = Numbers(precision, values.flatMap { [$0, 0] })
            let y = try forward(plan, x), z = Numbers(precision, count: 2 * n), back = Numbers(precision, count: n)
            try complex.execute(
                backward: false, wide.start, stride: 1, z.start, stride: 1, lines: Lines([]), scale: 1,
                parallelism: .sequential)
            try plan.backward(
                y.start, stride: 1, back.start, stride: 1, lines: Lines([]), scale: 1 / Double(n),
                parallelism: .sequential)
            var errors = 0.0, squares = 0.0
            for i in 0..<2 * plan.bins {
                errors += (y[i] - z[i]) * (y[i] - z[i])
                squares += z[i] * z[i]
            }
            let limit = bound(plan) + complex.recipe.errorFactor * precision.epsilon * Double(n).logBase2.squareRoot()
            #expect((errors / squares).squareRoot() <= limit, "\(n) \(plan.recipe)")
            #expect(y[1] == 0 && (n % 2 == 1 || y[n + 1] == 0))
            (errors, squares) = (0, 0)
            for i in 0..<n {
                errors += (back[i] - x[i]) * (back[i] - x[i])
                squares += x[i] * x[i]
            }
            #expect((errors / squares).squareRoot() <= 2 * bound(plan), "\(n) \(plan.recipe)")
        }
    }

    /// Imaginary parts that no spectrum of real numbers has are not looked at.
    @Test func endsAreTakenAsReal() throws {
        for n in [1, 2, 3, 4, 7, 8, 64] {
            let plan = try RealPlan(n, .double)
            var noise = Noise(n)
            let y = try forward(plan, Numbers(.double, (0..<n).map { _ in noise.next() }))
            let clean = Numbers(.double, count: n), odd = Numbers(.double, count: n)
            for target in [clean, odd] {
                try plan.backward(
                    y.start, stride: 1, target.start, stride: 1, lines: Lines([]), scale: 1, parallelism: .sequential)
                y[1] = 99
                if n % 2 == 0 { y[n + 1] = -99 }
            }
            #expect(clean.values == odd.values)
        }
    }

    @Test(arguments: Precision.allCases) func arrangementsAgree(precision: Precision) throws {
        for n in [1, 2, 3, 8, 9, 30, 64, 67, 128, 134, 1024, 2000] {
            for count in [1, 3, 8, 21] {
                let plan = try RealPlan(n, precision), bins = plan.bins
                var noise = Noise(n * count)
                let x = Numbers(precision, (0..<n * count).map { _ in noise.next() })
                let y = Numbers(precision, count: 2 * bins * count), z = Numbers(precision, count: n * count)
                try plan.forward(
                    x.start, stride: 1, y.start, stride: 1,
                    lines: Lines([.init(count: count, input: n, output: bins)]), scale: 1, parallelism: .sequential)
                try plan.backward(
                    y.start, stride: 1, z.start, stride: 1,
                    lines: Lines([.init(count: count, input: bins, output: n)]), scale: 1, parallelism: .sequential)
                let across = Numbers(precision, count: n * count), spectra = Numbers(precision, count: 2 * bins * count)
                let back = Numbers(precision, count: n * count)
                for line in 0..<count { for k in 0..<n { across[k * count + line] = x[line * n + k] } }
                let lines = Lines([.init(count: count, input: 1, output: 1)])
                try plan.forward(
                    across.start, stride: count, spectra.start, stride: count, lines: lines, scale: 1,
                    parallelism: Parallelism(threads: 2))
                try plan.backward(
                    spectra.start, stride: count, back.start, stride: count, lines: lines, scale: 1,
                    parallelism: Parallelism(threads: 2))
                for line in 0..<count {
                    for k in 0..<2 * bins {
                        #expect(spectra[2 * (k / 2 * count + line) + k % 2] == y[line * 2 * bins + k])
                    }
                    for k in 0..<n { #expect(back[k * count + line] == z[line * n + k]) }
                }
            }
        }
    }
}
