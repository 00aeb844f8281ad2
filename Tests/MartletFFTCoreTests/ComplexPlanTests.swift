import MartletCore
import MartletFFTCore
import MartletTestSupport
import Testing

@Suite struct ComplexPlanTests {
    private func transform(
        _ plan: ComplexPlan, _ x: Numbers, backward: Bool = false, scale: Double = 1, threads: Int = 1
    ) throws -> Numbers {
        let y = Numbers(plan.precision, count: x.count)
        let lines = Lines([.init(count: x.count / 2 / plan.length, input: plan.length, output: plan.length)])
        try plan.execute(
            backward: backward, x.start, stride: 1, y.start, stride: 1, lines: lines, scale: scale,
            parallelism: Parallelism(threads: threads))
        return y
    }

    /// The root of the mean square of the error over that of the bins, in units of ε √log₂ n, over at least so many bins.
    private func error(_ n: Int, _ precision: Precision, count: Int = 512) throws -> Double {
        let plan = try ComplexPlan(n, precision), exact = try ExactBins(n), bins = min(n, 64)
        var noise = Noise(n), errors = 0.0, squares = 0.0
        for _ in 0..<(count + bins - 1) / bins {
            let x = (0..<2 * n).map { _ in noise.next() }
            let y = try transform(plan, Numbers(precision, x))
            for bin in 0..<bins {
                let k = bins == n ? bin : (noise.next() + 512) * n / 1024
                let (re, im) = exact.bin(k, of: x)
                for (value, bin) in [(y[2 * k], re), (y[2 * k + 1], im)] {
                    let error = value - bin.high - bin.low
                    errors += error * error
                    squares += value * value
                }
            }
        }
        return (errors / squares).squareRoot() / precision.epsilon / max(1, Double(n).logBase2).squareRoot()
    }

    @Test(arguments: Precision.allCases) func everyLengthIsAccurate(precision: Precision) throws {
        for n in lengths {
            let plan = try ComplexPlan(n, precision), error = try error(n, precision)
            #expect(error <= plan.recipe.errorFactor, "\(n) \(plan.recipe)")
            // Few bins tell little more than two digits.
            if roundsOnce(precision), error > 0.35 {
                #expect(try self.error(n, precision, count: 16384) <= 0.35, "\(n) \(plan.recipe)")
            }
        }
    }

