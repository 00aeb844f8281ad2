import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum FftSubject: TransformSubject {
    static var card: Card { Fft<Double>.card }
    static func outcome<T: TransformableScalar>(_ x: NDArray<T>, _ row: TransformCase) throws(MartletError) -> Outcome {
        Outcome(try FFT.fft(x, n: row.lengths?[0], axis: row.axes![0], norm: row.norm))
    }
}

@Suite struct fftTests {
    @Test func goldenTable() throws { try expectGolden(FftSubject.self, "fft") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for n in [1, 2, 5, 16, 37, 100, 1009, 4096] {
            let x = complexNoise([3, n])
            let back = try FFT.ifft(FFT.fft(x, norm: norm), norm: norm)
            #expect(agree(Outcome(back).numbers, Outcome(x).numbers, FftSubject.card, Double.self, times: 2))
        }
    }

    /// ‖X‖² = ‖x‖² in the orthogonal norm.
    @Test func theSumOfSquaresStays() throws {
        for n in [2, 15, 64, 1000] {
            let x = complexNoise([n])
            func squares(_ x: NDArray<Complex<Double>>) -> Double { x.elements.reduce(0) { $0 + $1.squaredMagnitude } }
            #expect(
                agree([squares(try FFT.fft(x, norm: .ortho))], [squares(x)], FftSubject.card, Double.self, times: 4))
        }
    }

    /// Reals go another way than complex numbers.
    @Test func realsAreComplexNumbersToo() throws {
        for shape in [[1], [2], [3], [64], [37], [4, 6], [6, 5, 3]] as [Shape] {
            for axis in 0..<shape.count {
                let x = noise(shape), wide = try NDArray(x.elements.map { Complex($0) }, shape: shape)
                let a = Outcome(try FFT.fft(x, axis: axis)), b = Outcome(try FFT.fft(wide, axis: axis))
                #expect(a.shape == b.shape && agree(a.numbers, b.numbers, FftSubject.card, Double.self, times: 2))
            }
        }
    }

    @Test func badInputIsRefused() {
        let x = complexNoise([4, 6])
        #expect(throwsError("fft", "n") { _ = try FFT.fft(x, n: 0) })
        #expect(throwsError("fft", "n") { _ = try FFT.fft(x, n: -5) })
        #expect(throwsError("fft", "axis") { _ = try FFT.fft(x, axis: 2) })
        #expect(throwsError("fft", "axis") { _ = try FFT.fft(x, axis: -3) })
        #expect(throwsError("fft", "axis") { _ = try FFT.fft(complexNoise([])) })
        #expect(throwsError("fft", "x") { _ = try FFT.fft(complexNoise([0])) })
        #expect(throwsError("fft", "x") { _ = try FFT.fft(complexNoise([3, 0])) })
        #expect(throwsError("fft", "workers") { _ = try FFT.fft(x, workers: 0) })
        #expect(throwsError("fft", "workers") { _ = try FFT.fft(x, workers: -100_000) })
        #expect(throws: MartletError.self) { _ = try FFT.fft(x, n: Int.max) }
    }

    @Test func workersChangeNoBit() throws {
        let x = complexNoise([50, 300])
        let one = Outcome(try FFT.fft(x, workers: 1))
        for workers in [2, 5, -1] { #expect(Outcome(try FFT.fft(x, workers: workers)) == one) }
    }

    @Test func notANumberStaysInItsLine() throws {
        var x = complexNoise([2, 9])
        try x.assign(NDArray(scalar: Complex(.nan, 0)), to: [.at(0), .at(4)])
        let y = Outcome(try FFT.fft(x)).numbers
        #expect(y[..<(y.count / 2)].contains { $0.isNaN } && !y[(y.count / 2)...].contains { $0.isNaN })
    }

    /// Radices do not depend on where a line lies, nor does the order of sums in their kernels.
    @Test func aLineAloneHasTheBitsOfOneAmongOthers() throws {
        func check<R: SpectrumScalar & TransformableScalar>(_: R.Type) throws where R.SpectrumPart == R {
            for n in Array(1...130) + [183, 243, 729, 793, 1009] {
                let lines = try NDArray(noise([19, n]).elements.map { R($0) }, shape: [19, n])
                let values = zip(lines.elements, lines.elements.reversed()).map { Complex($0, $1) }
                let z = try NDArray(values, shape: [19, n])
                let across = try NDArray((0..<19 * n).map { values[$0 % 19 * n + $0 / 19] }, shape: [n, 19])
                let rows = try FFT.fft(z), columns = try FFT.fft(across, axis: 0).transposed
                for i in [0, 7, 18] {
                    let alone = try FFT.fft(z.selecting(i)).elements
                    #expect(try rows.selecting(i).elements == alone, "\(n)")
                    #expect(try columns.selecting(i).elements == alone, "\(n)")
                }
            }
        }
        try check(Double.self)
        try check(Float.self)
    }
}
