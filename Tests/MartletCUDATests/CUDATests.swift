import Martlet
import MartletCUDA
import MartletTestSupport
import Testing

/// A GPU without a device: it compiles every kernel that it is asked to launch and runs none.
final class CompileOnly: GPU, @unchecked Sendable {
    let name = "compile-only"
    let model = "none"
    let device = Device("compile-only")
    private let compiler: NVRTC
    private(set) var compiled: Set<String> = []
    private var seen: Set<Kernel> = []

    init() throws(MartletError) { compiler = try NVRTC() }

    /// What was uploaded, or zeros.
    final class Memory: Buffer, @unchecked Sendable {
        let bytes: [UInt8]
        let gpu: CompileOnly
        override var owner: (any Backend)? { gpu }
        init(_ bytes: [UInt8], _ gpu: CompileOnly) {
            (self.bytes, self.gpu) = (bytes, gpu)
            super.init(device: gpu.device, byteCount: bytes.count)
        }
        override func copy(to destination: UnsafeMutableRawPointer) {
            bytes.withUnsafeBytes { destination.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
        }
    }

    func allocate(byteCount: Int) -> Buffer { Memory([UInt8](repeating: 0, count: max(1, byteCount)), self) }
    func upload(_ source: UnsafeRawBufferPointer) -> Buffer { Memory([UInt8](source), self) }
    func synchronize() {}
    func launch(_ kernel: Kernel, groups: Int, items: Int, _ arguments: [GPUArgument]) throws(MartletError) {
        compiled.insert("\(kernel.name) \(kernel.real)")
        if seen.insert(kernel).inserted {
            _ = try compiler.compile(kernel, architecture: "sm_90")
        }
    }
}

private let compiler = try? CompileOnly()

@Suite(.enabled(if: compiler != nil), .serialized) struct CUDATests {
    @Test func everyKernelCompiles() throws {
        let gpu = compiler!
        func unary<F: UnaryFunction, T: RealScalar>(_: F.Type, _ x: NDArray<T>) throws {
            _ = try UnaryMap<F, T>(x: x).perform()
        }
        func all<T: RealScalar & SummableScalar>(_: T.Type) throws where T.Sum == T {
            let x = try NDArray<T>(repeating: 1, shape: [3, 50]).on(gpu)
            try unary(NegativeFunction.self, x)
            try unary(AbsoluteFunction.self, x)
            try unary(FloorFunction.self, x)
            try unary(CeilFunction.self, x)
            try unary(TruncFunction.self, x)
            try unary(RintFunction.self, x)
            try unary(SqrtFunction.self, x)
            try unary(SquareFunction.self, x)
            try unary(ReciprocalFunction.self, x)
            try unary(ExpFunction.self, x)
            try unary(LogFunction.self, x)
            try unary(SinFunction.self, x)
            try unary(CosFunction.self, x)
            try unary(TanhFunction.self, x)
            let row = try NDArray<T>(repeating: 2, shape: [50]).on(gpu)
            for (a, b) in [(x, x), (x, row), (x.transposed, x.transposed)] {
                _ = try Arrays.add(a, b)
                _ = try Arrays.subtract(a, b)
                _ = try Arrays.multiply(a, b)
                _ = try Arrays.divide(a, b)
                _ = try Arrays.minimum(a, b)
                _ = try Arrays.maximum(a, b)
                _ = try Arrays.fmin(a, b)
                _ = try Arrays.fmax(a, b)
                _ = try Arrays.equal(a, b)
                _ = try Arrays.less_equal(a, b)
            }
            _ = try Arrays.sum(x, axis: [0])
            _ = try Arrays.max(x)
            _ = try Arrays.min(x)
            let sos = try Arrays.astype(Signal.butter(3, 0.2, output: .sos), T.self).on(gpu)
            let long = try NDArray<T>(repeating: 1, shape: [1, 20_000]).on(gpu)
            _ = try Signal.sosfilt(sos, long)
            _ = try Signal.sosfiltfilt(sos, long)
            let spline = try Interpolate.CubicSpline(
                Arrays.arange(T(0), T(10)), NDArray<T>(repeating: 1, shape: [10])
            ).on(gpu)
            _ = try spline(row)
        }
        func transforms<T: RealTransformableScalar>(_: T.Type) throws where T.SpectrumPart == T {
            let x = try NDArray<T>(repeating: 1, shape: [20, 64]).on(gpu)
            let bins = try FFT.rfft(x)
            _ = try FFT.irfft(bins)
            _ = try FFT.fft(bins, axis: 0)
            _ = try FFT.irfft(bins, n: 31)
            _ = try FFT.ifft(bins, n: 4096)
            _ = try FFT.rfft(x, n: 1 << 14)
            _ = try FFT.irfft(bins, n: 1 << 15)
            for type in [1, 3] { _ = try FFT.dct(x, type: type) }
            for type in [2, 4] { _ = try FFT.dst(x, type: type, n: 37, orthogonalize: true) }
        }
        try all(Double.self)
        try all(Float.self)
        try transforms(Double.self)
        try transforms(Float.self)
        #expect(gpu.compiled.contains("map_exp float64") && gpu.compiled.contains("map_exp float32"))
        #expect(gpu.compiled.contains("sections_run_2 float64"))
    }
}
