import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum Irfft2Subject: TransformSubject {
    static var card: Card { Irfft2<Double>.card }
    static func outcome<T: TransformableScalar>(_ x: NDArray<T>, _ row: TransformCase) throws(MartletError) -> Outcome {
        Outcome(try FFT.irfft2(x, s: row.lengths, axes: row.axes ?? [-2, -1], norm: row.norm))
    }
}

@Suite struct irfft2Tests {
    @Test func goldenTable() throws { try expectGolden(Irfft2Subject.self, "irfft2") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for shape in [[3, 5], [4, 7], [16, 20]] as [Shape] {
            let bins = try FFT.rfft2(noise(shape), norm: norm)
            let again = try FFT.rfft2(FFT.irfft2(bins, s: Array(shape), norm: norm), norm: norm)
            #expect(agree(Outcome(again).numbers, Outcome(bins).numbers, Irfft2Subject.card, Double.self, times: 4))
        }
    }

    @Test func itIsOneAxisAfterAnother() throws {
        let x = complexNoise([5, 8, 6])
        let one = try FFT.irfft(FFT.ifft(x, axis: 1), axis: 2), both = try FFT.irfft2(x, axes: [1, 2])
        #expect(agree(Outcome(both).numbers, Outcome(one).numbers, Irfft2Subject.card, Double.self, times: 2))
    }

    @Test func badInputIsRefused() {
        let x = complexNoise([4, 6])
        #expect(throwsError("irfftn", "s") { _ = try FFT.irfft2(x, s: [0, 3]) })
        #expect(throwsError("irfftn", "s") { _ = try FFT.irfft2(x, s: [2, 3, 4]) })
        #expect(throwsError("irfftn", "s") { _ = try FFT.irfft2(x, s: [2], axes: [0, 1]) })
        #expect(throwsError("irfftn", "axes") { _ = try FFT.irfft2(x, axes: [0, 0]) })
        #expect(throwsError("irfftn", "axes") { _ = try FFT.irfft2(x, axes: [0, 2]) })
        #expect(throwsError("irfftn", "x") { _ = try FFT.irfft2(complexNoise([3, 0])) })
        #expect(throwsError("irfftn", "workers") { _ = try FFT.irfft2(x, workers: 0) })
        #expect(throwsError("irfftn", "axes") { _ = try FFT.irfft2(x, axes: []) })
        #expect(throwsError("irfftn", "axes") { _ = try FFT.irfft2(complexNoise([3])) })
    }
}
