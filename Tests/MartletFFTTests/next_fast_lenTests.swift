import MartletFFT
import MartletTestSupport
import Testing

@Suite struct next_fast_lenTests {
    @Test func goldenTable() throws {
        for row in GoldenTable("fft/next_fast_len.tsv").rows {
            let target = Int(row[0])!
            #expect(try FFT.next_fast_len(target) == Int(row[1])!, "\(row)")
            #expect(try FFT.next_fast_len(target, real: true) == Int(row[2])!, "\(row)")
        }
    }

    @Test func badInputIsRefused() {
        #expect(throwsError("next_fast_len", "target") { _ = try FFT.next_fast_len(-1) })
        #expect(throwsError("next_fast_len", "target") { _ = try FFT.next_fast_len(.max) })
    }
}
