import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum Subject: CosineSubject {
    static var card: Card { DstFunction.card }
    static func outcome<T: TransformableScalar>(_ x: NDArray<T>, _ row: CosineCase) throws(MartletError) -> Outcome {
        Outcome(
            of: try FFT.dst(
                x, type: row.type, n: row.transform.lengths?[0], axis: row.transform.axes![0], norm: row.transform.norm,
                orthogonalize: row.orthogonalize))
    }
}

@Suite struct dstTests {
    @Test func goldenTable() throws { try expectGolden(Subject.self, "dst") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for type in 1...4 {
            for n in [2, 3, 5, 16, 37, 100, 129, 1009, 1025, 4096] {
                let x = noise([3, n])
                let back = try FFT.idst(FFT.dst(x, type: type, norm: norm), type: type, norm: norm)
                #expect(agree(Outcome(back).numbers, Outcome(x).numbers, Subject.card, Double.self, times: 2))
            }
        }
    }

    @Test func complexNumbersAreTransformedPartByPart() throws {
        for type in 1...4 {
            let re = noise([3, 20], seed: 4), im = noise([3, 20], seed: 5)
            let z = try NDArray(zip(re.elements, im.elements).map { Complex($0, $1) }, shape: re.shape)
            let whole = try FFT.dst(z, type: type, norm: .ortho).elements
            #expect(try whole.map(\.real) == FFT.dst(re, type: type, norm: .ortho).elements)
            #expect(try whole.map(\.imaginary) == FFT.dst(im, type: type, norm: .ortho).elements)
        }
    }

    @Test func badInputIsRefused() {
        let x = noise([4, 6])
        #expect(throwsError("dst", "type") { _ = try FFT.dst(x, type: 0) })
        #expect(throwsError("dst", "type") { _ = try FFT.dst(x, type: 5) })
        #expect(throwsError("dst", "workers") { _ = try FFT.dst(x, workers: 0) })
        #expect(throwsError("dst", "n") { _ = try FFT.dst(x, n: 0) })
        #expect(throwsError("dst", "axis") { _ = try FFT.dst(x, axis: 2) })
        #expect(throwsError("dst", "axis") { _ = try FFT.dst(noise([])) })
        #expect(throwsError("dst", "x") { _ = try FFT.dst(noise([3, 0])) })
        #expect(throws: MartletError.self) { _ = try FFT.dst(x, n: Int.max) }
    }

    @Test func workersChangeNoBit() throws {
        for type in 1...4 {
            let x = noise([50, 301])
            let one = Outcome(try FFT.dst(x, type: type, workers: 1))
            for workers in [2, 5, -1] { #expect(Outcome(try FFT.dst(x, type: type, workers: workers)) == one) }
        }
    }
}
