// Nanoseconds of Fourier transforms through the public functions, the allocation of the result included.
//
//     swift run -c release fft < LINES
//
// A line is a transform, a type, a shape and an axis, `fft complex128 100x64 -1`, or `all` for the transform of all axes.  The answer
// is the line with the least time of many runs.  Benchmarks/fft/compare.py sets SciPy's times beside them.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif
import MartletCore
import MartletFFT

@inline(never) func keep<T>(_ value: T) {}

/// Processor time of this thread, in nanoseconds: what else the machine does is not in it.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

/// The least of the times of a call, over a quarter of a second, in nanoseconds.
func measure(_ work: () throws -> Void) throws -> Double {
    func time(_ repeats: Int) throws -> Double {
        let start = processorTime()
        for _ in 0..<repeats { try work() }
        return (processorTime() - start) / Double(repeats)
    }
    try work()  // makes the plan
    var least = try time(1), spent = least
    let repeats = max(1, min(10_000, Int(1e6 / least)))
    while spent < 1.5e8 {
        let once = try time(repeats)
        least = min(least, once)
        spent += once * Double(repeats)
    }
    return least
}

func noise(_ shape: Shape) throws -> NDArray<Double> {
    var state: UInt64 = 88_172_645_463_325_252
    return try NDArray(
        (0..<shape.elementCount).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Double(state >> 11) * 0x1p-53 - 0.5
        }, shape: shape)
}

func run<R: RealScalar & RealTransformableScalar>(
    _ function: String, _ shape: Shape, _ axis: Int?, _: R.Type
) throws -> Double where R.SpectrumPart == R {
    let real = try NDArray(noise(shape).elements.map { R($0) }, shape: shape)
    let wide = try NDArray(noise(shape).elements.map { Complex(R($0), R(0.25 - $0)) }, shape: shape)
    return switch (function, axis) {
    case ("fft", let axis?): try measure { keep(try FFT.fft(wide, axis: axis, workers: 1)) }
    case ("fft", nil): try measure { keep(try FFT.fftn(wide, workers: 1)) }
    case ("rfft", let axis?): try measure { keep(try FFT.rfft(real, axis: axis, workers: 1)) }
    case ("irfft", let axis?): try measure { keep(try FFT.irfft(wide, axis: axis, workers: 1)) }
    default: try measure { keep(try FFT.rfftn(real, workers: 1)) }
    }
}

func answer(_ line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let shape = Shape(words[2].split(separator: "x").map { Int($0)! })
    let time =
        switch words[1] {
        case "complex128", "float64": try run(words[0], shape, Int(words[3]), Double.self)
        default: try run(words[0], shape, Int(words[3]), Float.self)
        }
    print("\(line)\t\(Int(time.rounded()))")
    fflush(nil)
}

while let line = readLine() { try answer(line) }
