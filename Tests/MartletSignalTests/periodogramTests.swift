import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

@Suite struct PeriodogramTests {
    @Test func agreesWithTheTable() throws {
        for row in GoldenTable("signal/periodogram.tsv").rows {
            let nfft = Int(row[0])!
            let spectrum = try Signal.periodogram(GoldenArray.real(row[1]), fs: 2, nfft: nfft < 0 ? nil : nfft)
            agree(try disagreement(spectrum.f, GoldenArray.real(row[2]), Welch<Double>.card))
            agree(try disagreement(spectrum.Pxx, GoldenArray.real(row[3]), Welch<Double>.card))
        }
    }

    @Test func holdsTheSignalsPower() throws {
        // Parseval: the integral of the density is the variance.
        let x = NDArray((0..<1000).map { Double($0 * 7919 % 1013) / 1013 })
        let spectrum = try Signal.periodogram(x, fs: 1000)
        let mean = x.elements.reduce(0, +) / 1000
        let variance = x.elements.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1000
        agree(
            disagreement(
                NDArray(scalar: spectrum.Pxx.elements.reduce(0, +)), NDArray(scalar: variance), Welch<Double>.card))
    }

    @Test func refusesWhatDoesNotFit() throws {
        let x = NDArray((0..<40).map { Double($0) })
        #expect(
            problem { _ = try Signal.periodogram(x, window: .samples(NDArray([1, 2]))) }
                .contains("the size of the window must be the same size of the input"))
        #expect(problem { _ = try Signal.periodogram(x, nfft: 0) }.contains("nfft"))
    }
}
