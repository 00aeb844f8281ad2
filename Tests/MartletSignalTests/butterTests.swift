import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

/// What `work` throws, as a sentence.
func problem(_ work: () throws -> Void) -> String {
    do { try work() } catch { return "\(error)" }
    return "none"
}

@Suite struct ButterTests {
    @Test func agreesWithTheTable() throws {
        for row in GoldenTable("signal/butter.tsv").rows {
            let n = Int(row[0])!, band = BandType(rawValue: row[1])!, edges = try GoldenArray.real(row[2]).elements
            let analog = row[3] == "1"
            let filter = try Signal.butter(n, edges, btype: band, analog: analog, output: .zpk)
            agree(try disagreement(filter.z, GoldenArray.complex(row[4]), LowpassToBandpass.card))
            agree(try disagreement(filter.p, GoldenArray.complex(row[5]), LowpassToBandpass.card))
            agree(try disagreement(NDArray(scalar: filter.k), GoldenArray.real(row[6]), ZPKToSOS.card))
            let sos = try Signal.butter(n, edges, btype: band, analog: analog, output: .sos)
            agree(try disagreement(sos, GoldenArray.real(row[7]), ZPKToSOS.card))
            let ba = try Signal.butter(n, edges, btype: band, analog: analog)
            agree(try disagreement(ba.b, GoldenArray.real(row[8]), ZPKToTF.card))
            agree(try disagreement(ba.a, GoldenArray.real(row[9]), ZPKToTF.card))
        }
    }

    @Test func takesFrequenciesInTheUnitOfTheSamplingRate() throws {
        let a = try Signal.butter(3, [5, 15], btype: .bandpass, output: .sos, fs: 360)
        let b = try Signal.butter(3, [5.0 / 180, 15.0 / 180], btype: .bandpass, output: .sos)
        #expect(a.elements == b.elements)
    }

    @Test func refusesWhatDoesNotFit() {
        #expect(problem { _ = try Signal.butter(-1, 0.1) }.contains("must be a nonnegative integer"))
        #expect(problem { _ = try Signal.butter(2, [0.1, 0.2]) }.contains("Must specify a single critical frequency"))
        #expect(
            problem { _ = try Signal.butter(2, 0.1, btype: .bandpass) }.contains("Wn must specify start and stop"))
        #expect(
            problem { _ = try Signal.butter(2, [0.3, 0.1], btype: .bandpass) }.contains("Wn[0] must be less than Wn[1]")
        )
        #expect(problem { _ = try Signal.butter(2, 1.5) }.contains("must be 0 < Wn < 1"))
        #expect(problem { _ = try Signal.butter(2, 600, fs: 1000) }.contains("must be 0 < Wn < fs/2 (fs=1000.0"))
        #expect(problem { _ = try Signal.butter(2, 0) }.contains("must be greater than 0"))
        #expect(problem { _ = try Signal.butter(2, .nan) }.contains("must be greater than 0"))
        #expect(
            problem { _ = try Signal.butter(2, 1, analog: true, fs: 2) }.contains(
                "fs cannot be specified for an analog"))
        #expect(problem { _ = try Signal.butter(.max, 0.1) }.contains("cannot allocate"))
    }
}
