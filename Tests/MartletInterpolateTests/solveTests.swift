import MartletCore
import MartletInterpolate
import MartletTestSupport
import Testing

@Suite struct SolveTests {
    @Test func agreesWithTheTable() throws {
        for row in GoldenTable("interpolate/solve.tsv").rows {
            let x = try GoldenArray.real(row[1]), y = try GoldenArray.real(row[2])
            let spline = try Interpolate.CubicSpline(x, y, bc_type: conditions(row[0], GoldenArray.real(row[3])))
            let found = try spline.solve(Double(row[4])!, extrapolate: row[5] == "1")
            agree(try disagreement(found[0], GoldenArray.real(row[6]), PPolySolve<Double>.card))
        }
    }

    @Test func findsMultipleRootsOnceAndWholeIntervals() throws {
        let x: NDArray<Double> = NDArray([0, 1, 2, 3, 4])
        let square = try Interpolate.CubicSpline(x, x.mapped { ($0 - 2) * ($0 - 2) })
        #expect(try square.roots()[0].elements == [2])
        let zero = try Interpolate.CubicSpline(x, x.mapped { _ in 0 })
        let places = try zero.roots()[0].elements
        #expect(places.filter { !$0.isNaN } == [0, 1, 2, 3] && places.count == 8)
    }
}
