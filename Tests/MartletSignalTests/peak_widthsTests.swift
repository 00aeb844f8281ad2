import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

@Suite struct PeakWidthsTests {
    @Test func agreesWithTheTable() throws {
        for row in GoldenTable("signal/peak_widths.tsv").rows {
            let peaks = try GoldenArray.integers(row[1])
            try withEveryLayout(GoldenArray.real(row[0])) { x, _ in
                let data = try Signal.peak_prominences(x, peaks, wlen: Double(row[2]))
                for given in [nil, data] {
                    let found = try Signal.peak_widths(
                        x, peaks, rel_height: Double(row[3])!, prominence_data: given, wlen: Double(row[2]))
                    let columns = [found.widths, found.width_heights, found.left_ips, found.right_ips]
                    for (k, column) in columns.enumerated() {
                        agree(try disagreement(column, GoldenArray.real(row[4 + k]), PeakWidths<Double>.card))
                    }
                }
            }
        }
    }

    @Test func refusesWhatDoesNotFit() throws {
        let x: NDArray<Double> = NDArray([0, 1, 0]), one = NDArray([1])
        func data(_ left: Int, _ right: Int) -> PeakProminences<Double>.Output {
            .init(prominences: NDArray([1]), left_bases: NDArray([left]), right_bases: NDArray([right]))
        }
        #expect(
            problem { _ = try Signal.peak_widths(x, one, prominence_data: data(0, 3)) }
                .contains("prominence data is invalid for peak 1"))
        #expect(
            problem { _ = try Signal.peak_widths(x, NDArray([1, 1]), prominence_data: data(0, 2)) }
                .contains("must have the same shape as `peaks`"))
        #expect(
            problem { _ = try Signal.peak_widths(x, one, rel_height: -1) }
                .contains("`rel_height` must be greater or equal to 0.0"))
    }
}
