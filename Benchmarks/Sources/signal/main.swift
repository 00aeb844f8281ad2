// Times of the signal and spline functions on inputs that Benchmarks/signal/compare.py also gives to SciPy.
//
//     signal [ROWS] [--short | --long] [NAME…]
//
// Prints one JSON object a line: {"name": …, "size": …, "threads": …, "ns": …}, ns being the median of several runs.
// Threads are 1, 2, or "1+1": two threads that each do the whole work alone, at once.  What two threads can gain on a
// machine shows there: where two processors are one core's halves, even work without anything in common slows down.
import MartletCore
import MartletInterpolate
import MartletSignal
import Synchronization

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

/// The ways to run take turns, so that whatever else the machine does meets all alike; each of several calls in a row, of
/// which the last counts.
func measure(_ name: String, _ size: String, repeats: Int, _ work: @escaping @Sendable () throws -> Void) throws {
    if !wanted.isEmpty, !wanted.contains(name) { return }
    let ways: [(name: String, run: () throws -> Void)] = [
        ("1", { try withParallelism(.sequential, work) }),
        ("2", { try withParallelism(Parallelism(threads: 2), work) }),
        ("\"1+1\"", { twice(work) }),
    ]
    let clock = ContinuousClock()
    var times = ways.map { _ in [Int]() }
    for _ in 0...repeats {
        for (way, run) in ways.map(\.run).enumerated() {
            var time = 0
            for _ in 0..<(repeats > 5 ? 3 : 1) { time = Int(try clock.measure(run) / .nanoseconds(1)) }
            times[way].append(time)
        }
    }
    for (way, label) in ways.map(\.name).enumerated() {
        let sorted = times[way].dropFirst().sorted()
        print(
            "{\"name\": \"\(name)\", \"size\": \"\(size)\", \"threads\": \(label), \"ns\": \(sorted[sorted.count / 2])}"
        )
    }
}

/// Does the work on two threads at once; both begin when both are there.
func twice(_ work: @Sendable () throws -> Void) {
    let present = Atomic<Int>(0)
    Parallelism(threads: 2).forEach(2) { _ in
        present.wrappingAdd(1, ordering: .relaxed)
        while present.load(ordering: .relaxed) < 2 {}
        try! withParallelism(.sequential, work)
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

// One signal of 108,000 samples, unless --long; and ROWS × 10⁶ samples, 64 when not given, unless --short.
if !CommandLine.arguments.contains("--long") {
    let ecg = NDArray(samples(108_000, seed: 1))
    try run(ecg, "108000", repeats: 25)
}
if !CommandLine.arguments.contains("--short") {
    let rows = CommandLine.arguments.dropFirst().compactMap { Int($0) }.first ?? 64
    let wide = try NDArray(samples(rows * 1_000_000, seed: 2), shape: [rows, 1_000_000])
    try run(wide, "\(rows)x1000000", repeats: 3)
}
