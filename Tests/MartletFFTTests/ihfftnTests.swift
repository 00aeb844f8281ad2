import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum IhfftnSubject: RealTransformSubject {
    static var card: Card { Ihfftn<Double>.card }
    static func outcome<T: RealTransformableScalar>(_ x: NDArray<T>, _ row: TransformCase) throws(MartletError)
        -> Outcome
    {
        Outcome(try FFT.ihfftn(x, s: row.lengths, axes: row.axes, norm: row.norm))
    }
}

@Suite struct ihfftnTests {
    @Test func goldenTable() throws { try expectGolden(IhfftnSubject.self, "ihfftn") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for shape in [[3, 5], [4, 7], [16, 20]] as [Shape] {
            let x = noise(shape), bins = try FFT.ihfftn(x, norm: norm)
            let back = try FFT.hfftn(bins, s: Array(shape), norm: norm)
            #expect(agree(Outcome(back).numbers, Outcome(x).numbers, IhfftnSubject.card, Double.self, times: 4))
        }
    }

    @Test func itIsOneAxisAfterAnother() throws {
        let x = noise([5, 8, 6])
        let one = try FFT.ifft(FFT.ihfft(x, axis: 2), axis: 1), both = try FFT.ihfftn(x, axes: [1, 2])
        #expect(agree(Outcome(both).numbers, Outcome(one).numbers, IhfftnSubject.card, Double.self, times: 2))
    }

    @Test func badInputIsRefused() {
        let x = noise([4, 6])
        #expect(throwsError("ihfftn", "s") { _ = try FFT.ihfftn(x, s: [0, 3]) })
        #expect(throwsError("ihfftn", "s") { _ = try FFT.ihfftn(x, s: [2, 3, 4]) })
        #expect(throwsError("ihfftn", "s") { _ = try FFT.ihfftn(x, s: [2], axes: [0, 1]) })
        #expect(throwsError("ihfftn", "axes") { _ = try FFT.ihfftn(x, axes: [0, 0]) })
        #expect(throwsError("ihfftn", "axes") { _ = try FFT.ihfftn(x, axes: [0, 2]) })
        #expect(throwsError("ihfftn", "x") { _ = try FFT.ihfftn(noise([3, 0])) })
        #expect(throwsError("ihfftn", "workers") { _ = try FFT.ihfftn(x, workers: 0) })
        #expect(throwsError("ihfftn", "axes") { _ = try FFT.ihfftn(x, axes: []) })
    }
}
