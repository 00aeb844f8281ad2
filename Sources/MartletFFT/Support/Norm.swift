import MartletCore

extension FFT {
    /// Which direction of a transform carries the factor 1/n, n being the number of elements transformed together.
    public enum Norm: String, Sendable, Hashable, CaseIterable {
        /// The backward transform; the forward one is a plain sum.
        case backward
        /// Both, by 1/√n, so that either keeps the sum of squares.
        case ortho
        /// The forward transform.
        case forward
    }
}

extension FFT.Norm {
    /// What results of a transform are multiplied by.
    func scale(backward: Bool, lengths: Shape) -> Double {
        scale(backward: backward, count: lengths.reduce(1.0) { $0 * Double($1) })
    }

    /// The same for n elements in all.
    func scale(backward isBackward: Bool, count n: Double) -> Double {
        switch self {
        case .ortho: 1 / n.squareRoot()
        case .backward: isBackward ? 1 / n : 1
        case .forward: isBackward ? 1 : 1 / n
        }
    }
}
