public import MartletCore

/// A row of a golden table of transforms.
public struct TransformCase: Sendable {
    public let dtype: String
    public let shape: Shape
    /// n or s, and axis or axes.
    public let lengths, axes: [Int]?
    public let normName: String
    public let outputShape: Shape
    public let output: [Double]

    public init(_ row: [String]) {
        dtype = row[0]
        shape = Shape(integers(row[1])!)
        lengths = integers(row[2])
        axes = integers(row[3])
        normName = row[4]
        outputShape = Shape(integers(row[5])!)
        output = reals(row[6])
    }

    /// Element i of the input: see Tests/Golden/fft/generate.py.
    public static func element(_ i: Int) -> Double { Double((7919 * i + 13) % 101 - 50) / 8 }

    public func real<R: RealScalar>(_: R.Type) -> NDArray<R> {
        try! NDArray((0..<shape.elementCount).map { R(Self.element($0)) }, shape: shape)
    }

    public func complex<R: RealScalar>(_: R.Type) -> NDArray<Complex<R>> {
        try! NDArray(
            (0..<shape.elementCount).map { Complex(R(Self.element($0)), R(Self.element($0 + 1000))) }, shape: shape)
    }

    public func integer() -> NDArray<Int64> {
        try! NDArray((0..<shape.elementCount).map { Int64(1 - 2 * ($0 % 3)) }, shape: shape)
    }
}

/// A row of a golden table of cosine or sine transforms: see Tests/Golden/fft/generate_cosine.py.
public struct CosineCase: Sendable {
    public let type: Int
    public let orthogonalize: Bool?
    public let transform: TransformCase

    public init(_ row: [String]) {
        type = Int(row[0])!
        orthogonalize = Bool(row[1])
        transform = TransformCase(Array(row[2...]))
    }
}

/// Integers separated by commas; `nil` for a dash.
public func integers(_ text: String) -> [Int]? {
    text == "-" ? nil : text.split(separator: ",").map { Int($0)! }
}

public func reals(_ text: String) -> [Double] { text.split(separator: ",").map { Double($0)! } }
