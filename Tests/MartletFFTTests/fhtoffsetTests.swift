import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

@Suite struct fhtoffsetTests {
    @Test func goldenTable() throws {
        for row in GoldenTable("fft/fhtoffset.tsv").rows {
            let dln = Double(row[0])!, mu = Double(row[1])!, initial = Double(row[2])!, bias = Double(row[3])!
            let offset = try FFT.fhtoffset(dln, mu, initial: initial, bias: bias)
            // The offset is what is left of a phase of the size of 1 or more.
            #expect(agree([offset, 1], [Double(row[4])!, 1], Fht<Double>.card, Double.self), "\(row)")
        }
    }

    @Test func itIsNearTheInitialOne() throws {
        for initial in [-3.0, 0, 0.7] {
            #expect((try FFT.fhtoffset(0.2, 1.5, initial: initial) - initial).magnitude <= 0.2)
        }
    }

    @Test func badInputIsRefused() { #expect(throwsError("fhtoffset", "dln") { _ = try FFT.fhtoffset(0, 1) }) }
}
