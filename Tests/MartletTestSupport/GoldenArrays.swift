public import MartletCore

/// Arrays in golden tables: the kind (`i`, `f` or `c`), the lengths of the axes and the elements in row-major order, a
/// complex one as two numbers: `f:2,3:0.5 1 1.5 2 2.5 3`.
public enum GoldenArray {
    public static func real(_ text: String) throws -> NDArray<Double> {
        let (shape, numbers) = parts(text)
        return try NDArray(numbers, shape: shape)
    }

    public static func integers(_ text: String) throws -> NDArray<Int> {
        let (shape, numbers) = parts(text)
        return try NDArray(numbers.map { Int($0) }, shape: shape)
    }

    /// A complex array; a real one has no imaginary parts.
    public static func complex(_ text: String) throws -> NDArray<Complex<Double>> {
        let (shape, numbers) = parts(text)
        if text.first == "f" { return try NDArray(numbers.map { Complex($0) }, shape: shape) }
        let pairs = stride(from: 0, to: numbers.count, by: 2).map { Complex(numbers[$0], numbers[$0 + 1]) }
        return try NDArray(pairs, shape: shape)
    }

    private static func parts(_ text: String) -> (Shape, [Double]) {
        let fields = text.split(separator: ":", omittingEmptySubsequences: false)
        let shape = Shape(fields[1].split(separator: ",").map { Int($0)! })
        return (shape, fields[2].split(separator: " ").map { Double(String($0))! })
    }
}

extension NDArray {
    /// The elements changed one by one, as an array of another type.
    public func mapped<E: Scalar>(_ change: (Element) -> E) throws -> NDArray<E> {
        try NDArray<E>(elements.map(change), shape: shape)
    }
}

/// What is wrong with `result` where `wanted` is right to `card`'s accuracy for the type `T`, or `nil`.
///
/// NaN, in either part of a complex number, agrees with NaN, and an infinity with itself only.
///
/// - Parameter scale: the size of what the result was computed from, where that counts and is more than the result's own.
public func disagreement<T: FieldScalar>(
    _ result: NDArray<T>, _ wanted: NDArray<T>, _ card: Card, scale: Double = 0
) -> String? {
    if result.shape != wanted.shape { return "shape \(result.shape), wanted \(wanted.shape)" }
    func parts(_ value: T) -> [Double] {
        let re = Double(value.realPart), im = Double(value.imaginaryPart)
        return re.isNaN || im.isNaN ? [.nan, .nan] : [re, im]
    }
    let a = result.elements.flatMap(parts), b = wanted.elements.flatMap(parts)
    let largest = max(scale, b.filter(\.isFinite).map(\.magnitude).max() ?? 0), epsilon = Double(T.Real.ulpOfOne)
    let slack: (Double) -> Double =
        switch card.accuracy {
        case .exact: { _ in 0 }
        case .ulps(let ulps): { ulps * epsilon * $0.magnitude }
        case .backward(let factor): { _ in factor * epsilon * Double(max(1, wanted.count)) * largest }
        case .relative(let factor): { _ in factor * epsilon * largest }
        }
    for i in a.indices where a[i] != b[i] && !(a[i].isNaN && b[i].isNaN) {
        let difference = (a[i] - b[i]).magnitude
        if !(difference <= slack(b[i])) {
            return "element \(i / 2) is \(a[i]), wanted \(b[i]): off by \(difference / (epsilon * largest)) ε"
        }
    }
    return nil
}
