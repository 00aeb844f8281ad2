public import MartletCore
import MartletFFTCore

extension FFT {
    /// The largest length up to `target` whose prime factors are at most 11, or at most 5 for real transforms.
    ///
    /// Lines cut to such a length are transformed in short passes alone.
    ///
    /// - Parameters:
    ///   - target: the length that there is.
    ///   - real: whether the input or the output of the transform is real.
    /// - Throws: a value error for a negative target.
    /// - Complexity: O(log³ target).
    /// - SeeAlso: `scipy.fft.prev_fast_len`.
    public static func prev_fast_len(_ target: Int, real: Bool = false) throws(MartletError) -> Int {
        guard target >= 0 else {
            throw .value(
                function: "prev_fast_len", argument: "target", given: "\(target)",
                wanted: "positive: target length must be positive")
        }
        return Factors.previousFastLength(target, real: real)
    }
}
