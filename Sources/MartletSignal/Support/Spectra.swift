import MartletCore
import MartletFFTCore

/// How a signal is cut into segments and what is done with their spectra.
struct SpectralPlan: Sendable {
    /// The window, as long as a segment.
    let window: [Double]
    /// From one segment's start to the next.
    let hop: Int
    /// The length to which segments are filled up with zeros.
    let nfft: Int
    /// What is taken from each segment.
    let trend: Trend?
    let onesided: Bool
    /// What each product of spectra is multiplied with.
    let scale: Double
    let average: Signal.SpectralAverage

    var bins: Int { onesided ? nfft / 2 + 1 : nfft }

    func segments(of length: Int) -> Int { (length - window.count) / hop + 1 }

    /// The frequencies of the bins at the sampling rate `fs`.
    func frequencies(_ fs: Double) -> NDArray<Double> {
        let unit = 1 / (Double(nfft) * (1 / fs))
        return NDArray((0..<bins).map { Double(!onesided && $0 >= (nfft + 1) / 2 ? $0 - nfft : $0) * unit })
    }
}

/// The averaged products conj(X) Y of the spectra of two signals' segments, or |X|² of one's.
///
/// Whatever the signal's type, segments are transformed and products summed in double precision.  Blocks of segments are
/// shared among threads; their sums are added in order, so the number of threads makes no difference.
struct Spectra<R: RealScalar>: @unchecked Sendable {
    /// A signal: its samples lie `step` apart, a complex one's parts side by side.
    struct Source {
        let start: UnsafePointer<R>
        let step, length: Int
    }

    let plan: SpectralPlan
    let isComplex: Bool
    /// The length of the longer of both signals; the shorter one continues with zeros.
    let length: Int

    private var segments: Int { plan.segments(of: length) }
    /// Bins that are computed: a real signal's others mirror them.
    private var own: Int { isComplex ? plan.nfft : plan.nfft / 2 + 1 }
    private var block: Int { max(1, (1 << 13) / plan.nfft) }
    private var blocks: Int { (segments + block - 1) / block }

    /// Writes `plan.bins` sums for each pair; real parts to `re` and, for two signals, imaginary parts to `im`.
    func run(
        _ x: [Source], _ y: [Source]?, _ re: UnsafeMutablePointer<R>, _ im: UnsafeMutablePointer<R>?,
        _ parallelism: Parallelism
    ) throws(MartletError) {
        let parts = y == nil ? 1 : 2, keepsAll = plan.average == .median && segments > 1
        let rows = keepsAll ? segments : blocks, width = own * parts
        // As many signals at a time as their rows fit into 64 MiB.
        let together = max(1, min(x.count, (1 << 23) / max(1, rows * width)))
        let table = try NDArray<Double>.uninitialized([together, rows, width], for: "welch")
        let transform = try naming("welch") { () throws(OutOfMemory) in try Transform(plan.nfft, isComplex: isComplex) }
        nonisolated(unsafe) let sums = table.mutableHostPointer
        nonisolated(unsafe) let (re, im, x, y) = (re, im, x, y)
        for first in stride(from: 0, to: x.count, by: together) {
            let count = min(together, x.count - first)
            try naming("welch") { () throws(OutOfMemory) in
                try parallelism.forEach(failingWith: OutOfMemory.self, count * blocks) { cell throws(OutOfMemory) in
                    let signal = cell / blocks, block = cell % blocks
                    try sumBlock(
                        x[first + signal], y?[first + signal], block, transform, sums + signal * rows * width,
                        keepsAll: keepsAll)
                }
            }
            parallelism.forEachRun(of: count, grain: max(1, 4096 / (rows * own))) { run in
                for signal in run {
                    let at = (first + signal) * plan.bins
                    reduce(sums + signal * rows * width, rows, keepsAll, re + at, im.map { $0 + at })
                }
            }
        }
        withExtendedLifetime(table) {}
    }

    /// Transforms one block of segments; adds up their products in one row, or writes each to its own.
    private func sumBlock(
        _ x: Source, _ y: Source?, _ index: Int, _ transform: Transform, _ sums: UnsafeMutablePointer<Double>,
        keepsAll: Bool
    ) throws(OutOfMemory) {
        let first = index * block, count = min(block, segments - first), parts = isComplex ? 2 : 1
        let room = count * plan.nfft * parts, spectrum = 2 * count * own, width = own * (y == nil ? 1 : 2)
        try withScratch((room + 2 * spectrum) * MemoryLayout<Double>.stride) { scratch throws(OutOfMemory) in
            let time = scratch.assumingMemoryBound(to: Double.self), a = time + room, b = a + spectrum
            try spectra(x, first..<first + count, transform, time, a)
            if let y { try spectra(y, first..<first + count, transform, time, b) }
            for k in 0..<count {
                let row = sums + (keepsAll ? first + k : index) * width
                if k == 0 || keepsAll { row.update(repeating: 0, count: width) }
                if y == nil {
                    addSquares(a + 2 * k * own, own, row)
                } else {
                    addProducts(a + 2 * k * own, b + 2 * k * own, own, row)
                }
            }
        }
    }

    /// The plan of the transforms.
    private enum Transform: Sendable {
        case complex(ComplexPlan), real(RealPlan)

        init(_ length: Int, isComplex: Bool) throws(OutOfMemory) {
            self =
                isComplex
                ? .complex(try PlanCache.shared.complex(length, .double))
                : .real(try PlanCache.shared.real(length, .double))
        }
    }

