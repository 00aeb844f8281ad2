public import MartletCore
public import MartletGPU

extension FFT {
    /// The elements rotated along axes so that the zero frequency comes first.
    ///
    /// Along an axis of n elements, element j goes to (j + (n + 1) / 2) mod n, with the quotient rounded down: the
    /// inverse of ``fftshift(_:axes:)``, and the same for even n.
    ///
    /// - Parameters:
    ///   - x: an array of any shape and type.
    ///   - axes: the axes; all when absent.  One that is named twice is rotated twice.
    /// - Returns: an array of the same shape.
    /// - Throws: an index error for an axis out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `scipy.fft.ifftshift`.
    public static func ifftshift<T: Scalar>(_ x: NDArray<T>, axes: [Int]? = nil) throws(MartletError) -> NDArray<T> {
        try IfftShift(x: x, axes: axes).perform()
    }
}

public struct IfftShift<T: Scalar>: Call {
    public static var card: Card {
        Card(
            "fft.ifftshift", mirrors: "scipy.fft.ifftshift, numpy.fft.ifftshift, scipy.fftpack.ifftshift",
            accuracy: .exact)
    }
    var x: NDArray<T>
    let axes: [Int]?

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }
}

// MARK: - Host

extension IfftShift {
    public func body() throws(MartletError) -> NDArray<T> {
        try rolled(x, axes: axes, function: "ifftshift") { ($0 + 1) / 2 }
    }
}

// MARK: - GPU

extension IfftShift: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<T>? {
        try rolled(x, axes: axes, function: "ifftshift", on: gpu) { ($0 + 1) / 2 }
    }
}
