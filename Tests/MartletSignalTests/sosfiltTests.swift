import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

@Suite struct SOSFiltTests {
    let rows = GoldenTable("signal/sosfilt.tsv").rows

    @Test func agreesWithTheTableInEveryLayout() throws {
        for row in rows {
            if row[2].hasPrefix("c") {
                try check(row, GoldenArray.complex)
            } else {
                try check(row, GoldenArray.real)
            }
        }
    }

    private func check<T: FieldScalar>(_ row: [String], _ array: (String) throws -> NDArray<T>) throws {
        let axis = Int(row[0])!, sos = try array(row[1]), card = SOSFilt<T>.card
        try withEveryLayout(array(row[2])) { x, layout in
            let fromRest = try Signal.sosfilt(sos, x, axis: axis)
            agree(try disagreement(fromRest.y, array(row[4]), card))
            let zi = try array(row[3]).laidOut(as: layout)
            let continued = try Signal.sosfilt(sos, x, axis: axis, zi: zi)
            agree(try disagreement(continued.y, array(row[5]), card))
            agree(try disagreement(continued.zf, array(row[6]), card))
        }
    }

    @Test func singlePrecisionAgreesWithDouble() throws {
        for row in rows where row[2].hasPrefix("f") && row[0] == "0" {
            let sos = try GoldenArray.real(row[1]), x = try GoldenArray.real(row[2])
            let y = try Signal.sosfilt(sos.mapped { Float($0) }, x.mapped { Float($0) }, axis: 0).y
            let wide = try Signal.sosfilt(
                sos.mapped { Double(Float($0)) }, x.mapped { Double(Float($0)) }, axis: 0
            ).y.mapped { Float($0) }
            agree(disagreement(y, wide, SOSFilt<Float>.card))
        }
    }

    /// A signal long enough to be cut into chunks.
    private func long(_ count: Int, signals: Int = 1) throws -> NDArray<Double> {
        var state: UInt64 = 7
        return try NDArray(
            (0..<count * signals).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Double(Int64(bitPattern: state) >> 11) / 0x1p52
            }, shape: [signals, count])
    }

    @Test func chunksHalvesAndThreadsAgree() throws {
        let sos = try Signal.butter(4, [5, 15], btype: .bandpass, output: .sos, fs: 360), card = SOSFilt<Double>.card
        let x = try long(100_003, signals: 2)
        let whole = try withParallelism(.sequential) { () throws(MartletError) in try Signal.sosfilt(sos, x) }
        let threads = try withParallelism(Parallelism(threads: 3)) { () throws(MartletError) in
            try Signal.sosfilt(sos, x)
        }
        #expect(whole.y.elements == threads.y.elements && whole.zf.elements == threads.zf.elements)
        // Pieces too short to be cut.
        var state: NDArray<Double>?
        for start in stride(from: 0, to: 100_003, by: 8000) {
            let part = start..<min(100_003, start + 8000)
            let piece = try Signal.sosfilt(
                sos, x.selecting(.all, part), zi: state ?? NDArray(repeating: 0, shape: [4, 2, 2]))
            agree(try disagreement(piece.y, whole.y.selecting(.all, part), card))
            state = piece.zf
        }
        agree(disagreement(state!, whole.zf, card))
    }

    /// Nine signals are not cut, one is.
    @Test func tailsFarBelowThePeakAreRight() throws {
        let card = SOSFilt<Double>.card
        for sos in [
            try Signal.butter(4, [5, 15], btype: .bandpass, output: .sos, fs: 360),
            try Signal.butter(3, 0.01, output: .sos),
        ] {
            var x = try NDArray(repeating: 0.0, shape: [9, 60_000])
            for row in 0..<9 { x[row, 5] = 1 }
            let cut = try Signal.sosfilt(sos, x[0, .all]).y, whole = try Signal.sosfilt(sos, x).y[0, .all]
            for start in stride(from: 0, to: 60_000, by: 500) {
                agree(disagreement(cut[start..<start + 500], whole[start..<start + 500], card))
            }
        }
    }

    @Test func whatIsNotFiniteStaysSo() throws {
        let sos = try Signal.butter(2, 0.1, output: .sos)
        var x = try long(60_000)
        try x.setElement(at: [0, 100], to: .nan)
        let y = try Signal.sosfilt(sos, x).y.elements
        #expect(y[..<100].allSatisfy(\.isFinite) && y[100...].allSatisfy(\.isNaN))
    }

    @Test func refusesWhatDoesNotFit() throws {
        let sos: NDArray<Double> = try NDArray([1, 0, 0, 1, 0, 0], shape: [1, 6])
        let x: NDArray<Double> = NDArray([1, 2, 3])
        #expect(
            problem { _ = try Signal.sosfilt(NDArray([1, 2]), x) }.contains("sos array must be shape (n_sections, 6)"))
        #expect(problem { _ = try Signal.sosfilt(sos.insertingAxis(at: 0), x) }.contains("sos array must be 2D"))
        #expect(problem { _ = try Signal.sosfilt(sos.mapped { 2 * $0 }, x) }.contains("should be all ones"))
        #expect(problem { _ = try Signal.sosfilt(sos, NDArray(scalar: 1)) }.contains("x must be at least 1-D"))
        #expect(problem { _ = try Signal.sosfilt(sos, x, axis: 1) }.contains("axis"))
        #expect(problem { _ = try Signal.sosfilt(sos, x, zi: NDArray([1, 2])) }.contains("Invalid zi shape"))
        #expect(try Signal.sosfilt(sos, NDArray<Double>([])).y.shape == [0])
        #expect(try Signal.sosfilt(NDArray<Double>([], shape: [0, 6]), x).y.elements == [1, 2, 3])
    }
}
