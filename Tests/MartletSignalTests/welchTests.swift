import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

/// The options of a table's row, from its second column on.
struct SpectralOptions {
    let fs: Double
    let window: Signal.SpectralWindow
    let nperseg, noverlap, nfft: Int?
    let detrend: Trend?
    let onesided: Bool
    let scaling: Signal.SpectralScaling
    let average: Signal.SpectralAverage

    init(_ row: [String]) throws {
        func length(_ text: String) -> Int? { Int(text)! < 0 ? nil : Int(text)! }
        fs = Double(row[1])!
        let words = row[2].split(separator: " ").map(String.init)
        window = .named(try Window(name: words[0], parameters: words.dropFirst().map { Double($0)! }))
        nperseg = length(row[3])
        noverlap = length(row[4])
        nfft = length(row[5])
        detrend = Trend(name: row[6])
        onesided = row[7] == "1"
        scaling = Signal.SpectralScaling(rawValue: row[8])!
        average = Signal.SpectralAverage(rawValue: row[9])!
    }
}

@Suite struct WelchTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in GoldenTable("signal/welch.tsv").rows {
            if row[10].hasPrefix("c") {
                try check(row, GoldenArray.complex)
            } else {
                try check(row, GoldenArray.real)
            }
        }
    }

    private func check<T: FieldScalar>(_ row: [String], _ array: (String) throws -> NDArray<T>) throws
    where T.Real == Double {
        let o = try SpectralOptions(row)
        try withEveryLayout(array(row[10])) { x, _ in
            let spectrum = try Signal.welch(
                x, fs: o.fs, window: o.window, nperseg: o.nperseg, noverlap: o.noverlap, nfft: o.nfft,
                detrend: o.detrend, return_onesided: o.onesided, scaling: o.scaling, axis: Int(row[0])!,
                average: o.average)
            agree(try disagreement(spectrum.f, GoldenArray.real(row[11]), Welch<T>.card))
            agree(try disagreement(spectrum.Pxx, GoldenArray.real(row[12]), Welch<T>.card))
        }
    }

    @Test func threadsAndTypesAgree() throws {
        let x = try NDArray((0..<200_000).map { Double($0 * 7919 % 1013) / 1013 }, shape: [2, 100_000])
        let one = try withParallelism(.sequential) { () throws(MartletError) in try Signal.welch(x) }
        let three = try withParallelism(Parallelism(threads: 3)) { () throws(MartletError) in try Signal.welch(x) }
        #expect(one.Pxx.elements == three.Pxx.elements)
        let single = try Signal.welch(x.mapped { Float($0) })
        agree(try disagreement(single.Pxx, one.Pxx.mapped { Float($0) }, Welch<Float>.card))
    }

    @Test func aSineHasItsPower() throws {
        let x = NDArray((0..<4096).map { (i: Int) -> Double in [0, 2, 0, -2][i % 4] })
        let spectrum = try Signal.welch(x, fs: 4, scaling: .spectrum)
        agree(disagreement(NDArray(scalar: spectrum.Pxx[64]), NDArray(scalar: 2), Welch<Double>.card))
        #expect(spectrum.f[64] == 1)
    }

    @Test func refusesWhatDoesNotFit() throws {
        let x = NDArray((0..<40).map { Double($0) })
        #expect(problem { _ = try Signal.welch(x, nperseg: 0) }.contains("nperseg=0 is not a positive integer"))
        #expect(
            problem { _ = try Signal.welch(x, nperseg: 8, nfft: 4) }
                .contains("nfft=4 must be greater than or equal to nperseg=8"))
        #expect(
            problem { _ = try Signal.welch(x, nperseg: 8, noverlap: 8) }.contains(
                "noverlap=8 must be less than nperseg=8"))
        #expect(
            problem { _ = try Signal.welch(x, window: .samples(NDArray([1, 2])), nperseg: 8) }
                .contains("nperseg=8 does not equal len(win)=2"))
        #expect(
            problem { _ = try Signal.welch(x, window: .samples(NDArray(repeating: 1, shape: [50]))) }
                .contains("window is longer than input signal"))
        #expect(problem { _ = try Signal.welch(x, fs: 0) }.contains("fs"))
        #expect(problem { _ = try Signal.welch(x, axis: 1) }.contains("axis"))
        #expect(problem { _ = try Signal.welch(x, nfft: .max) }.contains("cannot allocate"))
        #expect(try Signal.welch(NDArray<Double>([])).Pxx.isEmpty)
    }
}
