import CMartletFFTKernels
import MartletCore

/// The mean of two results of the same transform, by a convolution and another with a chirp that begins elsewhere.
///
/// The error of a convolution is √2 of that of a transform of the same length.  Two such share neither products nor sums, so
/// their errors are as good as independent, but for what the same rounded constants do to both, and that of their mean is 1/√2
/// of it.
final class Mean: ComplexAlgorithm {
    private let n, size, lanes: Int
    private let kernels: mt_fft_table
    /// Both give half of the result.
    private let first, second: any ComplexAlgorithm
    let takesBunches, takesBlocks: Bool
    var givesBlocks: Bool { second.givesBlocks }
    let byteCount: Int

    init(_ first: Recipe, _ second: Recipe, _ precision: Precision) throws(OutOfMemory) {
        (n, size, lanes, kernels) = (first.length, precision.size, precision.lanes, precision.kernels)
        guard case .bluestein(let n, let recipe) = second else { preconditionFailure("the second has a chirp") }
        self.first = try makeAlgorithm(first, precision, weight: 0.5)
        // The same transform serves both.
        let shared = first == second ? (self.first as? Bluestein)?.inner : nil
        let inner: any ComplexAlgorithm = if let shared { shared } else { try makeAlgorithm(recipe, precision) }
        self.second = try Bluestein(
            n, inner, length: recipe.length, precision, weight: 0.5, shift: n / 3 + 1)
        takesBunches = self.first.takesBunches && self.second.takesBunches
        takesBlocks = self.first.takesBlocks && self.second.takesBlocks
        byteCount = self.first.byteCount + self.second.byteCount - (shared?.byteCount ?? 0)
    }

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
        nonisolated(unsafe) let (other, sum) = (half.source(group: bunch), y)
        if bunch > 1 { return add(other, sum, 0..<n, bunch, scale) }
        work.parallelism.forEachRun(of: n, grain: 1 << 15) { self.add(other, sum, $0, 1, scale) }
    }

    /// Adds rows of a bunch, or elements of a line from a multiple of the lanes on.
    private func add(
        _ x: mt_fft_source, _ y: mt_fft_target, _ places: Range<Int>, _ bunch: Int, _ scale: Double
    ) {
        var x = x.advanced(by: places.lowerBound, size: size), y = y.advanced(by: places.lowerBound, size: size)
        kernels.add(places.count, bunch, &x, &y, scale)
    }
}
