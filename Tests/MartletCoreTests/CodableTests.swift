import Foundation
import MartletCore
import Testing

@Suite struct CodableTests {
    private func again<T: Codable>(_ value: T) throws -> T {
        try JSONDecoder().decode(T.self, from: JSONEncoder().encode(value))
    }

    @Test func arraysComeBackEqual() throws {
        let a = try NDArray((0..<6).map { Double($0) / 3 }, shape: [2, 3])
        #expect(try again(a) == a)
        #expect(try again(a.transposed[1...]) == a.transposed[1...])
        #expect(try again(AnyNDArray(a)) == AnyNDArray(a))
        let c = NDArray([Complex<Float>(1, -2)])
        #expect(try again(AnyNDArray(c)) == AnyNDArray(c))
        #expect(try again(NDArray<Int>([])) == NDArray<Int>([]))
        #expect(try again(NDArray(scalar: true)) == NDArray(scalar: true))
    }

    @Test(arguments: [
        #"{"dtype":"int64","shape":[3],"elements":[1,2]}"#,
        #"{"dtype":"int64","shape":[-1],"elements":[1]}"#,
        #"{"dtype":"int64","shape":[9223372036854775807,9223372036854775807],"elements":[1]}"#,
        #"{"dtype":"int64","shape":[4611686018427387904,2,2],"elements":[]}"#,
        #"{"dtype":"float64","shape":[1],"elements":[1]}"#,
        #"{"dtype":"lie","shape":[1],"elements":[1]}"#,
        #"{"dtype":"int64","shape":[1],"elements":[1.5]}"#,
        #"{"shape":[1],"elements":[1]}"#,
    ]) func liesThrow(_ text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(NDArray<Int>.self, from: Data(text.utf8)) }
        if !text.contains("float64") {
            #expect(throws: DecodingError.self) { try JSONDecoder().decode(AnyNDArray.self, from: Data(text.utf8)) }
        }
    }
}
