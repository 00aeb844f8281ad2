import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum RfftSubject: RealTransformSubject {
    static var card: Card { Rfft<Double>.card }
    static func outcome<T: RealTransformableScalar>(_ x: NDArray<T>, _ row: TransformCase) throws(MartletError)
        -> Outcome
    {
        Outcome(try FFT.rfft(x, n: row.lengths?[0], axis: row.axes![0], norm: row.norm))
    }
}

@Suite struct rfftTests {
    @Test func goldenTable() throws { try expectGolden(RfftSubject.self, "rfft") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for n in [1, 2, 5, 16, 37, 100, 1009, 4096] {
            let x = noise([3, n])
            let back = try FFT.irfft(FFT.rfft(x, norm: norm), n: n, norm: norm)
            #expect(agree(Outcome(back).numbers, Outcome(x).numbers, RfftSubject.card, Double.self, times: 2))
        }
    }

    @Test func itIsHalfOfTheWholeTransform() throws {
        for n in [1, 2, 3, 8, 15, 64] {
            let x = noise([n]), whole = Outcome(try FFT.fft(x)).numbers
            let half = Outcome(try FFT.rfft(x)).numbers
            #expect(agree(half, Array(whole[..<half.count]), RfftSubject.card, Double.self, times: 2))
        }
    }

    @Test func badInputIsRefused() {
        let x = noise([4, 6])
        #expect(throwsError("rfft", "n") { _ = try FFT.rfft(x, n: 0) })
        #expect(throwsError("rfft", "n") { _ = try FFT.rfft(x, n: -5) })
        #expect(throwsError("rfft", "axis") { _ = try FFT.rfft(x, axis: 2) })
        #expect(throwsError("rfft", "axis") { _ = try FFT.rfft(x, axis: -3) })
        #expect(throwsError("rfft", "axis") { _ = try FFT.rfft(noise([])) })
        #expect(throwsError("rfft", "x") { _ = try FFT.rfft(noise([0])) })
        #expect(throwsError("rfft", "x") { _ = try FFT.rfft(noise([3, 0])) })
        #expect(throwsError("rfft", "workers") { _ = try FFT.rfft(x, workers: 0) })
        #expect(throwsError("rfft", "workers") { _ = try FFT.rfft(x, workers: -100_000) })
        #expect(throws: MartletError.self) { _ = try FFT.rfft(x, n: Int.max) }
    }

    @Test func workersChangeNoBit() throws {
        let x = noise([50, 300])
        let one = Outcome(try FFT.rfft(x, workers: 1))
        for workers in [2, 5, -1] { #expect(Outcome(try FFT.rfft(x, workers: workers)) == one) }
    }

    @Test func notANumberStaysInItsLine() throws {
        var x = noise([2, 9])
        try x.assign(NDArray(scalar: .nan), to: [.at(0), .at(4)])
        let y = Outcome(try FFT.rfft(x)).numbers
        #expect(y[..<(y.count / 2)].contains { $0.isNaN } && !y[(y.count / 2)...].contains { $0.isNaN })
    }
}
