import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum FftnSubject: TransformSubject {
    static var card: Card { Fftn<Double>.card }
    static func outcome<T: TransformableScalar>(_ x: NDArray<T>, _ row: TransformCase) throws(MartletError) -> Outcome {
        Outcome(try FFT.fftn(x, s: row.lengths, axes: row.axes, norm: row.norm))
    }
}

@Suite struct fftnTests {
    @Test func goldenTable() throws { try expectGolden(FftnSubject.self, "fftn") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for shape in [[3, 5], [4, 7], [16, 20]] as [Shape] {
            let x = complexNoise(shape), back = try FFT.ifftn(FFT.fftn(x, norm: norm), norm: norm)
            #expect(agree(Outcome(back).numbers, Outcome(x).numbers, FftnSubject.card, Double.self, times: 4))
        }
    }

    @Test func itIsOneAxisAfterAnother() throws {
        let x = complexNoise([5, 8, 6])
        let one = try FFT.fft(FFT.fft(x, axis: 2), axis: 1), both = try FFT.fftn(x, axes: [1, 2])
        #expect(agree(Outcome(both).numbers, Outcome(one).numbers, FftnSubject.card, Double.self, times: 2))
    }

    @Test func badInputIsRefused() {
        let x = complexNoise([4, 6])
        #expect(throwsError("fftn", "s") { _ = try FFT.fftn(x, s: [0, 3]) })
        #expect(throwsError("fftn", "s") { _ = try FFT.fftn(x, s: [2, 3, 4]) })
        #expect(throwsError("fftn", "s") { _ = try FFT.fftn(x, s: [2], axes: [0, 1]) })
        #expect(throwsError("fftn", "axes") { _ = try FFT.fftn(x, axes: [0, 0]) })
        #expect(throwsError("fftn", "axes") { _ = try FFT.fftn(x, axes: [0, 2]) })
        #expect(throwsError("fftn", "x") { _ = try FFT.fftn(complexNoise([3, 0])) })
        #expect(throwsError("fftn", "workers") { _ = try FFT.fftn(x, workers: 0) })
    }
}
