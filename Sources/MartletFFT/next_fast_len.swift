public import MartletCore
import MartletFFTCore

extension FFT {
    /// The smallest length from `target` on whose prime factors are at most 11, or at most 5 for real transforms.
    ///
    /// Lines filled up to such a length are transformed in short passes alone.
    ///
    /// - Parameters:
    ///   - target: the length that is needed.
    ///   - real: whether the input or the output of the transform is real.
    /// - Throws: a value error for a negative target, or one beyond which no such length can be written.
    /// - Complexity: O(log⁴ target).
    /// - SeeAlso: `scipy.fft.next_fast_len`.
    public static func next_fast_len(_ target: Int, real: Bool = false) throws(MartletError) -> Int {
        guard target >= 0, let length = Factors.nextFastLength(target, real: real) else {
            throw .value(
                function: "next_fast_len", argument: "target", given: "\(target)",
                wanted: "positive, and small enough: target length must be positive")
        }
        return length
    }
}
