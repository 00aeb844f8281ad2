import MartletCore
import MartletInterpolate
import MartletTestSupport
import Testing

/// The boundary conditions that a table's word stands for.
func conditions<T: FieldScalar>(_ word: String, _ value: NDArray<T>) throws -> BoundaryConditions<T> {
    let negative = try value.mapped { -$0 }, twice = try value.mapped { $0 + $0 }
    return switch word {
    case "first": .ends(.derivative(order: 1, value), .derivative(order: 1, negative))
    case "second": .ends(.derivative(order: 2, value), .derivative(order: 2, twice))
    case "mixed": .ends(.notAKnot, .derivative(order: 2, value))
    default: .both(try BoundaryCondition(name: word))
    }
}

@Suite struct CubicSplineTests {
    let rows = GoldenTable("interpolate/CubicSpline.tsv").rows

    @Test func agreesWithTheTable() throws {
        for row in rows {
            let x = try GoldenArray.real(row[2]), t = try GoldenArray.real(row[6])
            if row[3].hasPrefix("c") {
                try check(row, x, t, GoldenArray.complex)
            } else {
                try check(row, x, t, GoldenArray.real)
            }
        }
    }

    private func check<T: FieldScalar>(
        _ row: [String], _ x: NDArray<Double>, _ t: NDArray<Double>, _ array: (String) throws -> NDArray<T>
    ) throws where T.Real == Double {
        let bc = try conditions(row[0], array(row[4]))
        let fit = CubicSplineFit<T>.card, value = PPolyEvaluate<T>.card
        try withEveryLayout(array(row[3])) { y, _ in
            let spline = try Interpolate.CubicSpline(x, y, axis: Int(row[1])!, bc_type: bc)
            agree(try disagreement(spline.c, array(row[5]), fit))
            agree(try disagreement(spline(t), array(row[7]), fit))
            agree(try disagreement(spline(t, nu: 1), array(row[8]), fit))
            // A straight line's second derivative is what rounding leaves of terms like its slope over its step.
            let scale = try array(row[3]).elements.map { Double($0.realPart.magnitude) }.max()! * 64
            agree(try disagreement(spline(t, nu: 2), array(row[9]), fit, scale: scale))
            agree(try disagreement(spline(t, extrapolate: .no), array(row[10]), fit))
            let integral = try spline.integrate(Double(row[15])!, Double(row[16])!)
            agree(try disagreement(integral, array(row[11]), fit))
            let inside = try t.selecting(0..<11)
            agree(try disagreement(spline.antiderivative()(inside), array(row[12]), fit))
            agree(try disagreement(spline.antiderivative(2)(inside), array(row[13]), fit))
            agree(try disagreement(spline.derivative(2)(inside), array(row[14]), fit, scale: scale))
            agree(try disagreement(spline.derivative()(inside), spline(inside, nu: 1), value, scale: scale))
        }
    }

    @Test func goesThroughItsPointsInEveryLengthAndForEveryNumberOfThreads() throws {
        for n in [10, 4095, 4097, 20_000] {
            let places = (0..<n).map { i -> Double in Double(i) + 0.02 * Double(i * 7919 % 13) }
            let values = (0..<2 * n).map { i -> Double in Double(i * 104_729 % 1009) / 1009 }
            let x = NDArray(places), y = try NDArray(values, shape: [n, 2])
            let one = try withParallelism(.sequential) { () throws(MartletError) in
                try Interpolate.CubicSpline(x, y, bc_type: .natural)
            }
            let three = try withParallelism(Parallelism(threads: 3)) { () throws(MartletError) in
                try Interpolate.CubicSpline(x, y, bc_type: .natural)
            }
            #expect(one.c.elements == three.c.elements)
            agree(try disagreement(one(x), y, CubicSplineFit<Double>.card))
            // The first and second derivative at the end of an interval and at the start of the next.
            let c = one.c, h = zip(places.dropFirst(), places).map { $0 - $1 }
            func derivatives(_ i: Int, at d: Double) -> [Double] {
                [(3 * c[0, i, 1] * d + 2 * c[1, i, 1]) * d + c[2, i, 1], 6 * c[0, i, 1] * d + 2 * c[1, i, 1]]
            }
            let left = NDArray((0..<n - 2).flatMap { derivatives($0, at: h[$0]) })
            let right = NDArray((1..<n - 1).flatMap { derivatives($0, at: 0) })
            agree(disagreement(left, right, CubicSplineFit<Double>.card))
        }
    }

