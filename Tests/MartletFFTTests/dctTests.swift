import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum Subject: CosineSubject {
    static var card: Card { DctFunction.card }
    static func outcome<T: TransformableScalar>(_ x: NDArray<T>, _ row: CosineCase) throws(MartletError) -> Outcome {
        Outcome(
            of: try FFT.dct(
                x, type: row.type, n: row.transform.lengths?[0], axis: row.transform.axes![0], norm: row.transform.norm,
                orthogonalize: row.orthogonalize))
    }
}

@Suite struct dctTests {
    @Test func goldenTable() throws { try expectGolden(Subject.self, "dct") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for type in 1...4 {
            for n in [2, 3, 5, 16, 37, 100, 129, 1009, 1025, 4096] {
                let x = noise([3, n])
                let back = try FFT.idct(FFT.dct(x, type: type, norm: norm), type: type, norm: norm)
                #expect(agree(Outcome(back).numbers, Outcome(x).numbers, Subject.card, Double.self, times: 2))
            }
        }
    }

    @Test func complexNumbersAreTransformedPartByPart() throws {
        for type in 1...4 {
            let re = noise([3, 20], seed: 4), im = noise([3, 20], seed: 5)
            let z = try NDArray(zip(re.elements, im.elements).map { Complex($0, $1) }, shape: re.shape)
            let whole = try FFT.dct(z, type: type, norm: .ortho).elements
            #expect(try whole.map(\.real) == FFT.dct(re, type: type, norm: .ortho).elements)
            #expect(try whole.map(\.imaginary) == FFT.dct(im, type: type, norm: .ortho).elements)
        }
    }

    @Test func badInputIsRefused() {
        let x = noise([4, 6])
        #expect(throwsError("dct", "type") { _ = try FFT.dct(x, type: 0) })
        #expect(throwsError("dct", "type") { _ = try FFT.dct(x, type: 5) })
        #expect(throwsError("dct", "workers") { _ = try FFT.dct(x, workers: 0) })
        #expect(throwsError("dct", "x") { _ = try FFT.dct(noise([1]), type: 1) })
        #expect(throwsError("dct", "n") { _ = try FFT.dct(x, n: 0) })
        #expect(throwsError("dct", "axis") { _ = try FFT.dct(x, axis: 2) })
        #expect(throwsError("dct", "axis") { _ = try FFT.dct(noise([])) })
        #expect(throwsError("dct", "x") { _ = try FFT.dct(noise([3, 0])) })
        #expect(throws: MartletError.self) { _ = try FFT.dct(x, n: Int.max) }
    }

    @Test func workersChangeNoBit() throws {
        for type in 1...4 {
            let x = noise([50, 301])
            let one = Outcome(try FFT.dct(x, type: type, workers: 1))
            for workers in [2, 5, -1] { #expect(Outcome(try FFT.dct(x, type: type, workers: workers)) == one) }
        }
    }

    /// A whole line takes a shorter way through all four functions than one of several.
    @Test(arguments: FFT.Norm.allCases) func aLineAloneHasTheBitsOfOneAmongOthers(norm: FFT.Norm) throws {
        for n in [1, 2, 3, 8, 75, 100, 675, 1 << 15] {
            let line = noise([n]), lines = try line.reshaped([1, n])
            for type in 1...4 where n > 1 || type > 1 {
                for orthogonalize in [nil, false, true] {
                    let alone = try [
                        FFT.dct(line, type: type, norm: norm, orthogonalize: orthogonalize),
                        FFT.idct(line, type: type, norm: norm, orthogonalize: orthogonalize),
                        FFT.dst(line, type: type, norm: norm, orthogonalize: orthogonalize),
                        FFT.idst(line, type: type, norm: norm, orthogonalize: orthogonalize),
                    ]
                    let among = try [
                        FFT.dct(lines, type: type, norm: norm, orthogonalize: orthogonalize),
                        FFT.idct(lines, type: type, norm: norm, orthogonalize: orthogonalize),
                        FFT.dst(lines, type: type, norm: norm, orthogonalize: orthogonalize),
                        FFT.idst(lines, type: type, norm: norm, orthogonalize: orthogonalize),
                    ]
                    #expect(alone.map(\.elements) == among.map(\.elements), "\(n) \(type)")
                }
            }
        }
    }
}
