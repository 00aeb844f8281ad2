import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

@Suite struct PlanTests {
    @Test(arguments: FFT.Norm.allCases) func aPlanGivesTheBitsOfTheFunction(norm: FFT.Norm) throws {
        for shape: Shape in [[1], [8], [64], [37], [1009], [12, 16], [3, 4, 5]] {
            let x = complexNoise(shape), plan = try FFT.Plan<Double>(shape, norm: norm)
            var y = [Complex<Double>](repeating: .zero, count: shape.elementCount)
            var line = y.mutableSpan
            try plan.forward(x.elements.span, into: &line)
            #expect(try y == FFT.fftn(x, norm: norm).elements)
            line = y.mutableSpan
            try plan.backward(x.elements.span, into: &line)
            #expect(try y == FFT.ifftn(x, norm: norm).elements)
            y = x.elements
            line = y.mutableSpan
            try plan.forward(&line)
            #expect(try y == FFT.fftn(x, norm: norm).elements)
            try plan.backward(&line)
            #expect(
                agree(Outcome(try NDArray(y)).numbers, Outcome(x).numbers, Fftn<Double>.card, Double.self, times: 2))
        }
    }

    @Test(arguments: FFT.Norm.allCases) func realPlansToo(norm: FFT.Norm) throws {
        for n in [1, 2, 8, 9, 64, 1009] {
            let x = noise([n]), plan = try FFT.RealPlan<Double>(n, norm: norm)
            var y = [Complex<Double>](repeating: .zero, count: plan.bins), back = [Double](repeating: 0, count: n)
            var bins = y.mutableSpan
            try plan.forward(x.elements.span, into: &bins)
            #expect(try y == FFT.rfft(x, norm: norm).elements)
            var line = back.mutableSpan
            try plan.backward(y.span, into: &line)
            #expect(try back == FFT.irfft(NDArray(y), n: n, norm: norm).elements)
        }
    }

    @Test(arguments: FFT.Norm.allCases) func cosinePlansToo(norm: FFT.Norm) throws {
        for (type, isSine) in (1...4).flatMap({ [($0, false), ($0, true)] }) {
            for n in [2, 8, 9, 64, 130] {
                let x = noise([n]), plan = try FFT.CosinePlan<Double>(n, type: type, isSine: isSine, norm: norm)
                var y = [Double](repeating: 0, count: n)
                var line = y.mutableSpan
                try plan.forward(x.elements.span, into: &line)
                #expect(
                    try y == (isSine ? FFT.dst(x, type: type, norm: norm) : FFT.dct(x, type: type, norm: norm)).elements
                )
                line = y.mutableSpan
                try plan.backward(x.elements.span, into: &line)
                #expect(
                    try y
                        == (isSine ? FFT.idst(x, type: type, norm: norm) : FFT.idct(x, type: type, norm: norm)).elements
                )
            }
        }
    }

    @Test func singlePrecisionAndThreads() throws {
        let n = 1 << 15, x = (0..<n).map { Complex(Float($0 % 17), Float($0 % 5)) }
        var one = x, two = x
        var line = one.mutableSpan
        try FFT.Plan<Float>(n, parallelism: .sequential).forward(&line)
        line = two.mutableSpan
        try FFT.Plan<Float>(n, parallelism: Parallelism(threads: 3)).forward(&line)
        #expect(one == two)
    }

    @Test func badInputIsRefused() throws {
        #expect(throwsError("Plan", "shape") { _ = try FFT.Plan<Double>(0) })
        #expect(throwsError("Plan", "shape") { _ = try FFT.Plan<Double>([]) })
        #expect(throwsError("Plan", "shape") { _ = try FFT.Plan<Double>([3, -1]) })
        #expect(throwsError("Plan", "shape") { _ = try FFT.RealPlan<Double>(0) })
        #expect(throwsError("Plan", "shape") { _ = try FFT.Plan<Float>([.max, .max]) })
        #expect(throwsError("CosinePlan", "type") { _ = try FFT.CosinePlan<Double>(3, type: 5) })
        #expect(throwsError("CosinePlan", "length") { _ = try FFT.CosinePlan<Double>(1, type: 1) })
        let plan = try FFT.Plan<Double>(8), real = try FFT.RealPlan<Double>(8)
        var seven = [Complex<Double>](repeating: .zero, count: 7)
        let eight = [Double](repeating: 0, count: 8)
        #expect(
            throwsError("forward", "x") {
                var y = seven.mutableSpan; try plan.forward(&y)
            })
        #expect(
            throwsError("backward", "x") {
                var y = seven.mutableSpan; try plan.backward(&y)
            })
        #expect(
            throwsError("forward", "y") {
                var y = seven.mutableSpan; try real.forward(eight.span, into: &y)
            })
    }
}
