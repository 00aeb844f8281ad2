public import MartletCore

extension PiecewisePolynomial {
    /// The antiderivative of order `nu` that is zero, with its derivatives up to that order, at the first breakpoint; a
    /// derivative when `nu` is negative.
    ///
    /// - Returns: the same breakpoints.  It is continuous, and not repeated where this function is.
    /// - Throws: ``MartletError`` when memory runs out.
    /// - SeeAlso: `scipy.interpolate.PPoly.antiderivative`.
    public func antiderivative(_ nu: Int = 1) throws(MartletError) -> PPoly<Value> {
        if nu <= 0 { return try derivative(nu == .min ? .max : -nu) }
        guard nu <= 1 << 20 else { throw .memory(function: "antiderivative", wanted: "one of order \(nu)") }
        return PPoly(
            c: try PPolyAntiderivative(c: c, x: x, nu: nu).perform(), x: x, axis: axis,
            extrapolate: extrapolate == .periodic ? .no : extrapolate)
    }
}

public struct PPolyAntiderivative<Value: FieldScalar>: Call {
    public static var card: Card {
        Card(
            "interpolate.PPoly.antiderivative", mirrors: "scipy.interpolate.PPoly.antiderivative",
            accuracy: .relative(factor: 64))
    }
    var c: NDArray<Value>
    var x: NDArray<Value.Real>
    let nu: Int
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&c)
        try visitor.visit(&x)
    }

    public func body() throws(MartletError) -> NDArray<Value> {
        typealias R = Value.Real
        let source = try c.contiguous(), x = try self.x.contiguous().elements
        let terms = source.shape[0], intervals = source.shape[1], all = terms + nu
        let result = try NDArray<Value>.zeroed(source.shape.replacing(0, with: all), for: "antiderivative")
        if result.isEmpty { return result }
        let columns = source.count / (terms * intervals) * NDArray<Value>.parts, plane = intervals * columns
        let from = source.realPointer, to = result.realPointer
        for k in 0..<terms {
            let factor: R = risingFactorial(R(terms - k), nu)
            for i in k * plane..<(k + 1) * plane { to[i] = from[i] / factor }
        }
        // The new constants: in each interval the value and the derivatives that the one before ends with.
        for i in 1..<max(1, intervals) {
            let h = x[i] - x[i - 1]
            for order in (0..<nu).reversed() {
                let row = (all - 1 - order) * plane + i * columns
                for j in 0..<columns {
                    var sum: R = 0
                    for k in 0..<all - order {
                        // The binomial of the power over the order is that derivative's factor, over order!.
                        let power = all - 1 - k
                        sum = sum * h + to[k * plane + (i - 1) * columns + j] * binomial(power, order)
                    }
                    to[row + j] = sum
                }
            }
        }
        withExtendedLifetime(source) {}
        return result
    }

    private func binomial(_ n: Int, _ k: Int) -> Value.Real {
        var result: Value.Real = 1
        for i in 0..<k { result = result * Value.Real(n - i) / Value.Real(i + 1) }
        return result
    }
}
