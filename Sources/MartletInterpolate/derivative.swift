public import MartletCore

extension PiecewisePolynomial {
    /// The derivative of order `nu`, as a piecewise polynomial of that much lower degree; an antiderivative when `nu` is
    /// negative.
    ///
    /// - Returns: the same breakpoints and extrapolation; constant zero when `nu` exceeds the degree.
    /// - Throws: ``MartletError`` when memory runs out.
    /// - SeeAlso: `scipy.interpolate.PPoly.derivative`.
    public func derivative(_ nu: Int = 1) throws(MartletError) -> PPoly<Value> {
        if nu < 0 {
            guard nu > -(1 << 20) else {
                throw .memory(function: "derivative", wanted: "an antiderivative of order \(nu)")
            }
            return try antiderivative(-nu)
        }
        return PPoly(
            c: try PPolyDerivative(c: c, nu: nu).perform(), x: x, axis: axis, extrapolate: extrapolate)
    }
}

public struct PPolyDerivative<Value: FieldScalar>: Call {
    public static var card: Card {
        Card(
            "interpolate.PPoly.derivative", mirrors: "scipy.interpolate.PPoly.derivative",
            accuracy: .relative(factor: 4))
    }
    var c: NDArray<Value>
    let nu: Int
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&c)
    }

    public func body() throws(MartletError) -> NDArray<Value> {
        let terms = c.shape[0] - nu
        if nu == 0 { return c }
        guard terms > 0 else { return try .zeroed(c.shape.replacing(0, with: 1), for: "derivative") }
        var result = try c.selecting(0..<terms).copied()
        let plane = result.count / terms
        try result.withMutableSpan { (span: inout MutableSpan<Value>) in
            for k in 0..<terms {
                let factor = risingFactorial(Value.Real(terms - k), nu)
                for i in k * plane..<(k + 1) * plane { span[i] = span[i] * factor }
            }
        }
        return result
    }
}

/// a (a + 1) … (a + n − 1).
func risingFactorial<R: RealScalar>(_ a: R, _ n: Int) -> R { (0..<n).reduce(1) { $0 * (a + R($1)) } }
