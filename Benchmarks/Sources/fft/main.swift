// Nanoseconds of Fourier transforms on one thread.
//
//     swift run -c release fft < LINES
//
// A line is a transform, a type, a shape and an axis, `fft complex128 100x64 -1`, or `all` for the transform of all axes.
// Where there is a plan for it, that is made before and the result's memory is there; `call fft complex128 1000 -1` is the
// public function, the look for the plan and the allocation of the result included.  The answer is the line with the
// least time of many runs.  Benchmarks/fft/compare.py sets the times of other libraries beside them.

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

/// Of a clock that never goes back, in nanoseconds.  What else the machine does can only add to a difference, and the least
/// of many is taken; the processor time of a thread is short, or 0, where a virtual machine takes off what it calls stolen.
func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

/// The least of the times of a call, over a quarter of a second, in nanoseconds.
func measure(_ work: () throws -> Void) throws -> Double {
    func time(_ repeats: Int) throws -> Double {
        let start = now()
        for _ in 0..<repeats { try work() }
        return (now() - start) / Double(repeats)
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

/// Elements at the start of a cache line, as the other libraries get them.
final class Aligned<T: BitwiseCopyable> {
    let elements: UnsafeMutableBufferPointer<T>

    init(_ values: [T]) {
        let start = UnsafeMutableRawPointer.allocate(
            byteCount: max(1, values.count * MemoryLayout<T>.stride), alignment: 64)
        elements = UnsafeMutableBufferPointer(
            start: start.bindMemory(to: T.self, capacity: values.count), count: values.count)
        _ = elements.initialize(from: values)
    }

    deinit { UnsafeMutableRawPointer(elements.baseAddress!).deallocate() }
}

struct Work<R: SpectrumScalar & RealTransformableScalar> where R.SpectrumPart == R {
    let name: String
    let shape: Shape
    let axis: Int?
    let isCall: Bool

    private func reals() throws -> NDArray<R> { try NDArray(noise(shape).elements.map { R($0) }, shape: shape) }
    private func complex() throws -> NDArray<Complex<R>> {
        try NDArray(noise(shape).elements.map { Complex(R($0), R(0.25 - $0)) }, shape: shape)
    }

    func time() throws -> Double {
        if !isCall, let time = try planned() { return time }
        switch (name, axis) {
        case ("fft", let axis?):
            let x = try complex()
            return try measure { keep(try FFT.fft(x, axis: axis, workers: 1)) }
        case ("fft", nil):
            let x = try complex()
            return try measure { keep(try FFT.fftn(x, workers: 1)) }
        case ("rfft", let axis?):
            let x = try reals()
            return try measure { keep(try FFT.rfft(x, axis: axis, workers: 1)) }
        case ("rfft", nil):
            let x = try reals()
            return try measure { keep(try FFT.rfftn(x, workers: 1)) }
        case ("irfft", let axis?):
            let x = try complex()
            return try measure { keep(try FFT.irfft(x, axis: axis, workers: 1)) }
        default:
            let x = try reals(), type = Int(String(name.last!))!, axis = axis ?? -1
            return name.hasPrefix("dct")
                ? try measure { keep(try FFT.dct(x, type: type, axis: axis, workers: 1)) }
                : try measure { keep(try FFT.dst(x, type: type, axis: axis, workers: 1)) }
        }
    }

    /// With a plan, where the library has one for the work.
    private func planned() throws -> Double? {
        let one = Parallelism(threads: 1)
        guard shape.count == 1 || name == "fft" || name == "rfft" else { return nil }
        func measured<In: BitwiseCopyable, Out: BitwiseCopyable>(
            _ input: [In], _ output: [Out], _ transform: (Span<In>, inout MutableSpan<Out>) throws -> Void
        ) throws -> Double {
            let x = Aligned(input), y = Aligned(output)
            let source = x.elements.span
            var target = y.elements.mutableSpan
            return try measure { try transform(source, &target) }
        }
        switch name {
        case "fft":
            let plan = try FFT.Plan<R>(shape, axes: axis.map { [$0] }, parallelism: one)
            let x = try complex().elements
            return try measured(x, x) { try plan.forward($0, into: &$1) }
        case "rfft":
            let plan = try FFT.RealPlan<R>(shape, axes: axis.map { [$0] }, parallelism: one)
            return try measured(
                reals().elements, [Complex<R>](repeating: 0, count: plan.spectrumShape.elementCount)
            ) {
                try plan.forward($0, into: &$1)
            }
        case "irfft":
            let length = 2 * (shape[0] - 1), plan = try FFT.RealPlan<R>(length, parallelism: one)
            return try measured(complex().elements, [R](repeating: 0, count: length)) {
                try plan.backward($0, into: &$1)
            }
        default:
            let plan = try FFT.CosinePlan<R>(
                shape[0], type: Int(String(name.last!))!, isSine: name.hasPrefix("dst"), parallelism: one)
            let x = try reals().elements
            return try measured(x, x) { try plan.forward($0, into: &$1) }
        }
    }
}

func answer(_ line: String) throws {
    var words = line.split(separator: " ").map(String.init)
    let isCall = words[0] == "call"
    if isCall { words.removeFirst() }
    let shape = Shape(words[2].split(separator: "x").map { Int($0)! }), axis = Int(words[3])
    let time =
        switch words[1] {
        case "complex128", "float64":
            try Work<Double>(name: words[0], shape: shape, axis: axis, isCall: isCall).time()
        default: try Work<Float>(name: words[0], shape: shape, axis: axis, isCall: isCall).time()
        }
    print("\(line)\t\((time * 100).rounded() / 100)")
    fflush(nil)
}

while let line = readLine() { try answer(line) }
