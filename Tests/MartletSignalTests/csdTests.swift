import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

@Suite struct CSDTests {
    @Test func agreesWithTheTable() throws {
        for row in GoldenTable("signal/csd.tsv").rows {
            if row[10].hasPrefix("c") {
                try check(row, GoldenArray.complex)
            } else {
                try check(row, GoldenArray.real)
            }
        }
    }

    private func check<T: FieldScalar>(_ row: [String], _ array: (String) throws -> NDArray<T>) throws
    where T.Real == Double {
        let o = try SpectralOptions(row), y = try array(row[11])
        try withEveryLayout(array(row[10])) { x, layout in
            let spectrum = try Signal.csd(
                x, y.laidOut(as: layout), fs: o.fs, window: o.window, nperseg: o.nperseg, noverlap: o.noverlap,
                nfft: o.nfft, detrend: o.detrend, return_onesided: o.onesided, scaling: o.scaling, axis: Int(row[0])!,
                average: o.average)
            agree(try disagreement(spectrum.Pxy, GoldenArray.complex(row[13]), CSD<T>.card))
        }
    }

    @Test func ofASignalWithItselfIsItsSpectrum() throws {
        let x = NDArray((0..<3000).map { Double($0 * 7919 % 1013) / 1013 })
        let cross = try Signal.csd(x, x), own = try Signal.welch(x)
        agree(try disagreement(cross.Pxy.mapped(\.real), own.Pxx, CSD<Double>.card))
    }

    @Test func refusesWhatDoesNotFit() throws {
        let x = try NDArray(repeating: 1.0, shape: [2, 30]), y = try NDArray(repeating: 1.0, shape: [3, 30])
        #expect(problem { _ = try Signal.csd(x, y) }.contains("x and y cannot be broadcast together."))
        #expect(try Signal.csd(x, y.selecting(0)).Pxy.shape == [2, 16])
    }
}
