public import MartletCore

/// An element type whose arrays have Fourier transforms: reals and complex numbers in their own precision, `Float16` in
/// `Float`, integers and booleans in `Double`.
public protocol TransformableScalar: Scalar {
    /// The type of the spectrum's parts.
    associatedtype SpectrumPart: RealScalar
    /// The type of what transforms give that make reals of reals: `SpectrumPart`, or complex numbers of it.
    associatedtype Transformed: Scalar
}

/// A transformable type of real numbers.
public protocol RealTransformableScalar: TransformableScalar {}

extension Bool: RealTransformableScalar {
    public typealias SpectrumPart = Double
    public typealias Transformed = Double
}
extension Int8: RealTransformableScalar {
    public typealias SpectrumPart = Double
    public typealias Transformed = Double
}
extension Int16: RealTransformableScalar {
    public typealias SpectrumPart = Double
    public typealias Transformed = Double
}
extension Int32: RealTransformableScalar {
    public typealias SpectrumPart = Double
    public typealias Transformed = Double
}
extension Int64: RealTransformableScalar {
    public typealias SpectrumPart = Double
    public typealias Transformed = Double
}
extension Int: RealTransformableScalar {
    public typealias SpectrumPart = Double
    public typealias Transformed = Double
}
extension UInt8: RealTransformableScalar {
    public typealias SpectrumPart = Double
    public typealias Transformed = Double
}
extension UInt16: RealTransformableScalar {
    public typealias SpectrumPart = Double
    public typealias Transformed = Double
}
extension UInt32: RealTransformableScalar {
    public typealias SpectrumPart = Double
    public typealias Transformed = Double
}
extension UInt64: RealTransformableScalar {
    public typealias SpectrumPart = Double
    public typealias Transformed = Double
}
extension UInt: RealTransformableScalar {
    public typealias SpectrumPart = Double
    public typealias Transformed = Double
}
#if !(os(macOS) && arch(x86_64))
    extension Float16: RealTransformableScalar {
        public typealias SpectrumPart = Float
        public typealias Transformed = Float
    }
#endif
extension Float: RealTransformableScalar {
    public typealias SpectrumPart = Float
    public typealias Transformed = Float
}
extension Double: RealTransformableScalar {
    public typealias SpectrumPart = Double
    public typealias Transformed = Double
}
extension Complex: TransformableScalar {
    public typealias SpectrumPart = Real
    public typealias Transformed = Self
}
