import MartletCore

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

/// An array of the type that NumPy calls `dtype`.
func anyArray(_ dtype: String, shape: Shape, _ column: String) throws -> AnyNDArray {
    func made<E: Scalar>(_ type: E.Type) throws -> AnyNDArray {
        AnyNDArray(try NDArray(column.split(separator: " ").map { element($0, type) }, shape: shape))
    }
    return try made(DType(name: dtype)!.scalarType!)
}
