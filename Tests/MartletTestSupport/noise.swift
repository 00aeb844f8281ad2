public import MartletCore

/// Repeatable values in −1…1.
public func noise<T: RealScalar>(_ shape: Shape, seed: UInt64 = 1, of: T.Type = Double.self) throws(MartletError)
    -> NDArray<T>
{
    var state = seed
    return try NDArray(shape: shape) { (span: inout MutableSpan<T>) in
        for i in span.indices {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            span[i] = T(Double(Int64(bitPattern: state) >> 11) / 0x1p52)
        }
    }
}
