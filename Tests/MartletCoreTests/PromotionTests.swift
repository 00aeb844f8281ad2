import MartletCore
import MartletTestSupport
import Testing

@Suite struct PromotionTests {
    @Test func everyPairAgreesWithNumPy() {
        let rows = GoldenTable("core/promotion.tsv").rows
        #expect(rows.count == 14 * 14 + 14 * 4)
        for row in rows {
            let a = DType(name: row[1])!, result = DType(name: row[3])
            if row[0] == "pair" {
                #expect(a.promoted(with: DType(name: row[2])!) == result, "\(row)")
            } else {
                let weak: [String: DType.WeakScalar] = ["bool": .bool, "int": .int, "real": .real, "complex": .complex]
                #expect(a.promoted(with: weak[row[2]]!) == result, "\(row)")
            }
        }
    }
}
