import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

/// A cosine or sine transform under test.
protocol CosineSubject {
    static var card: Card { get }
    static func outcome<T: TransformableScalar>(_ x: NDArray<T>, _ row: CosineCase) throws(MartletError) -> Outcome
}

/// Every row of the function's golden table, in every layout.
func expectGolden<S: CosineSubject>(_: S.Type, _ name: String) throws {
    for row in GoldenTable("fft/\(name).tsv").rows.map(CosineCase.init) {
        let given = row.transform
        switch given.dtype {
        case "float64":
            try expect(given.real(Double.self), given, S.card, Double.self) { try S.outcome($0, row) }
        case "float32":
            try expect(given.real(Float.self), given, S.card, Float.self) { try S.outcome($0, row) }
        case "complex128":
            try expect(given.complex(Double.self), given, S.card, Double.self) { try S.outcome($0, row) }
        case "complex64":
            try expect(given.complex(Float.self), given, S.card, Float.self) { try S.outcome($0, row) }
        default: try expect(given.integer(), given, S.card, Double.self) { try S.outcome($0, row) }
        }
    }
}
