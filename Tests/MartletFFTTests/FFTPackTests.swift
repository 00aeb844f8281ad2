import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

/// The operators of `FFTPack`: one file for all, as they share one call.
@Suite struct FFTPackTests {
    private static func apply<T: TransformableScalar>(
        _ name: String, _ x: NDArray<T>, _ a: [Double]
    ) throws(MartletError) -> NDArray<T.Transformed> {
        let one = name == "diff" || name == "shift" || name.hasSuffix("tilbert") ? 1 : 2
        let period = a.count > one ? a[one] : 2 * .pi
        return switch name {
        case "diff": try FFTPack.diff(x, order: Int(a[0]), period: period)
        case "tilbert": try FFTPack.tilbert(x, a[0], period: period)
        case "itilbert": try FFTPack.itilbert(x, a[0], period: period)
        case "hilbert": try FFTPack.hilbert(x)
        case "ihilbert": try FFTPack.ihilbert(x)
        case "cs_diff": try FFTPack.cs_diff(x, a[0], a[1], period: period)
        case "sc_diff": try FFTPack.sc_diff(x, a[0], a[1], period: period)
        case "ss_diff": try FFTPack.ss_diff(x, a[0], a[1], period: period)
        case "cc_diff": try FFTPack.cc_diff(x, a[0], a[1], period: period)
        default: try FFTPack.shift(x, a[0], period: period)
        }
    }

    @Test func goldenTable() throws {
        let card = PeriodicOperator<Double>.card
        for row in GoldenTable("fft/fftpack.tsv").rows {
            let n = Int(row[3])!, arguments = row[1].isEmpty ? [] : reals(row[1]), expected = reals(row[4])
            func check<T: TransformableScalar>(_ x: NDArray<T>) throws {
                try withEveryLayout(x) { view, layout in
                    let y = Outcome(of: try Self.apply(row[0], view, arguments))
                    #expect(agree(y.numbers, expected, card, T.SpectrumPart.self), "\(row) \(layout)")
                }
            }
            let re = (0..<n).map(TransformCase.element), im = (0..<n).map { TransformCase.element($0 + 1000) }
            if row[2] == "float64" {
                try check(NDArray(re))
                try check(NDArray(re.map { Float($0) }))
            } else {
                try check(NDArray(zip(re, im).map { Complex($0, $1) }))
                try check(NDArray(zip(re, im).map { Complex(Float($0), Float($1)) }))
            }
        }
    }

    /// A sine and a cosine, and functions of mean zero whose operators undo each other.
    @Test func operatorsDoWhatTheySay() throws {
        let card = PeriodicOperator<Double>.card
        var x = noise([3, 33])
        for i in 0..<3 {
            let mean = try (0..<33).reduce(0.0) { try $0 + x.element(at: [i, $1]) } / 33
            for j in 0..<33 { try x.assign(NDArray(scalar: x.element(at: [i, j]) - mean), to: [.at(i), .at(j)]) }
        }
        let there: [NDArray<Double>] = [
            try FFTPack.diff(FFTPack.diff(x, order: 3), order: -3), try FFTPack.hilbert(FFTPack.ihilbert(x)),
            try FFTPack.tilbert(FFTPack.itilbert(x, 0.3), 0.3), try FFTPack.shift(FFTPack.shift(x, 0.7), -0.7),
            try FFTPack.ss_diff(FFTPack.ss_diff(x, 0.1, 0.2), 0.2, 0.1),
            try FFTPack.cs_diff(FFTPack.sc_diff(x, 0.1, 0.2), 0.2, 0.1),
            try FFTPack.cc_diff(FFTPack.cc_diff(x, 0.1, 0.2), 0.2, 0.1),
        ]
        // Differentiating three times and back loses what the highest mode is larger than the lowest.
        for (i, y) in there.enumerated() {
            let times = i == 0 ? 4096.0 : 16
            #expect(agree(Outcome(y).numbers, Outcome(x).numbers, card, Double.self, times: times), "\(i)")
        }
    }

    @Test func hugeParametersDoNotOverflow() throws {
        let x = noise([16])
        #expect(try FFTPack.cc_diff(x, 1000, 2000).elements.allSatisfy { $0.isFinite })
        #expect(try FFTPack.cs_diff(x, 800, 900).elements.allSatisfy { $0.isFinite })
        #expect(try FFTPack.ss_diff(x, 800, 900).elements.allSatisfy { $0.isFinite })
    }

    @Test func badInputIsRefused() {
        let x = noise([4])
        #expect(throwsError("diff", "period") { _ = try FFTPack.diff(x, period: 0) })
        #expect(throwsError("shift", "period") { _ = try FFTPack.shift(x, 1, period: 0) })
        #expect(throwsError("hilbert", "x") { _ = try FFTPack.hilbert(noise([])) })
        #expect(throwsError("ihilbert", "x") { _ = try FFTPack.ihilbert(noise([3, 0])) })
        #expect(throwsError("tilbert", "x") { _ = try FFTPack.tilbert(noise([0]), 1) })
        #expect(throwsError("rfft", "n") { _ = try FFTPack.rfft(x, n: 0) })
        #expect(throwsError("irfft", "n") { _ = try FFTPack.irfft(x, n: 0) })
        #expect(throwsError("irfft", "axis") { _ = try FFTPack.irfft(x, axis: 1) })
        #expect(throwsError("rfft", "x") { _ = try FFTPack.rfft(noise([0])) })
    }

    @Test(arguments: [false, true]) func packedSpectra(inverse: Bool) throws {
        let card = Rfft<Double>.card
        for row in GoldenTable("fft/fftpack_\(inverse ? "irfft" : "rfft").tsv").rows {
            let shape = Shape(integers(row[0])!), n = integers(row[1])?[0], axis = Int(row[2])!
            let x = try NDArray((0..<shape.elementCount).map(TransformCase.element), shape: shape)
            try withEveryLayout(x) { view, layout in
                let y = try inverse ? FFTPack.irfft(view, n: n, axis: axis) : FFTPack.rfft(view, n: n, axis: axis)
                #expect(y.shape == Shape(integers(row[3])!))
                #expect(agree(Outcome(y).numbers, reals(row[4]), card, Double.self), "\(row) \(layout)")
            }
        }
        for n in 1...20 {
            let x = noise([3, n])
            #expect(
                agree(Outcome(try FFTPack.irfft(FFTPack.rfft(x))).numbers, x.elements, card, Double.self, times: 2))
        }
    }
}
