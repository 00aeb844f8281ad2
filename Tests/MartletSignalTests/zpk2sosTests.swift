import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

@Suite struct ZPK2SOSTests {
    @Test func agreesWithTheTable() throws {
        for row in GoldenTable("signal/zpk2sos.tsv").rows {
            let z = try GoldenArray.complex(row[1]), p = try GoldenArray.complex(row[2])
            let sos = try Signal.zpk2sos(
                z, p, GoldenArray.real(row[3]).item(), pairing: Signal.Pairing(rawValue: row[0])!)
            agree(try disagreement(sos, GoldenArray.real(row[4]), ZPKToSOS.card))
        }
    }

    @Test func sectionsMultiplyOutToTheWhole() throws {
        for row in GoldenTable("signal/butter.tsv").rows where row[3] == "0" && Int(row[0])! < 6 {
            let ba = try Signal.sos2tf(GoldenArray.real(row[7]))
            let wanted = try GoldenArray.real(row[9])
            let a = try ba.a.selecting(0..<wanted.count)  // the sections of an odd order have poles at 0 more
            agree(disagreement(a, wanted, ZPKToTF.card))
        }
    }

    @Test func agreesWithTheTableOnTheWayBack() throws {
        for row in GoldenTable("signal/sos2tf.tsv").rows {
            let sos = try GoldenArray.real(row[0])
            let ba = try Signal.sos2tf(sos), zpk = try Signal.sos2zpk(sos)
            agree(try disagreement(ba.b, GoldenArray.real(row[1]), SOSToTF<Double>.card))
            agree(try disagreement(ba.a, GoldenArray.real(row[2]), SOSToTF<Double>.card))
            agree(try disagreement(zpk.z, GoldenArray.complex(row[3]), SOSToZPK.card))
            agree(try disagreement(zpk.p, GoldenArray.complex(row[4]), SOSToZPK.card))
            agree(try disagreement(NDArray(scalar: zpk.k), GoldenArray.real(row[5]), SOSToZPK.card))
        }
    }

    @Test func refusesWhatDoesNotFit() {
        let lone: NDArray<Complex<Double>> = NDArray([Complex(0, 1)]), none: NDArray<Complex<Double>> = NDArray([])
        let pair: NDArray<Complex<Double>> = NDArray([Complex(0, 1), Complex(0, -1)])
        #expect(problem { _ = try Signal.zpk2sos(lone, lone, 1) }.contains("no matching conjugate"))
        #expect(
            problem { _ = try Signal.zpk2sos(pair, pair, 1, pairing: .nearest, analog: true) }
                .contains("pairing must be \"minimal\""))
        #expect(problem { _ = try Signal.zpk2sos(pair, none, 1, analog: true) }.contains("must have len(p)>=len(z)"))
        #expect(problem { _ = try Signal.bilinear_zpk(pair, none, 1, 1) }.contains("Improper transfer function"))
        #expect(
            problem { _ = try Signal.sos2tf(NDArray<Double>([1, 2, 3])) }.contains("must be shape (n_sections, 6)"))
    }
}
