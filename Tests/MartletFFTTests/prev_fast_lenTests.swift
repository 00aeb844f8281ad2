import MartletFFT
import MartletTestSupport
import Testing

@Suite struct prev_fast_lenTests {
    @Test func goldenTable() throws {
        for row in GoldenTable("fft/prev_fast_len.tsv").rows {
            let target = Int(row[0])!
            #expect(try FFT.prev_fast_len(target) == Int(row[1])!, "\(row)")
            #expect(try FFT.prev_fast_len(target, real: true) == Int(row[2])!, "\(row)")
        }
    }

    @Test func itIsWhereTheNextOneOfItIs() throws {
        for target in 1..<2000 {
            let before = try FFT.prev_fast_len(target), same = try FFT.next_fast_len(before)
            let after = try FFT.next_fast_len(before + 1)
            #expect(before <= target && same == before && (before == target || after > target))
        }
        let last = try FFT.prev_fast_len(.max)
        #expect(last > Int.max / 2)
    }

    @Test func badInputIsRefused() {
        #expect(throwsError("prev_fast_len", "target") { _ = try FFT.prev_fast_len(-1) })
    }
}
