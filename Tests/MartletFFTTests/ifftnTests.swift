import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum IfftnSubject: TransformSubject {
    static var card: Card { Ifftn<Double>.card }
    static func outcome<T: TransformableScalar>(_ x: NDArray<T>, _ row: TransformCase) throws(MartletError) -> Outcome {
        Outcome(try FFT.ifftn(x, s: row.lengths, axes: row.axes, norm: row.norm))
    }
}

@Suite struct ifftnTests {
    @Test func goldenTable() throws { try expectGolden(IfftnSubject.self, "ifftn") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for shape in [[3, 5], [4, 7], [16, 20]] as [Shape] {
            let x = complexNoise(shape), back = try FFT.fftn(FFT.ifftn(x, norm: norm), norm: norm)
            #expect(agree(Outcome(back).numbers, Outcome(x).numbers, IfftnSubject.card, Double.self, times: 4))
        }
    }

    @Test func itIsOneAxisAfterAnother() throws {
        let x = complexNoise([5, 8, 6])
        let one = try FFT.ifft(FFT.ifft(x, axis: 2), axis: 1), both = try FFT.ifftn(x, axes: [1, 2])
        #expect(agree(Outcome(both).numbers, Outcome(one).numbers, IfftnSubject.card, Double.self, times: 2))
    }

    @Test func badInputIsRefused() {
        let x = complexNoise([4, 6])
        #expect(throwsError("ifftn", "s") { _ = try FFT.ifftn(x, s: [0, 3]) })
        #expect(throwsError("ifftn", "s") { _ = try FFT.ifftn(x, s: [2, 3, 4]) })
        #expect(throwsError("ifftn", "s") { _ = try FFT.ifftn(x, s: [2], axes: [0, 1]) })
        #expect(throwsError("ifftn", "axes") { _ = try FFT.ifftn(x, axes: [0, 0]) })
        #expect(throwsError("ifftn", "axes") { _ = try FFT.ifftn(x, axes: [0, 2]) })
        #expect(throwsError("ifftn", "x") { _ = try FFT.ifftn(complexNoise([3, 0])) })
        #expect(throwsError("ifftn", "workers") { _ = try FFT.ifftn(x, workers: 0) })
    }
}
