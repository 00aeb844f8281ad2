// Fourier transforms on a device: their time, and their results for comparison with others.
//
//     swift run -c release device [cuda | opencl] < LINES
//
// `time fft complex64 1000x64 -1` is a transform, a type, a shape and an axis, or `all`.  The answer is the line with the
// microseconds of a call, the least and the median of rounds of calls that are queued one after the other and waited for
// together.  `check fft IN.npy OUT.npy -1 0 backward` transforms the array of a file along an axis (or `all`) to a length
// (0 keeps it) with a norm, and saves the result.  Benchmarks/gpu/compare.py sets CuPy beside it.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif
import Martlet

func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1000
}

func noise<T: RealScalar>(_ count: Int, of: T.Type = T.self) -> [T] {
    var state: UInt64 = 88_172_645_463_325_252
    return (0..<count).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return T(Double(state >> 11) * 0x1p-53 - 0.5)
    }
}

/// One call of the transform `name`.
func transform<R: RealScalar>(
    _ name: String, real: NDArray<R>?, complex: NDArray<Complex<R>>?, n: Int?, axis: Int?, norm: FFT.Norm
) throws -> (real: NDArray<R>?, complex: NDArray<Complex<R>>?)
where R: RealTransformableScalar, R.SpectrumPart == R {
    func of<T: TransformableScalar>(_ x: NDArray<T>) throws -> (NDArray<R>?, NDArray<Complex<R>>?)
    where T.SpectrumPart == R {
        switch (name, axis) {
        case ("fft", let axis?): (nil, try FFT.fft(x, n: n, axis: axis, norm: norm))
        case ("ifft", let axis?): (nil, try FFT.ifft(x, n: n, axis: axis, norm: norm))
        case ("irfft", let axis?): (try FFT.irfft(x, n: n, axis: axis, norm: norm), nil)
        case ("hfft", let axis?): (try FFT.hfft(x, n: n, axis: axis, norm: norm), nil)
        case ("fft", nil): (nil, try FFT.fftn(x, norm: norm))
        case ("ifft", nil): (nil, try FFT.ifftn(x, norm: norm))
        case ("hfft", nil): (try FFT.hfftn(x, norm: norm), nil)
        default: (try FFT.irfftn(x, norm: norm), nil)
        }
    }
    switch (name, axis) {
    case ("rfft", let axis?): return (nil, try FFT.rfft(real!, n: n, axis: axis, norm: norm))
    case ("ihfft", let axis?): return (nil, try FFT.ihfft(real!, n: n, axis: axis, norm: norm))
    case ("rfft", nil): return (nil, try FFT.rfftn(real!, norm: norm))
    case ("ihfft", nil): return (nil, try FFT.ihfftn(real!, norm: norm))
    default: if let complex { return try of(complex) } else { return try of(real!) }
    }
}

/// The least and the median of rounds.
func time<R: RealScalar>(_: R.Type, _ words: [String], on gpu: any GPU) throws -> (Double, Double)
where R: RealTransformableScalar, R.SpectrumPart == R {
    let shape = Shape(words[2].split(separator: "x").map { Int($0)! }), axis = Int(words[3])
    var real: NDArray<R>?
    var complex: NDArray<Complex<R>>?
    if words[1].hasPrefix("float") {
        real = try NDArray(noise(shape.elementCount), shape: shape).on(gpu)
    } else {
        let parts: [R] = noise(2 * shape.elementCount)
        complex = try NDArray((0..<shape.elementCount).map { Complex(parts[2 * $0], parts[2 * $0 + 1]) }, shape: shape)
            .on(gpu)
    }
    func round(_ calls: Int) throws -> Double {
        let start = now()
        for _ in 0..<calls {
            _ = try transform(words[0], real: real, complex: complex, n: nil, axis: axis, norm: .backward)
        }
        try gpu.synchronize()
        return (now() - start) / Double(calls)
    }
    _ = try round(1)
    let calls = max(1, min(200, Int(10_000 / (try round(3)))))
    var times: [Double] = []
    for _ in 0..<7 { times.append(try round(calls)) }
    times.sort()
    return (times[0], times[3])
}

func check(_ words: [String], on gpu: any GPU) throws {
    let axis = Int(words[3]), n = Int(words[4])!, norm = FFT.Norm(rawValue: words[5])!
    func run<R: RealScalar>(_ real: NDArray<R>?, _ complex: NDArray<Complex<R>>?) throws
    where R: RealTransformableScalar, R.SpectrumPart == R {
        let result = try transform(
            words[0], real: real?.on(gpu), complex: complex?.on(gpu), n: n == 0 ? nil : n, axis: axis, norm: norm)
        if let y = result.real { try IO.save(words[2], y.onHost()) }
        if let y = result.complex { try IO.save(words[2], y.onHost()) }
    }
    switch try IO.load(words[1]) {
    case .float32(let x): try run(x, nil)
    case .float64(let x): try run(x, nil)
    case .complex64(let x): try run(nil, x)
    case .complex128(let x): try run(nil, x)
    default: throw MartletError.device("\(words[1]): no type that is measured")
    }
}

func chosen() -> any GPU {
    do { return CommandLine.arguments.dropFirst().first == "opencl" ? try OpenCL() : try CUDA() } catch {
        print("# \(error)")
        exit(1)
    }
}

let gpu = chosen()
print("# \(gpu.model), \(gpu.limits)")
fflush(nil)
while let line = readLine() {
    let words = line.split(separator: " ").map(String.init), arguments = Array(words.dropFirst())
    if words.isEmpty { continue }
    do {
        if words[0] == "check" {
            try check(arguments, on: gpu)
            print("\(line)\tok")
        } else {
            let isDouble = ["complex128", "float64"].contains(arguments[1])
            let (least, median) =
                isDouble ? try time(Double.self, arguments, on: gpu) : try time(Float.self, arguments, on: gpu)
            print("\(line)\t\(least)\t\(median)")
        }
    } catch { print("\(line)\terror \(error)") }
    fflush(nil)
}
