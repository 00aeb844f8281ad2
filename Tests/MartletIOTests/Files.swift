import Foundation
import MartletCore
import MartletTestSupport

func numbers(_ column: String) -> [Int] { column.split(separator: ",").map { Int($0)! } }

/// An element written in a golden table: a whole number, a hexadecimal real, or two of them.
private func element<E: Scalar>(_ text: Substring, _: E.Type) -> E {
    let parts = text.split(separator: ";")
    func real(_ k: Int) -> Double { Double(parts[k])! }
    return switch E.self {
    case is Bool.Type: (text == "1") as! E
    case is Float.Type: Float(real(0)) as! E
    case is Float16.Type: Float16(real(0)) as! E
    case is Double.Type: real(0) as! E
    case is Complex<Float>.Type: Complex(Float(real(0)), Float(real(1))) as! E
    case is Complex<Double>.Type: Complex(real(0), real(1)) as! E
    default: (E.self as! any FixedWidthInteger.Type).init(String(text), radix: 10)! as! E
    }
}

/// The array that three columns of a golden table say.
func array(_ dtype: String, _ shape: String, _ elements: String) throws -> AnyNDArray {
    func made<E: Scalar>(_ type: E.Type) throws -> AnyNDArray {
        AnyNDArray(
            try NDArray(elements.split(separator: " ").map { element($0, type) }, shape: Shape(numbers(shape))))
    }
    return try made(DType(name: dtype)!.scalarType!)
}

/// Types, shapes and elements without a difference that NaN hides, but for which NaN it is.
func same(_ a: AnyNDArray, _ b: AnyNDArray) -> Bool {
    a.dtype == b.dtype && a.shape == b.shape && Everything.of(a) == Everything.of(b)
}

private struct Everything: AnyArrayVisitor {
    static func of(_ array: AnyNDArray) -> [String] { try! array.visit(Everything()) }
    func visit<E: Scalar>(_ array: NDArray<E>) -> [String] { array.elements.map { "\($0)" } }
}

/// A path for a file that is gone when the test is over.
func withPath<R>(_ ending: String, _ body: (String) throws -> R) rethrows -> R {
    let path = NSTemporaryDirectory() + "/martlet-\(UUID().uuidString)\(ending)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
}

func contents(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

/// The bytes that a column of hexadecimal digits says.
func unhex(_ column: String) -> [UInt8] {
    var rest = column[...], bytes: [UInt8] = []
    while !rest.isEmpty {
        bytes.append(UInt8(rest.prefix(2), radix: 16)!)
        rest = rest.dropFirst(2)
    }
    return bytes
}

/// The options that a column of words says.
func options(_ column: String) -> [String: String] {
    var result: [String: String] = [:]
    for word in column.split(separator: " ") {
        let cut = word.firstIndex(of: "=")!
        result[String(word[..<cut])] = String(word[word.index(after: cut)...])
    }
    return result
}
