import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum HfftSubject: TransformSubject {
    static var card: Card { Hfft<Double>.card }
    static func outcome<T: TransformableScalar>(_ x: NDArray<T>, _ row: TransformCase) throws(MartletError) -> Outcome {
        Outcome(try FFT.hfft(x, n: row.lengths?[0], axis: row.axes![0], norm: row.norm))
    }
}

@Suite struct hfftTests {
    @Test func goldenTable() throws { try expectGolden(HfftSubject.self, "hfft") }

    /// The way there and back again: the bins of reals come out as they went in.
    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for n in [1, 2, 5, 16, 37, 100, 1009] {
            let bins = try FFT.ihfft(noise([3, n]), norm: norm)
            let again = try FFT.ihfft(FFT.hfft(bins, n: n, norm: norm), norm: norm)
            #expect(agree(Outcome(again).numbers, Outcome(bins).numbers, HfftSubject.card, Double.self, times: 4))
        }
    }

    @Test func imaginaryPartsOfTheEndsAreNotLookedAt() throws {
        for n in [1, 2, 3, 8, 9] {
            var bins = complexNoise([n / 2 + 1]).elements
            let clean = Outcome(try FFT.hfft(NDArray(bins), n: n))
            bins[0].imaginary += 7
            if n % 2 == 0 { bins[n / 2].imaginary -= 5 }
            #expect(Outcome(try FFT.hfft(NDArray(bins), n: n)) == clean)
        }
    }

    @Test func badInputIsRefused() {
        let x = complexNoise([4, 6])
        #expect(throwsError("hfft", "n") { _ = try FFT.hfft(x, n: 0) })
        #expect(throwsError("hfft", "n") { _ = try FFT.hfft(x, n: -5) })
        #expect(throwsError("hfft", "axis") { _ = try FFT.hfft(x, axis: 2) })
        #expect(throwsError("hfft", "axis") { _ = try FFT.hfft(x, axis: -3) })
        #expect(throwsError("hfft", "axis") { _ = try FFT.hfft(complexNoise([])) })
        #expect(throwsError("hfft", "x") { _ = try FFT.hfft(complexNoise([0])) })
        #expect(throwsError("hfft", "x") { _ = try FFT.hfft(complexNoise([3, 0])) })
        #expect(throwsError("hfft", "workers") { _ = try FFT.hfft(x, workers: 0) })
        #expect(throwsError("hfft", "workers") { _ = try FFT.hfft(x, workers: -100_000) })
        #expect(throws: MartletError.self) { _ = try FFT.hfft(x, n: Int.max) }
    }

    @Test func workersChangeNoBit() throws {
        let x = complexNoise([50, 300])
        let one = Outcome(try FFT.hfft(x, workers: 1))
        for workers in [2, 5, -1] { #expect(Outcome(try FFT.hfft(x, workers: workers)) == one) }
    }

    @Test func notANumberStaysInItsLine() throws {
        var x = complexNoise([2, 9])
        try x.assign(NDArray(scalar: Complex(.nan, 0)), to: [.at(0), .at(4)])
        let y = Outcome(try FFT.hfft(x)).numbers
        #expect(y[..<(y.count / 2)].contains { $0.isNaN } && !y[(y.count / 2)...].contains { $0.isNaN })
    }
}
