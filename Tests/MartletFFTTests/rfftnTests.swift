import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum RfftnSubject: RealTransformSubject {
    static var card: Card { Rfftn<Double>.card }
    static func outcome<T: RealTransformableScalar>(_ x: NDArray<T>, _ row: TransformCase) throws(MartletError)
        -> Outcome
    {
        Outcome(try FFT.rfftn(x, s: row.lengths, axes: row.axes, norm: row.norm))
    }
}

@Suite struct rfftnTests {
    @Test func goldenTable() throws { try expectGolden(RfftnSubject.self, "rfftn") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for shape in [[3, 5], [4, 7], [16, 20]] as [Shape] {
            let x = noise(shape), bins = try FFT.rfftn(x, norm: norm)
            let back = try FFT.irfftn(bins, s: Array(shape), norm: norm)
            #expect(agree(Outcome(back).numbers, Outcome(x).numbers, RfftnSubject.card, Double.self, times: 4))
        }
    }

    @Test func itIsOneAxisAfterAnother() throws {
        let x = noise([5, 8, 6])
        let one = try FFT.fft(FFT.rfft(x, axis: 2), axis: 1), both = try FFT.rfftn(x, axes: [1, 2])
        #expect(agree(Outcome(both).numbers, Outcome(one).numbers, RfftnSubject.card, Double.self, times: 2))
    }

    @Test func badInputIsRefused() {
        let x = noise([4, 6])
        #expect(throwsError("rfftn", "s") { _ = try FFT.rfftn(x, s: [0, 3]) })
        #expect(throwsError("rfftn", "s") { _ = try FFT.rfftn(x, s: [2, 3, 4]) })
        #expect(throwsError("rfftn", "s") { _ = try FFT.rfftn(x, s: [2], axes: [0, 1]) })
        #expect(throwsError("rfftn", "axes") { _ = try FFT.rfftn(x, axes: [0, 0]) })
        #expect(throwsError("rfftn", "axes") { _ = try FFT.rfftn(x, axes: [0, 2]) })
        #expect(throwsError("rfftn", "x") { _ = try FFT.rfftn(noise([3, 0])) })
        #expect(throwsError("rfftn", "workers") { _ = try FFT.rfftn(x, workers: 0) })
        #expect(throwsError("rfftn", "axes") { _ = try FFT.rfftn(x, axes: []) })
    }
}
