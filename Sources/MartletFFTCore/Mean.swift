import CMartletFFTKernels
import MartletCore

/// The mean of two results of the same transform, by convolutions of different lengths.
///
/// The error of a convolution is √2 of that of a transform of the same length.  Two of different lengths, and with chirps that
/// begin elsewhere, share neither products nor sums, so their errors are as good as independent, and that of their mean is
/// 1/√2 of it.
final class Mean: ComplexAlgorithm {
    private let n, size, lanes: Int
    private let kernels: mt_fft_table
    /// Both give half of the result.
    private let first, second: any ComplexAlgorithm
    let takesBunches, takesBlocks: Bool
    var givesBlocks: Bool { second.givesBlocks }

    init(_ first: Recipe, _ second: Recipe, _ precision: Precision) throws(OutOfMemory) {
        (n, size, lanes, kernels) = (first.length, precision.size, precision.lanes, precision.kernels)
        self.first = try makeAlgorithm(first, precision, weight: 0.5)
        self.second = try makeAlgorithm(second, precision, weight: 0.5, shift: n / 3 + 1)
        takesBunches = self.first.takesBunches && self.second.takesBunches
        takesBlocks = self.first.takesBlocks && self.second.takesBlocks
    }

    var byteCount: Int { first.byteCount + second.byteCount }

    func scratchBytes(bunch: Int) -> Int {
        Split.byteCount(n * bunch, size: size)
            + max(first.scratchBytes(bunch: bunch), second.scratchBytes(bunch: bunch))
    }

    func run(
        _ x: mt_fft_source, _ y: mt_fft_target, bunch: Int, scale: Double, work: Work
    ) throws(OutOfMemory) {
        // The target may be the source, so that the first result goes elsewhere.
        let half = Split(work.scratch, count: n * bunch, size: size, lanes: bunch > 1 ? lanes : nil)
        let inside = work.after(Split.byteCount(n * bunch, size: size))
        try first.run(x, half.target(group: bunch), bunch: bunch, scale: 1, work: inside)
        try second.run(x, y, bunch: bunch, scale: 1, work: inside)
        var other = half.source(group: bunch), sum = y
        kernels.add(n, bunch, &other, &sum, scale)
    }
}
