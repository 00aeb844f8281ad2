import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum IhfftSubject: RealTransformSubject {
    static var card: Card { Ihfft<Double>.card }
    static func outcome<T: RealTransformableScalar>(_ x: NDArray<T>, _ row: TransformCase) throws(MartletError)
        -> Outcome
    {
        Outcome(try FFT.ihfft(x, n: row.lengths?[0], axis: row.axes![0], norm: row.norm))
    }
}

@Suite struct ihfftTests {
    @Test func goldenTable() throws { try expectGolden(IhfftSubject.self, "ihfft") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for n in [1, 2, 5, 16, 37, 100, 1009, 4096] {
            let x = noise([3, n])
            let back = try FFT.hfft(FFT.ihfft(x, norm: norm), n: n, norm: norm)
            #expect(agree(Outcome(back).numbers, Outcome(x).numbers, IhfftSubject.card, Double.self, times: 2))
        }
    }

    @Test func itIsHalfOfTheWholeTransform() throws {
        for n in [1, 2, 3, 8, 15, 64] {
            let x = noise([n]), whole = Outcome(try FFT.ifft(x)).numbers
            let half = Outcome(try FFT.ihfft(x)).numbers
            #expect(agree(half, Array(whole[..<half.count]), IhfftSubject.card, Double.self, times: 2))
        }
    }

    @Test func badInputIsRefused() {
        let x = noise([4, 6])
        #expect(throwsError("ihfft", "n") { _ = try FFT.ihfft(x, n: 0) })
        #expect(throwsError("ihfft", "n") { _ = try FFT.ihfft(x, n: -5) })
        #expect(throwsError("ihfft", "axis") { _ = try FFT.ihfft(x, axis: 2) })
        #expect(throwsError("ihfft", "axis") { _ = try FFT.ihfft(x, axis: -3) })
        #expect(throwsError("ihfft", "axis") { _ = try FFT.ihfft(noise([])) })
        #expect(throwsError("ihfft", "x") { _ = try FFT.ihfft(noise([0])) })
        #expect(throwsError("ihfft", "x") { _ = try FFT.ihfft(noise([3, 0])) })
        #expect(throwsError("ihfft", "workers") { _ = try FFT.ihfft(x, workers: 0) })
        #expect(throwsError("ihfft", "workers") { _ = try FFT.ihfft(x, workers: -100_000) })
        #expect(throws: MartletError.self) { _ = try FFT.ihfft(x, n: Int.max) }
    }

    @Test func workersChangeNoBit() throws {
        let x = noise([50, 300])
        let one = Outcome(try FFT.ihfft(x, workers: 1))
        for workers in [2, 5, -1] { #expect(Outcome(try FFT.ihfft(x, workers: workers)) == one) }
    }

    @Test func notANumberStaysInItsLine() throws {
        var x = noise([2, 9])
        try x.assign(NDArray(scalar: .nan), to: [.at(0), .at(4)])
        let y = Outcome(try FFT.ihfft(x)).numbers
        #expect(y[..<(y.count / 2)].contains { $0.isNaN } && !y[(y.count / 2)...].contains { $0.isNaN })
    }
}
