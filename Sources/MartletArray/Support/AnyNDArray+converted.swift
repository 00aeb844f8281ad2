public import MartletCore

extension AnyNDArray {
    /// The elements converted to `type` as ``Arrays/astype(_:_:)`` converts them, without copying when they are of it.
    public func converted<To: Scalar>(to type: To.Type = To.self) throws(MartletError) -> NDArray<To> {
        if To.dtype == dtype { return try self.as(To.self) }
        return try visit(Conversion<To>())
    }
}

private struct Conversion<To: Scalar>: AnyArrayVisitor {
    func visit<From: Scalar>(_ array: NDArray<From>) throws(MartletError) -> NDArray<To> {
        try Arrays.astype(array, To.self)
    }
}
