public import MartletCore

/// A function that convolves by the definition or by transforms, whichever costs less.
public protocol ConvolutionFunction: Sendable {
    static var card: Card { get }
    /// What the first array is convolved with.
    static func kernel<T: Scalar>(_ in2: NDArray<T>) throws(MartletError) -> NDArray<T>
}

/// A function that convolves by transforms.
public protocol TransformConvolutionFunction: Sendable {
    static var card: Card { get }
}

func convolutionCard(_ name: String) -> Card {
    Card("signal.\(name)", mirrors: "scipy.signal.\(name)", accuracy: .relative(factor: 64))
}

/// `F` of two arrays, of any type.
public struct ConvolutionMap<F: ConvolutionFunction, T: Scalar>: Call {
    public static var card: Card { F.card }
    var in1, in2: NDArray<T>
    let shapes: LinearConvolution
    let method: Signal.ConvolutionMethod

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&in1)
        try visitor.visit(&in2)
    }

    public func body() throws(MartletError) -> NDArray<T> {
        let kernel = try F.kernel(in2)
        let method = method == .auto ? try shapes.chosen(in1, kernel) : method
        return method == .fft ? try shapes.throughTransforms(in1, kernel) : try shapes.defined(in1, kernel)
    }
}

/// `F` of two arrays of real or complex numbers.
public struct TransformConvolution<F: TransformConvolutionFunction, T: FieldScalar>: Call {
    public static var card: Card { F.card }
    var in1, in2: NDArray<T>
    let shapes: LinearConvolution

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&in1)
        try visitor.visit(&in2)
    }

    public func body() throws(MartletError) -> NDArray<T> {
        shapes.isProduct ? try shapes.defined(in1, in2) : try shapes.transformed(in1, in2)
    }
}
