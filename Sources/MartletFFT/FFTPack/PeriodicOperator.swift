public import MartletCore

/// The Fourier modes of lines multiplied each by a factor of its own: what the operators of ``FFTPack`` have in common.
public struct PeriodicOperator<T: TransformableScalar>: Call {
    public static var card: Card {
        Card("fftpack.operator", mirrors: "", accuracy: .relative(factor: 64))
    }
    var x: NDArray<T>
    let function: String
    /// Of mode k, 0 ≤ k ≤ n/2; that of −k is the conjugate, so that reals stay real.
    let factor: @Sendable (_ k: Int, _ n: Int) -> Complex<Double>

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }
}

// MARK: - Host

extension PeriodicOperator {
    public func body() throws(MartletError) -> NDArray<T.Transformed> {
        let y = Elements(try converted(x, to: T.Transformed.self))
        // Real and imaginary parts of complex numbers are lines of their own.
        guard T.Transformed.dtype.kind == .complex else {
            let y: NDArray<T.SpectrumPart> = y.array()
            return Elements(try applied(y, axis: -1)).array()
        }
        let parts: NDArray<T.SpectrumPart> = y.parts.array()
        return Elements(try applied(parts, axis: -2)).joined.array()
    }

    private func applied<R: RealScalar>(_ x: NDArray<R>, axis: Int) throws(MartletError) -> NDArray<R> {
        let axes = try TransformAxes.one(x.shape, n: nil, axis: axis, function: function)
        if x.isEmpty { return x }
        let n = axes.lengths[0], middle = n / 2
        try requireRoom(for: [x.shape.elementCount, x.shape.elementCount, n, n], function)
        let factors = (0...middle).map { k in
            let factor = factor(k, n)
            return Complex<R>(R(factor.real), R(factor.imaginary))
        }
        var bins = try Transform(function, axes, backward: false, norm: .backward, workers: nil).bins(x)
        let step = bins.shape[(axes.axes[0] + 1)...].reduce(1, *)
        try bins.withMutableSpan { (bins: inout MutableSpan<Complex<R>>) in
            for i in bins.indices { bins[i] *= factors[i / step % factors.count] }
        }
        return try Transform(function, axes, backward: true, norm: .backward, workers: nil).reals(bins)
    }
}

extension FFTPack {
    /// The operator with a factor for each mode but the highest of an even length, which stands for two modes of
    /// opposite sign: it is multiplied by `highest`.
    static func applied<T: TransformableScalar>(
        _ x: NDArray<T>, _ function: String, highest: Complex<Double>? = nil,
        factor: @escaping @Sendable (_ k: Int) -> Complex<Double>
    ) throws(MartletError) -> NDArray<T.Transformed> {
        guard x.rank > 0, x.shape[x.rank - 1] > 0 else {
            throw .value(function: function, argument: "x", given: "shape \(x.shape)", wanted: "at least one element")
        }
        return try PeriodicOperator(x: x, function: function) { k, n in
            if 2 * k == n, let highest { highest } else { factor(k) }
        }.perform()
    }

    /// 2π / period, what a mode's number is multiplied by.
    static func frequency(_ period: Double, _ function: String) throws(MartletError) -> Double {
        guard period != 0 else {
            throw .value(function: function, argument: "period", given: "\(period)", wanted: "other than 0")
        }
        return 2 * .pi / period
    }
}
