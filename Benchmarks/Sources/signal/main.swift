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

/// One thread and two take turns, so that whatever else the machine does meets both alike; each of several calls in a
/// row, of which the last counts.
func measure(_ name: String, _ size: String, repeats: Int, _ work: () throws -> Void) throws {
    if !wanted.isEmpty, !wanted.contains(name) { return }
    let clock = ContinuousClock()
    var times: [Int: [Int]] = [:]
    for _ in 0...repeats {
        for threads in [1, 2] {
            try withParallelism(Parallelism(threads: threads)) { () throws in
                var time = 0
                for _ in 0..<(repeats > 5 ? 3 : 1) { time = Int(try clock.measure(work) / .nanoseconds(1)) }
                times[threads, default: []].append(time)
            }
        }
    }
    for threads in [1, 2] {
        let sorted = times[threads]!.dropFirst().sorted()
        print(
            "{\"name\": \"\(name)\", \"size\": \"\(size)\", \"threads\": \(threads), \"ns\": \(sorted[sorted.count / 2])}"
        )
    }
}

func run(_ x: NDArray<Double>, _ size: String, repeats: Int) throws {
    let sos = try Signal.butter(4, [5, 15], btype: .bandpass, output: .sos, fs: 360)
    let rows = x.rank == 1 ? [x] : try (0..<x.shape[0]).map { try x.selecting($0) }
    try measure("sosfilt", size, repeats: repeats) { _ = try Signal.sosfilt(sos, x) }
    try measure("sosfiltfilt", size, repeats: repeats) { _ = try Signal.sosfiltfilt(sos, x) }
    try measure("detrend", size, repeats: repeats) { _ = try Signal.detrend(x) }
    try measure("welch", size, repeats: repeats) { _ = try Signal.welch(x, fs: 360, nperseg: 1024) }
    try measure("find_peaks", size, repeats: repeats) {
        for row in rows { _ = try Signal.find_peaks(row, height: 0.5, distance: 72, prominence: 0.3) }
    }
    let n = rows[0].count, knots = NDArray((0..<n).map { Double($0) / 360 })
    let points = try NDArray((0..<n).map { (Double($0) + 0.37) / 360 }, shape: [n])
    let spline = try rows.map { try Interpolate.CubicSpline(knots, $0) }
    try measure("CubicSpline", size, repeats: repeats) {
        for row in rows { _ = try Interpolate.CubicSpline(knots, row) }
    }
    try measure("spline values", size, repeats: repeats) { for s in spline { _ = try s(points) } }
}

let ecg = NDArray(samples(108_000, seed: 1))
try run(ecg, "108000", repeats: 25)
// ROWS × 10⁶ samples, 64 when not given, unless --short.
if !CommandLine.arguments.contains("--short") {
    let rows = CommandLine.arguments.dropFirst().compactMap { Int($0) }.first ?? 64
    let wide = try NDArray(samples(rows * 1_000_000, seed: 2), shape: [rows, 1_000_000])
    try run(wide, "\(rows)x1000000", repeats: 3)
}
