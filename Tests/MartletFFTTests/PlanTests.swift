import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

/// What `work` makes of a copy.
private func changed<E>(_ start: [E], _ work: (inout MutableSpan<E>) throws -> Void) throws -> [E] {
    var copy = start
    var span = copy.mutableSpan
    try work(&span)
    return copy
}

@Suite struct PlanTests {
    @Test(arguments: FFT.Norm.allCases) func aPlanGivesTheBitsOfTheFunction(norm: FFT.Norm) throws {
        for shape: Shape in [[1], [8], [64], [37], [1009], [12, 16], [3, 4, 5]] {
            let x = complexNoise(shape), given = x.elements, plan = try FFT.Plan<Double>(shape, norm: norm)
            let there = try FFT.fftn(x, norm: norm).elements, back = try FFT.ifftn(x, norm: norm).elements
            let empty = [Complex<Double>](repeating: .zero, count: given.count)
            #expect(try changed(empty) { try plan.forward(given.span, into: &$0) } == there)
            #expect(try changed(empty) { try plan.backward(given.span, into: &$0) } == back)
            #expect(try changed(given) { try plan.forward(&$0) } == there)
            #expect(try changed(given) { try plan.backward(&$0) } == back)
        }
    }

    @Test func axesThatAreNotNamedCountLines() throws {
        let shape: Shape = [5, 32, 12]
        for axes in [[0], [1], [2], [-1], [0, 2], [2, 0]] {
            let x = complexNoise(shape), given = x.elements
            let plan = try FFT.Plan<Double>(shape, axes: axes, norm: .ortho)
            #expect(plan.axes == axes.map { $0 < 0 ? $0 + 3 : $0 })
            let there = try FFT.fftn(x, axes: axes, norm: .ortho).elements
            #expect(try changed(given) { try plan.forward(&$0) } == there)
            let back = try FFT.ifftn(x, axes: axes, norm: .ortho).elements
            #expect(try changed(given) { try plan.backward(&$0) } == back)
        }
    }

    @Test(arguments: FFT.Norm.allCases) func realPlansToo(norm: FFT.Norm) throws {
        for n in [1, 2, 8, 9, 64, 1009] {
            let x = noise([n]), given = x.elements, plan = try FFT.RealPlan<Double>(n, norm: norm)
            let bins = try FFT.rfft(x, norm: norm), back = try FFT.irfft(bins, n: n, norm: norm).elements
            let spectrum = bins.elements
            let empty = [Complex<Double>](repeating: .zero, count: plan.bins), zeros = [Double](repeating: 0, count: n)
            #expect(try changed(empty) { try plan.forward(given.span, into: &$0) } == spectrum)
            #expect(try changed(zeros) { try plan.backward(spectrum.span, into: &$0) } == back)
        }
    }

    @Test func realPlansOfSeveralAxes() throws {
        let shapes: [(Shape, [Int]?)] = [
            ([4, 6], nil), ([3, 4, 5], nil), ([5, 32, 12], [0]), ([5, 32, 12], [1]), ([5, 32, 12], [-1]),
            ([5, 32, 12], [0, 2]), ([5, 32, 12], [2, 0]), ([5, 9], [1, 0]), ([1, 1], nil),
        ]
        for (shape, axes) in shapes {
            for norm in FFT.Norm.allCases {
                let x = noise(shape), given = x.elements, plan = try FFT.RealPlan<Double>(shape, axes: axes, norm: norm)
                let bins = try FFT.rfftn(x, axes: axes, norm: norm), spectrum = bins.elements
                #expect(plan.shape == shape && plan.spectrumShape == bins.shape)
                let all = axes ?? Array(shape.indices)
                #expect(plan.axes == all.map { $0 < 0 ? $0 + shape.count : $0 })
                #expect(plan.length == shape[plan.axes.last!] && plan.bins == plan.length / 2 + 1)
                let back = try FFT.irfftn(bins, s: plan.axes.map { shape[$0] }, axes: all, norm: norm)
                let empty = [Complex<Double>](repeating: .zero, count: spectrum.count)
                #expect(try changed(empty) { try plan.forward(given.span, into: &$0) } == spectrum)
                let zeros = [Double](repeating: 0, count: given.count)
                #expect(try changed(zeros) { try plan.backward(spectrum.span, into: &$0) } == back.elements)
            }
        }
    }

