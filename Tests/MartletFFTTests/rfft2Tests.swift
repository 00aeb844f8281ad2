import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum Rfft2Subject: RealTransformSubject {
    static var card: Card { Rfft2<Double>.card }
    static func outcome<T: RealTransformableScalar>(_ x: NDArray<T>, _ row: TransformCase) throws(MartletError)
        -> Outcome
    {
        Outcome(try FFT.rfft2(x, s: row.lengths, axes: row.axes ?? [-2, -1], norm: row.norm))
    }
}

@Suite struct rfft2Tests {
    @Test func goldenTable() throws { try expectGolden(Rfft2Subject.self, "rfft2") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for shape in [[3, 5], [4, 7], [16, 20]] as [Shape] {
            let x = noise(shape), bins = try FFT.rfft2(x, norm: norm)
            let back = try FFT.irfft2(bins, s: Array(shape), norm: norm)
            #expect(agree(Outcome(back).numbers, Outcome(x).numbers, Rfft2Subject.card, Double.self, times: 4))
        }
    }

    @Test func itIsOneAxisAfterAnother() throws {
        let x = noise([5, 8, 6])
        let one = try FFT.fft(FFT.rfft(x, axis: 2), axis: 1), both = try FFT.rfft2(x, axes: [1, 2])
        #expect(agree(Outcome(both).numbers, Outcome(one).numbers, Rfft2Subject.card, Double.self, times: 2))
    }

    @Test func badInputIsRefused() {
        let x = noise([4, 6])
        #expect(throwsError("rfftn", "s") { _ = try FFT.rfft2(x, s: [0, 3]) })
        #expect(throwsError("rfftn", "s") { _ = try FFT.rfft2(x, s: [2, 3, 4]) })
        #expect(throwsError("rfftn", "s") { _ = try FFT.rfft2(x, s: [2], axes: [0, 1]) })
        #expect(throwsError("rfftn", "axes") { _ = try FFT.rfft2(x, axes: [0, 0]) })
        #expect(throwsError("rfftn", "axes") { _ = try FFT.rfft2(x, axes: [0, 2]) })
        #expect(throwsError("rfftn", "x") { _ = try FFT.rfft2(noise([3, 0])) })
        #expect(throwsError("rfftn", "workers") { _ = try FFT.rfft2(x, workers: 0) })
        #expect(throwsError("rfftn", "axes") { _ = try FFT.rfft2(x, axes: []) })
        #expect(throwsError("rfftn", "axes") { _ = try FFT.rfft2(noise([3])) })
    }
}
