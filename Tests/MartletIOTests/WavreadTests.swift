import MartletCore
import MartletIO
import MartletTestSupport
import Testing

@Suite struct WavreadTests {
    @Test func filesAreReadAsSciPyReadsThem() throws {
        for row in GoldenTable("io/wav.tsv").rows {
            let path = goldenPath("io/\(row[0]).wav")
            if row[1] == "error" {
                #expect(throws: MartletError.self, "\(row)") { try IO.wavread(path) }
                continue
            }
            let wave = try IO.wavread(path)
            #expect(wave.rate == Int(row[1]), "\(row)")
            #expect(same(wave.data, try array(row[2], row[3], row[4])), "\(row) \(wave.data)")
            #expect(same(try IO.wavread(bytes: goldenBytes("io/\(row[0]).wav")).data, wave.data))
        }
    }

    @Test func everyTruncationIsReadOrThrows() {
        let bytes = goldenBytes("io/chunks.wav")
        for count in 0..<bytes.count { _ = try? IO.wavread(bytes: Array(bytes[..<count])) }
    }
}
