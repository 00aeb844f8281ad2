import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

@Suite struct rfftfreqTests {
    @Test func goldenTable() throws {
        for row in GoldenTable("fft/rfftfreq.tsv").rows {
            #expect(try FFT.rfftfreq(Int(row[0])!, d: Double(row[1])!).elements == reals(row[2]), "\(row)")
        }
    }

    @Test func itHasAsManyAsTheTransform() throws {
        for n in 1...20 { #expect(try FFT.rfftfreq(n).shape == FFT.rfft(noise([n])).shape) }
    }

    @Test func badInputIsRefused() {
        #expect(throwsError("rfftfreq", "n") { _ = try FFT.rfftfreq(0) })
        #expect(throwsError("rfftfreq", "n") { _ = try FFT.rfftfreq(-3) })
        #expect(throwsError("rfftfreq", "d") { _ = try FFT.rfftfreq(5, d: 0) })
    }
}
