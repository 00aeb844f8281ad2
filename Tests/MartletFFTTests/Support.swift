import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

extension TransformCase {
    var norm: FFT.Norm { FFT.Norm(rawValue: normName)! }
}

/// What a test needs of a result: its shape and its numbers, real and imaginary parts in turn.
struct Outcome: Equatable {
    let shape: Shape
    let numbers: [Double]

    init<R: RealScalar>(_ y: NDArray<R>) {
        shape = y.shape
        numbers = y.elements.map { Double($0) }
    }

    init<R: RealScalar>(_ y: NDArray<Complex<R>>) {
        shape = y.shape
        numbers = y.elements.flatMap { [Double($0.real), Double($0.imaginary)] }
    }

    /// Of either of them.
    init<S: Scalar>(of y: NDArray<S>) {
        switch y {
        case let y as NDArray<Float>: self.init(y)
        case let y as NDArray<Complex<Float>>: self.init(y)
        case let y as NDArray<Complex<Double>>: self.init(y)
        default: self.init(y as! NDArray<Double>)
        }
    }
}

/// Whether two results are as near as the card promises, for numbers of type `R`, `times` over.
func agree<R: RealScalar>(
    _ a: [Double], _ b: [Double], _ card: Card, _: R.Type, times: Double = 1
) -> Bool {
    guard a.count == b.count, case .relative(let factor) = card.accuracy else { return false }
    let largest = b.reduce(0) { max($0, abs($1)) }
    let bound = times * factor * Double(R.ulpOfOne) / 2 * largest
    return zip(a, b).allSatisfy { abs($0 - $1) <= bound }
}

/// A transform of elements of every type, under test.
protocol TransformSubject {
    static var card: Card { get }
    static func outcome<T: TransformableScalar>(_ x: NDArray<T>, _ row: TransformCase) throws(MartletError) -> Outcome
}

/// A transform of reals only.
protocol RealTransformSubject {
    static var card: Card { get }
    static func outcome<T: RealTransformableScalar>(
        _ x: NDArray<T>, _ row: TransformCase
    ) throws(MartletError) -> Outcome
}

/// The row's result in every layout, and with one thread.
func expect<T: Scalar, R: RealScalar>(
    _ x: NDArray<T>, _ row: TransformCase, _ card: Card, _: R.Type,
    _ transform: (NDArray<T>) throws -> Outcome
) throws {
    let plain = try transform(x)
    #expect(plain.shape == row.outputShape, "\(row)")
    #expect(agree(plain.numbers, row.output, card, R.self), "\(row) \(plain.numbers)")
    try withEveryLayout(x) { view, layout in
        let outcome = try transform(view)
        #expect(outcome == plain, "\(layout) \(row)")
    }
    let alone = try withParallelism(.sequential) { try transform(x) }
    #expect(alone == plain)
}

/// Every row of the function's golden table, in every layout.
func expectGolden<S: TransformSubject>(_: S.Type, _ name: String) throws {
    for row in GoldenTable("fft/\(name).tsv").rows.map(TransformCase.init) {
        switch row.dtype {
        case "float64": try expect(row.real(Double.self), row, S.card, Double.self) { try S.outcome($0, row) }
        case "float32": try expect(row.real(Float.self), row, S.card, Float.self) { try S.outcome($0, row) }
        case "complex128": try expect(row.complex(Double.self), row, S.card, Double.self) { try S.outcome($0, row) }
        case "complex64": try expect(row.complex(Float.self), row, S.card, Float.self) { try S.outcome($0, row) }
        default: try expect(row.integer(), row, S.card, Double.self) { try S.outcome($0, row) }
        }
    }
}

func expectGolden<S: RealTransformSubject>(_: S.Type, _ name: String) throws {
    for row in GoldenTable("fft/\(name).tsv").rows.map(TransformCase.init) {
        switch row.dtype {
        case "float64": try expect(row.real(Double.self), row, S.card, Double.self) { try S.outcome($0, row) }
        case "float32": try expect(row.real(Float.self), row, S.card, Float.self) { try S.outcome($0, row) }
        default: try expect(row.integer(), row, S.card, Double.self) { try S.outcome($0, row) }
        }
    }
}

/// Repeatable numbers in −½ … ½.
func noise(_ shape: Shape, seed: UInt64 = 1) -> NDArray<Double> {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return try! NDArray(
        (0..<shape.elementCount).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Double(state >> 11) * 0x1p-53 - 0.5
        }, shape: shape)
}

func complexNoise(_ shape: Shape, seed: UInt64 = 1) -> NDArray<Complex<Double>> {
    let re = noise(shape, seed: seed).elements, im = noise(shape, seed: seed + 1).elements
    return try! NDArray(zip(re, im).map { Complex($0, $1) }, shape: shape)
}

/// Whether `work` throws an error that names the function and the argument.
func throwsError(_ function: String, _ argument: String, _ work: () throws -> Void) -> Bool {
    do {
        try work()
        return false
    } catch let error as MartletError {
        switch error {
        case .value(let f, let a, _, _), .index(let f, let a, _, _), .shape(let f, let a, _, _):
            return f == function && a == argument
        default: return false
        }
    } catch { return false }
}
