// Times of the signal and spline functions on inputs that Benchmarks/signal/compare.py also gives to SciPy.
//
//     signal [ROWS | --short] [NAME…]
//
// Prints one JSON object a line: {"name": …, "size": …, "threads": …, "ns": …}, ns being the median of several runs.
import MartletCore
import MartletInterpolate
import MartletSignal

/// Noise on top of a slow wave, the same numbers as in compare.py.
func samples(_ count: Int, seed: UInt64) -> [Double] {
    var state = seed
    return (0..<count).map { i in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let noise = Double(Int64(bitPattern: state) >> 11) * 0x1p-52
        return noise * 0.2 + Double(i % 300 < 12 ? 1 : 0) + Double(i % 1800) / 1800
    }
}

let wanted = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("--") && Int($0) == nil }

func measure(_ name: String, _ size: String, _ threads: Int, repeats: Int, _ work: () throws -> Void) throws {
    if !wanted.isEmpty, !wanted.contains(name) { return }
    let clock = ContinuousClock()
    try work()
    var times: [Int] = []
    for _ in 0..<repeats {
        let time = try clock.measure(work)
        times.append(Int(time / .nanoseconds(1)))
    }
    times.sort()
    print("{\"name\": \"\(name)\", \"size\": \"\(size)\", \"threads\": \(threads), \"ns\": \(times[times.count / 2])}")
}

func run(_ x: NDArray<Double>, _ size: String, _ threads: Int, repeats: Int) throws {
    let sos = try Signal.butter(4, [5, 15], btype: .bandpass, output: .sos, fs: 360)
    let rows = x.rank == 1 ? [x] : try (0..<x.shape[0]).map { try x.selecting($0) }
    try measure("sosfilt", size, threads, repeats: repeats) { _ = try Signal.sosfilt(sos, x) }
    try measure("sosfiltfilt", size, threads, repeats: repeats) { _ = try Signal.sosfiltfilt(sos, x) }
    try measure("detrend", size, threads, repeats: repeats) { _ = try Signal.detrend(x) }
    try measure("welch", size, threads, repeats: repeats) { _ = try Signal.welch(x, fs: 360, nperseg: 1024) }
    try measure("find_peaks", size, threads, repeats: repeats) {
        for row in rows { _ = try Signal.find_peaks(row, height: 0.5, distance: 72, prominence: 0.3) }
    }
    let n = rows[0].count, knots = NDArray((0..<n).map { Double($0) / 360 })
    let points = try NDArray((0..<n).map { (Double($0) + 0.37) / 360 }, shape: [n])
    let spline = try rows.map { try Interpolate.CubicSpline(knots, $0) }
    try measure("CubicSpline", size, threads, repeats: repeats) {
        for row in rows { _ = try Interpolate.CubicSpline(knots, row) }
    }
    try measure("spline values", size, threads, repeats: repeats) { for s in spline { _ = try s(points) } }
}

let ecg = NDArray(samples(108_000, seed: 1))
for threads in [1, 2] {
    try withParallelism(Parallelism(threads: threads)) { () throws in try run(ecg, "108000", threads, repeats: 15) }
}
// ROWS × 10⁶ samples, 64 when not given, unless --short.
if !CommandLine.arguments.contains("--short") {
    let rows = CommandLine.arguments.dropFirst().compactMap { Int($0) }.first ?? 64
    let wide = try NDArray(samples(rows * 1_000_000, seed: 2), shape: [rows, 1_000_000])
    for threads in [1, 2] {
        try withParallelism(Parallelism(threads: threads)) { () throws in
            try run(wide, "\(rows)x1000000", threads, repeats: 1)
        }
    }
}