    /// Writes the spectra of segments.
    private func spectra(
        _ x: Source, _ range: Range<Int>, _ transform: Transform, _ time: UnsafeMutablePointer<Double>,
        _ spectra: UnsafeMutablePointer<Double>
    ) throws(OutOfMemory) {
        let parts = isComplex ? 2 : 1, nfft = plan.nfft
        plan.window.withUnsafeBufferPointer { window in
            for (k, segment) in range.enumerated() {
                for part in 0..<parts {
                    loadSegment(
                        x.start + segment * plan.hop * x.step + part, x.step, x.length - segment * plan.hop,
                        window, plan.trend, time + k * nfft * parts + part, parts, nfft)
                }
            }
        }
        let lines = Lines([.init(count: range.count, input: nfft, output: own)])
        switch transform {
        case .complex(let plan):
            try plan.execute(
                backward: false, time, stride: 1, spectra, stride: 1, lines: lines, scale: 1, parallelism: .sequential)
        case .real(let plan):
            try plan.forward(
                time, stride: 1, spectra, stride: 1, lines: lines, scale: 1, parallelism: .sequential)
        }
    }

    /// Averages the rows and lays the bins out as asked.
    @specialized(where R == Double)
    @specialized(where R == Float)
    private func reduce(
        _ sums: UnsafeMutablePointer<Double>, _ rows: Int, _ keepsAll: Bool, _ re: UnsafeMutablePointer<R>,
        _ im: UnsafeMutablePointer<R>?
    ) {
        let width = own * (im == nil ? 1 : 2)
        if keepsAll {
            medianOfRows(sums, rows, width)
        } else {
            for row in 1..<max(1, rows) {
                let next = sums + row * width
                for i in 0..<width { sums[i] += next[i] }
            }
        }
        let scale = plan.scale / (keepsAll ? medianBias(segments) : Double(segments))
        let last = plan.nfft % 2 == 0 ? own - 1 : own
        for k in 0..<own {
            let doubled = plan.onesided && k > 0 && k < last ? 2 * scale : scale
            re[k] = R(sums[k] * doubled)
            if let im { im[k] = R(sums[own + k] * doubled) }
        }
        // A real signal's spectrum at −f is the conjugate of that at f.
        for k in own..<max(own, plan.bins) {
            re[k] = re[plan.nfft - k]
            if let im { im[k] = -im[plan.nfft - k] }
        }
    }
}

/// Writes a segment, less its trend and times the window, and zeros up to `nfft`; beyond `available` samples it is zero.
@specialized(where R == Double)
@specialized(where R == Float)
private func loadSegment<R: RealScalar>(
    _ x: UnsafePointer<R>, _ step: Int, _ available: Int, _ window: UnsafeBufferPointer<Double>, _ trend: Trend?,
    _ to: UnsafeMutablePointer<Double>, _ toStep: Int, _ nfft: Int
) {
    let count = window.count, given = max(0, min(count, available))
    if step == 1 && toStep == 1 {
        for t in 0..<given { to[t] = Double(x[t]) }
    } else {
        for t in 0..<given { to[t * toStep] = Double(x[t * step]) }
    }
    for t in given..<nfft { to[t * toStep] = 0 }
    var mean = 0.0, slope = 0.0
    if let trend { (mean, slope) = fitTrend(UnsafePointer(to), toStep, count, trend) }
    let start = mean - slope * Double(count - 1) / 2
    if toStep == 1 && slope == 0 {
        for t in 0..<count { to[t] = (to[t] - start) * window[t] }
    } else {
        for t in 0..<count { to[t * toStep] = (to[t * toStep] - (start + slope * Double(t))) * window[t] }
    }
}

private func addSquares(_ a: UnsafeMutablePointer<Double>, _ count: Int, _ sums: UnsafeMutablePointer<Double>) {
    for k in 0..<count { sums[k] += a[2 &* k] * a[2 &* k] + a[2 &* k &+ 1] * a[2 &* k &+ 1] }
}

/// Adds conj(a) b: real parts, then imaginary ones.
private func addProducts(
    _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>, _ count: Int,
    _ sums: UnsafeMutablePointer<Double>
) {
    for k in 0..<count {
        sums[k] += a[2 * k] * b[2 * k] + a[2 * k + 1] * b[2 * k + 1]
        sums[count + k] += a[2 * k] * b[2 * k + 1] - a[2 * k + 1] * b[2 * k]
    }
}

/// Replaces the first row by the columns' medians.
private func medianOfRows(_ table: UnsafeMutablePointer<Double>, _ rows: Int, _ width: Int) {
    for i in 0..<width {
        let column = (0..<rows).map { table[$0 * width + i] }
        if column.contains(where: \.isNaN) {
            table[i] = .nan
            continue
        }
        let sorted = column.ascending(), middle = rows / 2
        table[i] = rows % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

/// The expected median of n independent exponential variables of mean 1: Σ (−1)^(k+1)/k over the odd number up to n.
///
/// Reference: B. Allen et al., "FINDCHIRP", Phys. Rev. D 85 (2012) 122006, appendix B, doi:10.1103/PhysRevD.85.122006.
func medianBias(_ n: Int) -> Double {
    var bias = 1.0
    for k in stride(from: 2, through: n - 1, by: 2) { bias += 1 / Double(k + 1) - 1 / Double(k) }
    return bias
}
