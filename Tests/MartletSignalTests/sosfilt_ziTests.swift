import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

@Suite struct SOSFiltZITests {
    @Test func agreesWithTheTable() throws {
        for row in GoldenTable("signal/sosfilt_zi.tsv").rows {
            try withEveryLayout(GoldenArray.real(row[0])) { sos, _ in
                let zi = try Signal.sosfilt_zi(sos)
                agree(try disagreement(zi, GoldenArray.real(row[1]), SOSFiltZI<Double>.card))
            }
        }
    }

    @Test func aConstantStaysConstant() throws {
        let sos = try Signal.butter(5, 0.3, output: .sos), ones = try NDArray(repeating: 1.0, shape: [50])
        let y = try Signal.sosfilt(sos, ones, zi: Signal.sosfilt_zi(sos)).y
        agree(disagreement(y, ones, SOSFiltZI<Double>.card))
    }

    @Test func refusesWhatDoesNotFit() throws {
        #expect(
            problem { _ = try Signal.sosfilt_zi(NDArray<Double>([1, 2])) }.contains("sos must be shape (n_sections, 6)")
        )
        let dead: NDArray<Double> = try NDArray([1, 0, 0, 0, 0, 0], shape: [1, 6])
        #expect(problem { _ = try Signal.sosfilt_zi(dead) }.contains("at least one nonzero `a` coefficient"))
    }
}