    @Test(arguments: FFT.Norm.allCases) func cosinePlansToo(norm: FFT.Norm) throws {
        for (type, isSine) in (1...4).flatMap({ [($0, false), ($0, true)] }) {
            for n in [2, 8, 9, 64, 130] {
                let x = noise([n]), given = x.elements, zeros = [Double](repeating: 0, count: n)
                let plan = try FFT.CosinePlan<Double>(n, type: type, isSine: isSine, norm: norm)
                let there = try isSine ? FFT.dst(x, type: type, norm: norm) : FFT.dct(x, type: type, norm: norm)
                let back = try isSine ? FFT.idst(x, type: type, norm: norm) : FFT.idct(x, type: type, norm: norm)
                #expect(try changed(zeros) { try plan.forward(given.span, into: &$0) } == there.elements)
                #expect(try changed(zeros) { try plan.backward(given.span, into: &$0) } == back.elements)
            }
        }
    }

    @Test func singlePrecisionAndThreads() throws {
        let n = 1 << 15, x = (0..<n).map { Complex(Float($0 % 17), Float($0 % 5)) }
        let one = try changed(x) { try FFT.Plan<Float>(n, parallelism: .sequential).forward(&$0) }
        let three = try changed(x) { try FFT.Plan<Float>(n, parallelism: Parallelism(threads: 3)).forward(&$0) }
        #expect(one == three)
    }

    @Test func badInputIsRefused() throws {
        #expect(throwsError("Plan", "shape") { _ = try FFT.Plan<Double>(0) })
        #expect(throwsError("Plan", "shape") { _ = try FFT.Plan<Double>([]) })
        #expect(throwsError("Plan", "axes") { _ = try FFT.Plan<Double>([3, 4], axes: [2]) })
        #expect(throwsError("Plan", "axes") { _ = try FFT.Plan<Double>([3, 4], axes: []) })
        #expect(throwsError("Plan", "shape") { _ = try FFT.Plan<Double>([3, -1]) })
        #expect(throwsError("Plan", "shape") { _ = try FFT.RealPlan<Double>(0) })
        #expect(throwsError("Plan", "shape") { _ = try FFT.Plan<Float>([.max, .max]) })
        #expect(throwsError("Plan", "shape") { _ = try FFT.RealPlan<Double>([3, 0]) })
        #expect(throwsError("RealPlan", "axes") { _ = try FFT.RealPlan<Double>([3, 4], axes: [2]) })
        #expect(throwsError("RealPlan", "axes") { _ = try FFT.RealPlan<Double>([3, 4], axes: [0, 0]) })
        #expect(throwsError("RealPlan", "axes") { _ = try FFT.RealPlan<Double>([3, 4], axes: []) })
        let image = try FFT.RealPlan<Double>([2, 4]), six = [Complex<Double>](repeating: .zero, count: 6)
        #expect(throwsError("forward", "x") { _ = try changed(six) { try image.forward([1, 2].span, into: &$0) } })
        #expect(throwsError("CosinePlan", "type") { _ = try FFT.CosinePlan<Double>(3, type: 5) })
        #expect(throwsError("CosinePlan", "length") { _ = try FFT.CosinePlan<Double>(1, type: 1) })
        let plan = try FFT.Plan<Double>(8), real = try FFT.RealPlan<Double>(8)
        let seven = [Complex<Double>](repeating: .zero, count: 7), eight = [Double](repeating: 0, count: 8)
        #expect(throwsError("forward", "x") { _ = try changed(seven) { try plan.forward(&$0) } })
        #expect(throwsError("backward", "x") { _ = try changed(seven) { try plan.backward(&$0) } })
        #expect(throwsError("forward", "y") { _ = try changed(seven) { try real.forward(eight.span, into: &$0) } })
    }
}
