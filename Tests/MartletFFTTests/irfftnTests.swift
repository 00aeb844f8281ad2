import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum IrfftnSubject: TransformSubject {
    static var card: Card { Irfftn<Double>.card }
    static func outcome<T: TransformableScalar>(_ x: NDArray<T>, _ row: TransformCase) throws(MartletError) -> Outcome {
        Outcome(try FFT.irfftn(x, s: row.lengths, axes: row.axes, norm: row.norm))
    }
}

@Suite struct irfftnTests {
    @Test func goldenTable() throws { try expectGolden(IrfftnSubject.self, "irfftn") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for shape in [[3, 5], [4, 7], [16, 20]] as [Shape] {
            let bins = try FFT.rfftn(noise(shape), norm: norm)
            let again = try FFT.rfftn(FFT.irfftn(bins, s: Array(shape), norm: norm), norm: norm)
            #expect(agree(Outcome(again).numbers, Outcome(bins).numbers, IrfftnSubject.card, Double.self, times: 4))
        }
    }

    @Test func itIsOneAxisAfterAnother() throws {
        let x = complexNoise([5, 8, 6])
        let one = try FFT.irfft(FFT.ifft(x, axis: 1), axis: 2), both = try FFT.irfftn(x, axes: [1, 2])
        #expect(agree(Outcome(both).numbers, Outcome(one).numbers, IrfftnSubject.card, Double.self, times: 2))
    }

    @Test func badInputIsRefused() {
        let x = complexNoise([4, 6])
        #expect(throwsError("irfftn", "s") { _ = try FFT.irfftn(x, s: [0, 3]) })
        #expect(throwsError("irfftn", "s") { _ = try FFT.irfftn(x, s: [2, 3, 4]) })
        #expect(throwsError("irfftn", "s") { _ = try FFT.irfftn(x, s: [2], axes: [0, 1]) })
        #expect(throwsError("irfftn", "axes") { _ = try FFT.irfftn(x, axes: [0, 0]) })
        #expect(throwsError("irfftn", "axes") { _ = try FFT.irfftn(x, axes: [0, 2]) })
        #expect(throwsError("irfftn", "x") { _ = try FFT.irfftn(complexNoise([3, 0])) })
        #expect(throwsError("irfftn", "workers") { _ = try FFT.irfftn(x, workers: 0) })
        #expect(throwsError("irfftn", "axes") { _ = try FFT.irfftn(x, axes: []) })
    }
}
