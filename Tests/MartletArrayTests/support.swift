import MartletArray
import MartletCore
import MartletTestSupport
import Testing

/// An element type of the tables.
protocol Tabled: SummableScalar where Sum: Tabled {
    init(words: inout ArraySlice<Substring>)
}

extension Tabled where Self: LosslessStringConvertible {
    init(words: inout ArraySlice<Substring>) { self = Self(String(words.removeFirst()))! }
}

extension Int8: Tabled {}
extension Int16: Tabled {}
extension Int32: Tabled {}
extension Int64: Tabled {}
extension Int: Tabled {}
extension UInt8: Tabled {}
extension UInt16: Tabled {}
extension UInt32: Tabled {}
extension UInt64: Tabled {}
extension UInt: Tabled {}
extension Double: Tabled {}
extension Float: Tabled {
    init(words: inout ArraySlice<Substring>) { self = Float(Double(words.removeFirst())!) }
}
extension Bool: Tabled {
    init(words: inout ArraySlice<Substring>) { self = words.removeFirst() == "1" }
}
extension Complex: Tabled where Real: Tabled {
    init(words: inout ArraySlice<Substring>) {
        let real = Real(words: &words)
        self.init(real, Real(words: &words))
    }
}

typealias Integer = IntegerScalar & SortableScalar & Tabled
typealias Ordered = SortableScalar & Tabled
typealias Numeric = NumericScalar & Tabled
typealias Real = RealScalar & Ordered
typealias Field = FieldScalar & Numeric

let integers: [String: any Integer.Type] = [
    "int8": Int8.self, "int16": Int16.self, "int32": Int32.self, "int64": Int64.self, "uint8": UInt8.self,
    "uint16": UInt16.self, "uint32": UInt32.self, "uint64": UInt64.self,
]
let ordered: [String: any Ordered.Type] = [
    "int8": Int8.self, "int16": Int16.self, "int32": Int32.self, "int64": Int64.self, "uint8": UInt8.self,
    "uint16": UInt16.self, "uint32": UInt32.self, "uint64": UInt64.self, "float32": Float.self, "float64": Double.self,
]
let numeric: [String: any Numeric.Type] = [
    "int8": Int8.self, "int16": Int16.self, "int32": Int32.self, "int64": Int64.self, "uint8": UInt8.self,
    "uint16": UInt16.self, "uint32": UInt32.self, "uint64": UInt64.self, "float32": Float.self, "float64": Double.self,
    "complex64": Complex<Float>.self, "complex128": Complex<Double>.self,
]
let every: [String: any Tabled.Type] = [
    "bool": Bool.self, "int8": Int8.self, "int16": Int16.self, "int32": Int32.self, "int64": Int64.self,
    "uint8": UInt8.self, "uint16": UInt16.self, "uint32": UInt32.self, "uint64": UInt64.self, "float32": Float.self,
    "float64": Double.self, "complex64": Complex<Float>.self, "complex128": Complex<Double>.self,
]

/// The array of a cell, `2,3:1 2 3 4 5 6`.
func read<T: Tabled>(_ text: String, of: T.Type = T.self) throws -> NDArray<T> {
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    var words = fields[1].split(separator: " ")[...]
    var elements: [T] = []
    while !words.isEmpty { elements.append(T(words: &words)) }
    return try NDArray(elements, shape: Shape(fields[0].split(separator: ",").map { Int($0)! }))
}

/// The axes of a cell: `none`, `1` or `0,2`.
func axes(_ text: String) -> [Int]? { text == "none" ? nil : text.split(separator: ",").map { Int($0)! } }

/// The rows of a table of the array functions.
func rows(_ name: String) -> [[String]] { GoldenTable("arrays/\(name).tsv").rows }

/// What is wrong with `y` where `wanted` is right to the accuracy of `card`; zeros agree with zeros of their sign only.
///
/// - Parameter scale: the size of what was added up, where results may be much smaller.
func difference<T: Scalar>(_ y: NDArray<T>, _ wanted: NDArray<T>, _ card: Card, scale: Double = 0) -> String? {
    if let y = y as? NDArray<Double> { return realDifference(y, wanted as! NDArray<Double>, card, scale) }
    if let y = y as? NDArray<Float> { return realDifference(y, wanted as! NDArray<Float>, card, scale) }
    if let y = y as? NDArray<Complex<Double>> {
        return complexDifference(y, wanted as! NDArray<Complex<Double>>, card, scale)
    }
    if let y = y as? NDArray<Complex<Float>> {
        return complexDifference(y, wanted as! NDArray<Complex<Float>>, card, scale)
    }
    if y.shape != wanted.shape { return "shape \(y.shape), wanted \(wanted.shape)" }
    for (i, (a, b)) in zip(y.elements, wanted.elements).enumerated() where a != b {
        return "element \(i) is \(a), wanted \(b)"
    }
    return nil
}

