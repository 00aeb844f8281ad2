public import MartletCore
public import MartletGPU

extension FFT {
    /// The elements rotated along axes so that the zero frequency is in the middle.
    ///
    /// Along an axis of n elements, element j goes to (j + n / 2) mod n, with the quotient rounded down: the inverse of
    /// ``ifftshift(_:axes:)``, and the same for even n.
    ///
    /// - Parameters:
    ///   - x: an array of any shape and type.
    ///   - axes: the axes; all when absent.  One that is named twice is rotated twice.
    /// - Returns: an array of the same shape.
    /// - Throws: an index error for an axis out of range.
    /// - Complexity: O(`x.count`).
    /// - SeeAlso: `scipy.fft.fftshift`.
    public static func fftshift<T: Scalar>(_ x: NDArray<T>, axes: [Int]? = nil) throws(MartletError) -> NDArray<T> {
        try FftShift(x: x, axes: axes).perform()
    }
}

public struct FftShift<T: Scalar>: Call {
    public static var card: Card {
        Card(
            "fft.fftshift", mirrors: "scipy.fft.fftshift, numpy.fft.fftshift, scipy.fftpack.fftshift", accuracy: .exact)
    }
    var x: NDArray<T>
    let axes: [Int]?

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&x) }
}

// MARK: - Host

extension FftShift {
    public func body() throws(MartletError) -> NDArray<T> {
        try rolled(x, axes: axes, function: "fftshift") { $0 / 2 }
    }
}

// MARK: - GPU

extension FftShift: GPUCall {
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<T>? {
        try rolled(x, axes: axes, function: "fftshift", on: gpu) { $0 / 2 }
    }
}
