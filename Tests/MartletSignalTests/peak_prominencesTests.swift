import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

@Suite struct PeakProminencesTests {
    @Test func agreesWithTheTable() throws {
        for row in GoldenTable("signal/peak_prominences.tsv").rows {
            let peaks = try GoldenArray.integers(row[1])
            try withEveryLayout(GoldenArray.real(row[0])) { x, _ in
                let found = try Signal.peak_prominences(x, peaks, wlen: Double(row[2]))
                agree(try disagreement(found.prominences, GoldenArray.real(row[3]), PeakProminences<Double>.card))
                #expect(try found.left_bases.elements == GoldenArray.integers(row[4]).elements)
                #expect(try found.right_bases.elements == GoldenArray.integers(row[5]).elements)
            }
        }
    }

    /// The definition, sample by sample.
    private func base(_ x: [Double], _ peak: Int, _ step: Int) -> (Double, Int) {
        var best = (x[peak], peak), i = peak
        while i >= 0 && i < x.count && x[i] <= x[peak] {
            if x[i] < best.0 { best = (x[i], i) }
            i += step
        }
        return best
    }

    @Test func longWalksAgreeWithTheDefinition() throws {
        let x = (0..<30_000).map { (i: Int) -> Double in
            let tower = i % 1000 == 500 ? 300 + i / 1000 : 0, pit = i % 3001 == 7 ? 50 : 0
            return Double(i * 7919 % 101 + tower - pit)
        }
        let peaks = stride(from: 500, to: 30_000, by: 250).map { $0 }
        let found = try Signal.peak_prominences(NDArray(x), NDArray(peaks))
        for (k, peak) in peaks.enumerated() {
            let left = base(x, peak, -1), right = base(x, peak, 1)
            #expect(found.left_bases[k] == left.1 && found.right_bases[k] == right.1)
            #expect(found.prominences[k] == x[peak] - max(left.0, right.0))
        }
    }

    @Test func refusesWhatDoesNotFit() throws {
        let x: NDArray<Double> = NDArray([0, 1, 0])
        #expect(
            problem { _ = try Signal.peak_prominences(x, NDArray([3])) }.contains("peak 3 is not a valid index for `x`")
        )
        #expect(
            problem { _ = try Signal.peak_prominences(x, NDArray(scalar: 1)) }.contains("`peaks` must be a 1-D array"))
        #expect(
            problem { _ = try Signal.peak_prominences(x, NDArray([1]), wlen: 1) }.contains(
                "`wlen` must be larger than 1"))
        #expect(try Signal.peak_prominences(NDArray<Double>([]), NDArray([])).prominences.isEmpty)
    }
}