    @Test(arguments: [8192, 10007, 14641, 16361, 16384]) func longLengthsAreAccurate(n: Int) throws {
        for precision in Precision.allCases {
            #expect(try error(n, precision) <= Recipe.complex(n, lanes: precision.lanes).errorFactor)
            if roundsOnce(precision) { #expect(try error(n, precision, count: 4096) <= 0.35) }
        }
    }

    /// Whether a·b + c is rounded once, as it is on levels beyond the baseline.
    private func roundsOnce(_ precision: Precision) -> Bool { precision.lanes * precision.size > 16 }

    @Test(arguments: Precision.allCases) func backwardUndoesForward(precision: Precision) throws {
        for n in lengths + [1 << 16, 3 << 15, 65537, 1 << 17, 50_000, 59049, 100_000] {
            let plan = try ComplexPlan(n, precision)
            var noise = Noise(n), square = 0.0, errors = 0.0
            let x = Numbers(precision, (0..<2 * n).map { _ in noise.next() })
            let z = try transform(plan, transform(plan, x), backward: true, scale: 1 / Double(n))
            for i in 0..<2 * n {
                square += x[i] * x[i]
                errors += (z[i] - x[i]) * (z[i] - x[i])
            }
            let bound = 2 * plan.recipe.errorFactor * precision.epsilon * max(1, Double(n).logBase2).squareRoot()
            #expect((errors / square).squareRoot() <= bound, "\(n) \(plan.recipe)")
        }
    }

    /// The four-step transform and others of the same length.
    @Test(arguments: Precision.allCases) func routesAgree(precision: Precision) throws {
        let lanes = precision.lanes
        var tuning = Recipe.Tuning()
        tuning.fourStepFrom = 2
        for n in [lanes * lanes, 2 * lanes * lanes, 3 * lanes * 5 * lanes, 4096 * 4, 75 * 50, 81 * lanes * 5] {
            let four = Recipe.complex(n, lanes: lanes, tuning: tuning), plain = Recipe.complex(n, lanes: lanes)
            guard case .fourStep = four else {
                Issue.record("\(n) is not split")
                continue
            }
            var noise = Noise(n), square = 0.0, errors = 0.0
            let x = Numbers(precision, (0..<2 * n).map { _ in noise.next() })
            let a = try transform(ComplexPlan(four, precision), x), b = try transform(ComplexPlan(plain, precision), x)
            for i in 0..<2 * n {
                square += b[i] * b[i]
                errors += (a[i] - b[i]) * (a[i] - b[i])
            }
            let bound = (four.errorFactor + plain.errorFactor) * precision.epsilon * Double(n).logBase2.squareRoot()
            #expect((errors / square).squareRoot() <= bound)
        }
    }

    /// Chirps whose products are done in the sweeps of a four-step transform, and others of the same length: where the length
    /// ends within a bunch of columns, between them, and in the first row, and where bunches overlap.
    @Test(arguments: Precision.allCases) func chirpsAgree(precision: Precision) throws {
        let lanes = precision.lanes
        var tuning = Recipe.Tuning()
        tuning.fourStepFrom = 2
        for padded in [lanes * lanes, 6 * lanes * 5 * lanes, 75 * 50, 81 * lanes * 5] {
            let inner = Recipe.complex(padded, lanes: lanes, tuning: tuning)
            guard case .fourStep(_, let rows) = inner else {
                Issue.record("\(padded) is not split")
                continue
            }
            for n in [(padded + 1) / 2, padded / 3, 2 * rows.length, rows.length + 1, lanes + 1, 2]
            where 2 * n - 1 <= padded {
                let other = Recipe.bluestein(length: n, Recipe.complex(padded, lanes: lanes))
                var noise = Noise(n), square = 0.0, errors = 0.0
                let values = (0..<2 * n).map { _ in noise.next() }, x = Numbers(precision, values)
                let b = try transform(ComplexPlan(other, precision), x, backward: true)
                // One convolution, and the mean of two, of which one has a chirp that begins elsewhere.
                let chirp = Recipe.bluestein(length: n, inner)
                for recipe in [chirp, .mean(chirp, chirp)] {
                    let plan = try ComplexPlan(recipe, precision), a = try transform(plan, x, backward: true)
                    (square, errors) = (0, 0)
                    for i in 0..<2 * n {
                        square += b[i] * b[i]
                        errors += (a[i] - b[i]) * (a[i] - b[i])
                    }
                    // The error is that of transforms of the padded length.
                    let bound = 2 * other.errorFactor * precision.epsilon * Double(padded).logBase2.squareRoot()
                    #expect((errors / square).squareRoot() <= bound, "\(n) in \(padded)")
                    #expect(try transform(plan, x, backward: true, threads: 3).values == a.values)
                    let y = Numbers(precision, values)
                    try plan.transform(y.start, y.start, backward: true, scale: 1, parallelism: .sequential)
                    #expect(y.values == a.values, "\(n) in place")
                }
            }
        }
    }

    /// Lines in every arrangement give what each gives alone.
    @Test(arguments: Precision.allCases) func arrangementsAgree(precision: Precision) throws {
        for n in [1, 2, 3, 5, 8, 9, 15, 16, 17, 32, 60, 64, 67, 100, 101, 103, 128, 243, 256, 257, 400] {
            for count in [1, 2, 3, 7, 8, 16, 21, 37, 70] {
                let plan = try ComplexPlan(n, precision)
                var noise = Noise(n * count)
                let x = Numbers(precision, (0..<2 * n * count).map { _ in noise.next() })
                for backward in [false, true] {
                    let expected = try transform(plan, x, backward: backward)
                    // (stride, step) of the lines on either side, in memory of (n + 1) × (count + 2) × 2 places.
                    let arrangements = [(count + 2, 1), (2 * (count + 2), 1), (1, n + 1), (2, 2 * n + 1), (-1, n + 1)]
                    for (inputStride, inputStep) in arrangements {
                        for (outputStride, outputStep) in arrangements {
                            let size = 2 * (n + 1) * (count + 2)
                            let from = Numbers(precision, count: 2 * size + 4 * n)
                            let to = Numbers(precision, count: 2 * size + 4 * n)
                            for line in 0..<count {
                                for k in 0..<n {
                                    let place = 2 * (n + k * inputStride + line * inputStep)
                                    from[place] = x[2 * (line * n + k)]
                                    from[place + 1] = x[2 * (line * n + k) + 1]
                                }
                            }
                            try plan.execute(
                                backward: backward, from.start + 2 * n * precision.size, stride: inputStride,
                                to.start + 2 * n * precision.size, stride: outputStride,
                                lines: Lines([.init(count: count, input: inputStep, output: outputStep)]), scale: 1,
                                parallelism: Parallelism(threads: 2))
                            var worst = 0.0, largest = 0.0
                            for line in 0..<count {
                                for k in 0..<n {
                                    let place = 2 * (n + k * outputStride + line * outputStep)
                                    for part in 0..<2 {
                                        let wanted = expected[2 * (line * n + k) + part]
                                        worst = max(worst, abs(to[place + part] - wanted))
                                        largest = max(largest, abs(wanted))
                                    }
                                }
                            }
                            #expect(
                                worst == 0,
                                "\(n) × \(count), \(inputStride) \(inputStep) to \(outputStride) \(outputStep), of \(largest)"
                            )
                        }
                    }
                }
            }
        }
    }

    @Test func threadsChangeNoBit() throws {
        for (n, count) in [(1 << 17, 1), (100_000, 1), (59049, 1), (100_003, 1), (96, 500), (32, 4001), (1024, 77)] {
            let plan = try ComplexPlan(n, .double)
            var noise = Noise(n)
            let x = Numbers(.double, (0..<2 * n * count).map { _ in noise.next() })
            let one = try transform(plan, x).values
            for threads in [2, 3, 8] { #expect(try transform(plan, x, threads: threads).values == one) }
        }
    }

    @Test func outputMayBeTheInput() throws {
        for n in [1, 2, 7, 16, 30, 32, 64, 67, 101, 1000, 1024, 50_000, 1 << 16] {
            for (stride, step, count) in [(1, n, 3), (5, 1, 5), (16, 1, 16), (24, 1, 24)] where n < 5000 || count == 3 {
                let plan = try ComplexPlan(n, .double)
                var noise = Noise(n)
                let x = Numbers(.double, (0..<2 * n * count).map { _ in noise.next() })
                let y = Numbers(.double, count: x.count)
                let lines = Lines([.init(count: count, input: step, output: step)])
                for target in [y, x] {
                    try plan.execute(
                        backward: false, x.start, stride: stride, target.start, stride: stride, lines: lines, scale: 2,
                        parallelism: .sequential)
                }
                #expect(x.values == y.values, "\(n), \(stride) \(step)")
            }
        }
    }
}
