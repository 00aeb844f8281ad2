import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

@Suite struct fftfreqTests {
    @Test func goldenTable() throws {
        for row in GoldenTable("fft/fftfreq.tsv").rows {
            #expect(try FFT.fftfreq(Int(row[0])!, d: Double(row[1])!).elements == reals(row[2]), "\(row)")
        }
    }

    @Test func itHasAsManyAsTheTransform() throws {
        for n in 1...20 { #expect(try FFT.fftfreq(n).shape == FFT.fft(noise([n])).shape) }
    }

    @Test func badInputIsRefused() {
        #expect(throwsError("fftfreq", "n") { _ = try FFT.fftfreq(0) })
        #expect(throwsError("fftfreq", "n") { _ = try FFT.fftfreq(-3) })
        #expect(throwsError("fftfreq", "d") { _ = try FFT.fftfreq(5, d: 0) })
    }
}
