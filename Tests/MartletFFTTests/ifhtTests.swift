import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

@Suite struct ifhtTests {
    private let card = Ifht<Double>.card

    @Test func goldenTable() throws {
        for row in GoldenTable("fft/ifht.tsv").rows {
            let n = Int(row[0])!, mu = Double(row[1])!, offset = Double(row[2])!, bias = Double(row[3])!
            let x = try NDArray((0..<2 * n).map(TransformCase.element), shape: [2, n])
            try withEveryLayout(x) { view, layout in
                let y = Outcome(try FFT.ifht(view, dln: 0.1, mu: mu, offset: offset, bias: bias))
                #expect(agree(y.numbers, reals(row[4]), card, Double.self), "\(row) \(layout)")
            }
            let narrow = try NDArray((0..<2 * n).map { Float(TransformCase.element($0)) }, shape: [2, n])
            let y = Outcome(try FFT.ifht(narrow, dln: 0.1, mu: mu, offset: offset, bias: bias))
            #expect(agree(y.numbers, reals(row[4]), card, Float.self), "\(row)")
        }
    }

    /// For an even number of samples only with an offset that keeps the highest harmonic.
    @Test func theInverseUndoesIt() throws {
        for n in [1, 7, 65, 128] {
            let x = noise([2, n]), offset = try FFT.fhtoffset(0.1, 0.5, bias: 0.2)
            let there = try FFT.ifht(x, dln: 0.1, mu: 0.5, offset: offset, bias: 0.2)
            let back = try FFT.fht(there, dln: 0.1, mu: 0.5, offset: offset, bias: 0.2)
            #expect(agree(Outcome(back).numbers, Outcome(x).numbers, card, Double.self, times: 2))
        }
    }

    @Test func badInputIsRefused() {
        #expect(throwsError("ifht", "A") { _ = try FFT.ifht(noise([]), dln: 1, mu: 0) })
        #expect(throwsError("ifht", "A") { _ = try FFT.ifht(noise([3, 0]), dln: 1, mu: 0) })
        #expect(throwsError("ifht", "dln") { _ = try FFT.ifht(noise([3]), dln: 0, mu: 0) })
    }

    @Test func aSingularMeanIsLeftOut() throws {
        let x = noise([9])
        let y = try FFT.ifht(x, dln: 0.1, mu: 0, bias: 1)
        #expect(y.elements.allSatisfy { $0.isFinite })
    }

    @Test func notANumberStaysInItsLine() throws {
        var x = noise([2, 9])
        try x.assign(NDArray(scalar: .nan), to: [.at(0), .at(4)])
        let y = try FFT.ifht(x, dln: 0.1, mu: 1).elements
        #expect(y[..<9].contains { $0.isNaN } && !y[9...].contains { $0.isNaN })
    }
}
