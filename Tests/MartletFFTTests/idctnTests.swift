import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

private enum Subject: CosineSubject {
    static var card: Card { IdctnFunction.card }
    static func outcome<T: TransformableScalar>(_ x: NDArray<T>, _ row: CosineCase) throws(MartletError) -> Outcome {
        Outcome(
            of: try FFT.idctn(
                x, type: row.type, s: row.transform.lengths, axes: row.transform.axes, norm: row.transform.norm,
                orthogonalize: row.orthogonalize))
    }
}

@Suite struct idctnTests {
    @Test func goldenTable() throws { try expectGolden(Subject.self, "idctn") }

    @Test(arguments: FFT.Norm.allCases) func theInverseUndoesIt(norm: FFT.Norm) throws {
        for type in 1...4 {
            for shape: Shape in [[2, 2], [7, 8], [33, 20], [3, 4, 5]] {
                let x = noise(shape)
                let back = try FFT.dctn(FFT.idctn(x, type: type, norm: norm), type: type, norm: norm)
                #expect(agree(Outcome(back).numbers, Outcome(x).numbers, Subject.card, Double.self, times: 2))
            }
        }
    }

    @Test func severalAxesAreOneAfterTheOther() throws {
        for type in 1...4 {
            let x = noise([9, 16])
            let both = try FFT.idctn(x, type: type)
            let inTurn = try FFT.idct(FFT.idct(x, type: type), type: type, axis: 0)
            #expect(agree(Outcome(both).numbers, Outcome(inTurn).numbers, Subject.card, Double.self))
        }
    }

    @Test func badInputIsRefused() {
        let x = noise([4, 6])
        #expect(throwsError("idctn", "type") { _ = try FFT.idctn(x, type: 0) })
        #expect(throwsError("idctn", "type") { _ = try FFT.idctn(x, type: 5) })
        #expect(throwsError("idctn", "workers") { _ = try FFT.idctn(x, workers: 0) })
        #expect(throwsError("idctn", "x") { _ = try FFT.idctn(noise([1, 1]), type: 1) })
        #expect(throwsError("idctn", "s") { _ = try FFT.idctn(x, s: [2, 3], axes: [0]) })
        #expect(throwsError("idctn", "axes") { _ = try FFT.idctn(x, axes: [0, 0]) })
        #expect(throwsError("idctn", "x") { _ = try FFT.idctn(noise([0, 3])) })
        #expect(throws: MartletError.self) { _ = try FFT.idctn(x, s: [.max, .max], axes: [0, 1]) }
    }

    @Test func workersChangeNoBit() throws {
        for type in 1...4 {
            let x = noise([50, 301])
            let one = Outcome(try FFT.idctn(x, type: type, workers: 1))
            for workers in [2, 5, -1] { #expect(Outcome(try FFT.idctn(x, type: type, workers: workers)) == one) }
        }
    }
}
