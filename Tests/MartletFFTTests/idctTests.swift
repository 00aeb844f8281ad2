import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum Subject: CosineSubject {
    static var card: Card { IdctFunction.card }
    static func outcome<T: TransformableScalar>(_ x: NDArray<T>, _ row: CosineCase) throws(MartletError) -> Outcome {
        Outcome(
            of: try FFT.idct(
                x, type: row.type, n: row.transform.lengths?[0], axis: row.transform.axes![0], norm: row.transform.norm,
                orthogonalize: row.orthogonalize))
    }
}

@Suite struct idctTests {
    @Test func goldenTable() throws { try expectGolden(Subject.self, "idct") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for type in 1...4 {
            for n in [2, 3, 5, 16, 37, 100, 129, 1009, 1025, 4096] {
                let x = noise([3, n])
                let back = try FFT.dct(FFT.idct(x, type: type, norm: norm), type: type, norm: norm)
                #expect(agree(Outcome(back).numbers, Outcome(x).numbers, Subject.card, Double.self, times: 2))
            }
        }
    }

    @Test func complexNumbersAreTransformedPartByPart() throws {
        for type in 1...4 {
            let re = noise([3, 20], seed: 4), im = noise([3, 20], seed: 5)
            let z = try NDArray(zip(re.elements, im.elements).map { Complex($0, $1) }, shape: re.shape)
            let whole = try FFT.idct(z, type: type, norm: .ortho).elements
            #expect(try whole.map(\.real) == FFT.idct(re, type: type, norm: .ortho).elements)
            #expect(try whole.map(\.imaginary) == FFT.idct(im, type: type, norm: .ortho).elements)
        }
    }

    @Test func badInputIsRefused() {
        let x = noise([4, 6])
        #expect(throwsError("idct", "type") { _ = try FFT.idct(x, type: 0) })
        #expect(throwsError("idct", "type") { _ = try FFT.idct(x, type: 5) })
        #expect(throwsError("idct", "workers") { _ = try FFT.idct(x, workers: 0) })
        #expect(throwsError("idct", "x") { _ = try FFT.idct(noise([1]), type: 1) })
        #expect(throwsError("idct", "n") { _ = try FFT.idct(x, n: 0) })
        #expect(throwsError("idct", "axis") { _ = try FFT.idct(x, axis: 2) })
        #expect(throwsError("idct", "axis") { _ = try FFT.idct(noise([])) })
        #expect(throwsError("idct", "x") { _ = try FFT.idct(noise([3, 0])) })
        #expect(throws: MartletError.self) { _ = try FFT.idct(x, n: Int.max) }
    }

    @Test func workersChangeNoBit() throws {
        for type in 1...4 {
            let x = noise([50, 301])
            let one = Outcome(try FFT.idct(x, type: type, workers: 1))
            for workers in [2, 5, -1] { #expect(Outcome(try FFT.idct(x, type: type, workers: workers)) == one) }
        }
    }
}