/// The card of a function that errs for each element on its own: beside a value that is itself rounded, a result may be
/// off by whole units only.
private func realDifference<T: RealScalar>(_ y: NDArray<T>, _ wanted: NDArray<T>, _ card: Card, _ scale: Double)
    -> String?
{
    let units: T
    switch card.accuracy {
    case .exact: units = 0
    case .ulps(let ulps): units = T((ulps + 0.5).rounded(.up) - 1)
    default: return disagreement(y, wanted, card, scale: scale)
    }
    if y.shape != wanted.shape { return "shape \(y.shape), wanted \(wanted.shape)" }
    for (i, (a, b)) in zip(y.elements, wanted.elements).enumerated() where !(a.isNaN && b.isNaN) {
        let isClose = a == b ? a.sign == b.sign : (a - b).magnitude <= units * b.ulp
        if !isClose { return "element \(i) is \(a), wanted \(b)" }
    }
    return nil
}

/// The error of a complex number is measured against its greater part: a product is a sum of two and a quotient by
/// Smith's method two more, each with the error of the card.
private func complexDifference<R: RealScalar>(
    _ y: NDArray<Complex<R>>, _ wanted: NDArray<Complex<R>>, _ card: Card, _ scale: Double
) -> String? {
    guard case .ulps(let ulps) = card.accuracy else { return disagreement(y, wanted, card, scale: scale) }
    if y.shape != wanted.shape { return "shape \(y.shape), wanted \(wanted.shape)" }
    func agrees(_ a: R, _ b: R) -> Bool { a == b || a.isNaN && b.isNaN }
    for (i, (a, b)) in zip(y.elements, wanted.elements).enumerated()
    where !(agrees(a.real, b.real) && agrees(a.imaginary, b.imaginary)) {
        let size = max(b.real.magnitude, b.imaginary.magnitude)
        let off = max((a.real - b.real).magnitude, (a.imaginary - b.imaginary).magnitude)
        if !(off <= R(4 * ulps) * size.ulp) { return "element \(i) is \(a), wanted \(b)" }
    }
    return nil
}

/// The greatest sum of finite magnitudes along axes.
func sumOfMagnitudes<T: Tabled>(_ x: NDArray<T>, axis: [Int]?) throws -> Double {
    let magnitudes = try x.mapped { (element: T) -> Double in
        let size = Double(abs: element)
        return size.isFinite ? size : 0
    }
    return try Arrays.sum(magnitudes, axis: axis).elements.max() ?? 0
}

extension Double {
    /// The magnitude of an element; 0 for those that are added exactly.
    fileprivate init(abs element: some Tabled) {
        self =
            switch element {
            case let x as Double: x.magnitude
            case let x as Float: Double(x.magnitude)
            case let x as Complex<Double>: x.real.magnitude + x.imaginary.magnitude
            case let x as Complex<Float>: Double(x.real.magnitude + x.imaginary.magnitude)
            default: 0
            }
    }
}

/// Elements without the signs of zeros, which NumPy chooses by chance where it compares.
func withoutSignsOfZeros<T: Ordered>(_ x: NDArray<T>) throws -> NDArray<T> {
    try x.mapped { $0 == .zero ? .zero : $0 }
}

/// Expects no difference.
func agree(_ wrong: String?, _ what: Any = "", sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(wrong == nil, "\(wrong ?? "") (\(what))", sourceLocation: sourceLocation)
}

/// The sentence of the error that `work` throws; empty when it throws none.
func problem(_ work: () throws -> Void) -> String {
    do { try work() } catch { return "\(error)" }
    return ""
}

/// Expects the same bits from `work` on one, two and three threads.
func withEveryThreadCount<T: Scalar>(
    sourceLocation: SourceLocation = #_sourceLocation, _ work: () throws -> NDArray<T>
) throws {
    let one = try bytes(withParallelism(Parallelism(threads: 1), work))
    for threads in 2...3 {
        #expect(try bytes(withParallelism(Parallelism(threads: threads), work)) == one, sourceLocation: sourceLocation)
    }
}

private func bytes<T: Scalar>(_ array: NDArray<T>) -> [UInt8] { array.elements.withUnsafeBytes { Array($0) } }
