import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

@Suite struct DpssTests {
    private typealias Windows = Signal.Windows

    @Test func agreesWithTheTable() throws {
        let norms: [String: Windows.SlepianNorm] = ["2": .l2, "approximate": .approximate, "subsample": .subsample]
        for row in GoldenTable("signal/dpss.tsv").rows {
            let found = try Windows.dpss(
                Int(row[0])!, Double(row[1])!, Kmax: Int(row[2])!, sym: row[3] == "1", norm: norms[row[4]]!)
            agree(try disagreement(found.windows, GoldenArray.real(row[5]), Windows.card))
            agree(try disagreement(found.ratios, GoldenArray.real(row[6]), Windows.card))
        }
    }

    @Test func sequencesAreOrthonormalAndKeepTheirParity() throws {
        let count = 6, length = 200
        let found = try Windows.dpss(length, 3, Kmax: count), w = found.windows
        var products: [Double] = [], wanted: [Double] = []
        for i in 0..<count {
            for j in 0..<count {
                products.append((0..<length).reduce(0) { $0 + w[i, $1] * w[j, $1] })
                wanted.append(i == j ? 1 : 0)
            }
            for n in 0..<length / 2 { #expect(w[i, n] == (i % 2 == 0 ? 1 : -1) * w[i, length - 1 - n]) }
        }
        agree(disagreement(NDArray(products), NDArray(wanted), Windows.card))
        for (one, next) in zip(found.ratios.elements, found.ratios.elements.dropFirst()) { #expect(one > next) }
    }

    @Test func oneIsTheWindow() throws {
        for M in [1, 2, 7, 64] {
            let one = try Windows.dpss(M, 0.45), first = try Windows.dpss(M, 0.45, Kmax: 1, norm: .approximate).windows
            #expect(one.elements == first.elements)
        }
        #expect(try Windows.dpss(0, 1).elements.isEmpty)
    }

    @Test func refusesWhatDoesNotFit() {
        #expect(problem { _ = try Windows.dpss(4, 1.5, Kmax: 0) }.contains("Kmax must be greater than 0"))
        #expect(problem { _ = try Windows.dpss(4, 1.5, Kmax: 5) }.contains("Kmax"))
        #expect(problem { _ = try Windows.dpss(8, 0) }.contains("NW must be positive"))
        #expect(problem { _ = try Windows.dpss(8, .nan) }.contains("NW"))
        #expect(problem { _ = try Windows.dpss(1 << 60, 2) }.contains("cannot allocate"))
    }
}
