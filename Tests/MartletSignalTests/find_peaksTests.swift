import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

@Suite struct FindPeaksTests {
    private func interval(_ text: String) -> PeakInterval<Double>? {
        if text == "none" { return nil }
        let bounds = text.split(separator: " ").map { Double(String($0)) }
        return PeakInterval(bounds[0], bounds[1])
    }

    @Test func agreesWithTheTable() throws {
        for row in GoldenTable("signal/find_peaks.tsv").rows {
            let x = try GoldenArray.real(row[0])
            try withEveryLayout(x) { x, _ in
                let found = try Signal.find_peaks(
                    x, height: interval(row[1]), threshold: interval(row[2]), distance: Double(row[6]),
                    prominence: interval(row[3]), width: interval(row[4]), wlen: Double(row[7]),
                    rel_height: Double(row[8])!, plateau_size: interval(row[5]))
                #expect(try found.peaks.elements == GoldenArray.integers(row[9]).elements)
                let p = found.properties
                try check(p.plateau_sizes, row[10])
                try check(p.left_edges, row[11])
                try check(p.right_edges, row[12])
                try check(p.peak_heights, row[13])
                try check(p.left_thresholds, row[14])
                try check(p.right_thresholds, row[15])
                try check(p.prominences, row[16])
                try check(p.left_bases, row[17])
                try check(p.right_bases, row[18])
                try check(p.widths, row[19])
                try check(p.width_heights, row[20])
                try check(p.left_ips, row[21])
                try check(p.right_ips, row[22])
            }
        }
    }

    private func check(_ found: NDArray<Int>?, _ text: String) throws {
        if text == "none" {
            #expect(found == nil)
        } else {
            #expect(try found?.elements == GoldenArray.integers(text).elements)
        }
    }

    private func check(_ found: NDArray<Double>?, _ text: String) throws {
        if text == "none" {
            #expect(found == nil)
        } else {
            agree(try disagreement(#require(found), GoldenArray.real(text), FindPeaks<Double>.card))
        }
    }

    /// Against the definition: from the highest down, among equals from the last.
    @Test(arguments: [2.0, 7, 30, 400, 1e9, 1e300]) func peaksKeepTheirDistance(distance: Double) throws {
        let noise = (0..<6000).map { Double($0 &* 7919 % 1013) }
        let signals = [
            noise, noise.map { ($0 / 300).rounded() },  // many equal ones
            (0..<6000).map { Double($0 % 2 * $0) }, (0..<6000).map { Double($0 % 2 * (6000 - $0)) },  // slopes
            noise.enumerated().map { $0 % 900 < 500 ? $1 : 0 },  // gaps
        ]
        for x in signals {
            let all = try Signal.find_peaks(NDArray(x)).peaks.elements
            var kept: [Int] = []
            for peak in all.sorted(by: { (x[$0], $0) > (x[$1], $1) })
            where kept.allSatisfy({ Double(($0 - peak).magnitude) >= distance }) { kept.append(peak) }
            for threads in [1, 3] {
                let found = try withParallelism(Parallelism(threads: threads)) { () throws in
                    try Signal.find_peaks(NDArray(x), distance: distance).peaks.elements
                }
                #expect(found == kept.sorted())
            }
        }
    }

    @Test func boundsMayBeArrays() throws {
        let x: NDArray<Double> = NDArray([0, 1, 0, 3, 0, 2, 0])
        let low: NDArray<Double> = NDArray([9, 2, 9, 2, 9, 2, 9])
        #expect(try Signal.find_peaks(x, height: PeakInterval(low)).peaks.elements == [3, 5])
        #expect(try Signal.find_peaks(x, height: PeakInterval(nil, low)).peaks.elements == [1, 5])
        #expect(try Signal.find_peaks(x, height: 2.5).peaks.elements == [3])
    }

    @Test func threadsAndTypesAgree() throws {
        let x = NDArray((0..<100_000).map { Double($0 * 7919 % 10_007) / 128 })
        func find(_ threads: Int) throws(MartletError) -> FindPeaks<Double>.Output {
            try withParallelism(Parallelism(threads: threads)) { () throws(MartletError) in
                try Signal.find_peaks(x, distance: 3, prominence: 1, width: 0)
            }
        }
        let one = try find(1), three = try find(3)
        #expect(one.peaks.elements == three.peaks.elements)
        #expect(one.properties.prominences!.elements == three.properties.prominences!.elements)
        let single = try Signal.find_peaks(x.mapped { Float($0) }, distance: 3, prominence: 1)
        #expect(single.peaks.elements == one.peaks.elements)
    }

    @Test func refusesWhatDoesNotFit() throws {
        let x: NDArray<Double> = NDArray([0, 1, 0])
        #expect(
            problem { _ = try Signal.find_peaks(x.insertingAxis(at: 0)) }.contains("`x` must be a 1-D array"))
        #expect(
            problem { _ = try Signal.find_peaks(x, distance: 0.5) }.contains("`distance` must be greater or equal to 1")
        )
        #expect(problem { _ = try Signal.find_peaks(x, distance: .nan) }.contains("distance"))
        #expect(
            problem { _ = try Signal.find_peaks(x, prominence: 1, wlen: 1) }.contains("`wlen` must be larger than 1"))
        #expect(
            problem { _ = try Signal.find_peaks(x, width: 1, rel_height: -1) }
                .contains("`rel_height` must be greater or equal to 0.0"))
        #expect(
            problem { _ = try Signal.find_peaks(x, height: PeakInterval(NDArray([1, 2]))) }
                .contains("array size of lower interval border must match x"))
        #expect(try Signal.find_peaks(x, distance: .infinity).peaks.elements == [1])
    }
}