    @Test func closesLongCurves() throws {
        let n = 10_001
        let x = NDArray((0..<n).map { Double($0) / 50 })
        var values = (0..<n).map { Double($0 * 31 % 97) / 97 }
        values[n - 1] = values[0]
        let spline = try Interpolate.CubicSpline(x, NDArray(values), bc_type: .periodic)
        #expect(spline.extrapolate == .periodic)
        let period = 200.0, points = NDArray((0..<50).map { Double($0) * 3.7 })
        for nu in 0...2 {
            let first = try spline(points, nu: nu), second = try spline(points.mapped { $0 + period }, nu: nu)
            agree(disagreement(first, second, Card("", mirrors: "", accuracy: wide)))
        }
    }

    /// A point a period away is rounded, and a steep curve shows it.
    private var wide: Card.Accuracy {
        guard case .relative(let factor) = CubicSplineFit<Double>.card.accuracy else { return .exact }
        return .relative(factor: 256 * factor)
    }

    @Test func singlePrecisionAgreesWithDouble() throws {
        for row in rows where row[3].hasPrefix("f") {
            let x = try GoldenArray.real(row[2]).mapped { Float($0) },
                y = try GoldenArray.real(row[3]).mapped { Float($0) }
            let bc = try conditions(row[0], GoldenArray.real(row[4]).mapped { Float($0) })
            let spline = try Interpolate.CubicSpline(x, y, axis: Int(row[1])!, bc_type: bc)
            let wanted = try GoldenArray.real(row[5]).mapped { Float($0) }
            agree(disagreement(spline.c, wanted, CubicSplineFit<Float>.card))
        }
    }

    @Test func refusesWhatDoesNotFit() throws {
        let x: NDArray<Double> = NDArray([0, 1, 2, 3]), y: NDArray<Double> = NDArray([0, 1, 4, 9])
        func problem(_ work: () throws -> Void) -> String {
            do { try work() } catch { return "\(error)" }
            return "none"
        }
        func make(
            _ x: NDArray<Double>, _ y: NDArray<Double>, axis: Int = 0, _ bc: BoundaryConditions<Double> = .notAKnot
        ) -> String { problem { _ = try Interpolate.CubicSpline(x, y, axis: axis, bc_type: bc) } }
        #expect(make(NDArray([0, 1, 1, 3]), y).contains("`x` must be strictly increasing sequence."))
        #expect(make(NDArray([0, 1, .nan, 3]), y).contains("`x` must contain only finite values."))
        #expect(make(x, NDArray([0, 1, .infinity, 3])).contains("`y` must contain only finite values."))
        #expect(make(NDArray([1]), NDArray([1])).contains("`x` must contain at least 2 elements."))
        #expect(try make(x.insertingAxis(at: 0), y).contains("`x` must be 1-dimensional."))
        #expect(make(x, NDArray([1, 2])).contains("doesn't match the length of `x`"))
        #expect(make(x, y, axis: 1).contains("axis"))
        #expect(make(x, y, .periodic).contains("must be identical (within machine precision) when bc_type='periodic'"))
        #expect(make(x, y, .ends(.periodic, .natural)).contains("'periodic' `bc_type` is defined for both curve ends"))
        #expect(make(x, y, .ends(.derivative(order: 3, 0), .natural)).contains("order must be 1 or 2"))
        #expect(
            make(x, y, .ends(.derivative(order: 1, NDArray([1, 2])), .natural)).contains("`deriv_value` shape"))
        #expect(problem { _ = try BoundaryCondition<Double>(name: "loose") }.contains("bc_type=loose is not allowed."))
        let spline = try Interpolate.CubicSpline(x, y)
        #expect(problem { _ = try spline(1, nu: -1) }.contains("Order of derivative cannot be negative"))
        #expect(try spline(NDArray<Double>([])).shape == [0])
        #expect(try Interpolate.CubicSpline(x, NDArray<Double>([], shape: [4, 0]))(x).shape == [4, 0])
    }
}
