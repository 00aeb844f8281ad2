import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

@Suite struct SOSFiltFiltTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in GoldenTable("signal/sosfiltfilt.tsv").rows {
            if row[4].hasPrefix("c") {
                try check(row, GoldenArray.complex)
            } else {
                try check(row, GoldenArray.real)
            }
        }
    }

    private func check<T: FieldScalar>(_ row: [String], _ array: (String) throws -> NDArray<T>) throws {
        let padlen = Int(row[2])!, sos = try array(row[3])
        try withEveryLayout(array(row[4])) { x, _ in
            let y = try Signal.sosfiltfilt(
                sos, x, axis: Int(row[0])!, padtype: Signal.Padding(rawValue: row[1])!,
                padlen: padlen < 0 ? nil : padlen)
            agree(try disagreement(y, array(row[5]), SOSFiltFilt<T>.card))
        }
    }

    @Test func isTwoPassesOfTheOneWayFilter() throws {
        let sos = try Signal.butter(3, 0.2, output: .sos), n = 70_000
        let x = NDArray((0..<n).map { Double($0 * 7919 % 1013) / 1013 })
        let zi = try Signal.sosfilt_zi(sos)
        func pass(_ x: NDArray<Double>) throws -> NDArray<Double> {
            try Signal.sosfilt(sos, x, zi: zi.mapped { $0 * x[0] }).y
        }
        let wanted = try pass(pass(x).flipped()).flipped()
        let y = try Signal.sosfiltfilt(sos, x, padtype: .none)
        agree(disagreement(y, wanted, SOSFiltFilt<Double>.card))
        let alone = try withParallelism(.sequential) { () throws(MartletError) in
            try Signal.sosfiltfilt(sos, x, padtype: .none)
        }
        #expect(alone.elements == y.elements)
    }

    @Test func refusesWhatDoesNotFit() throws {
        let sos = try Signal.butter(2, 0.2, output: .sos)
        #expect(
            problem { _ = try Signal.sosfiltfilt(sos, NDArray([1, 2, 3])) }
                .contains("The length of the input vector x must be greater than padlen, which is 9."))
        #expect(problem { _ = try Signal.sosfiltfilt(sos, NDArray([])) }.contains("greater than padlen"))
        let integrator: NDArray<Double> = try NDArray([1, 0, 0, 1, -1, 0], shape: [1, 6])
        #expect(
            problem { _ = try Signal.sosfiltfilt(integrator, NDArray((0..<40).map { Double($0) })) }.contains(
                "singular"))
    }
}
