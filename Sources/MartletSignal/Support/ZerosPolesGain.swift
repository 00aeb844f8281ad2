public import MartletCore

/// A filter as the zeros, the poles and the gain of its transfer function k Π (s − z_i) / Π (s − p_i).
public struct ZerosPolesGain: ArrayTree {
    /// Zeros and poles, each an array of one axis.
    public var z, p: NDArray<Complex<Double>>
    public var k: Double

    public init(z: NDArray<Complex<Double>>, p: NDArray<Complex<Double>>, k: Double) {
        self.z = z
        self.p = p
        self.k = k
    }

    init(_ z: [Complex<Double>], _ p: [Complex<Double>], _ k: Double) {
        self.init(z: NDArray(z), p: NDArray(p), k: k)
    }

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&z)
        try visitor.visit(&p)
    }

    /// Throws unless zeros and poles have one axis each.
    func checkRanks(_ function: String) throws(MartletError) {
        for (name, roots) in [("z", z), ("p", p)] where roots.rank != 1 {
            throw .shape(function: function, argument: name, given: "\(roots.shape)", wanted: "one-dimensional")
        }
    }

    /// How many more poles there are than zeros: the zeros at infinity.
    func relativeDegree(_ function: String) throws(MartletError) -> Int {
        try checkRanks(function)
        if p.count < z.count {
            throw .value(
                function: function, argument: "p", given: "\(p.count) poles for \(z.count) zeros",
                wanted: "as long as z: Improper transfer function. Must have at least as many poles as zeros.")
        }
        return p.count - z.count
    }
}

/// A filter as the coefficients of its transfer function Σ b_i s^(m−i) / Σ a_i s^(n−i), highest power first.
public struct TransferFunction<T: FieldScalar>: ArrayTree {
    public var b, a: NDArray<T>

    public init(b: NDArray<T>, a: NDArray<T>) {
        self.b = b
        self.a = a
    }

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&b)
        try visitor.visit(&a)
    }
}

/// A call whose arguments are a filter's zeros, poles and gain, and numbers.
public protocol ZerosPolesGainCall: Call {
    var filter: ZerosPolesGain { get set }
}

extension ZerosPolesGainCall {
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try filter.visitArrays(&visitor)
    }
}
