import CMartletKernels
import Martlet
import MartletBindings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

enum DoctorCommand: Command {
    static let name = "doctor"
    static let usage = ""
    static let summary = "Shows what this machine offers: CPU level, threads, devices, libraries, settings."

    /// Every environment variable that is read, and what it does.
    private static let variables = [
        ("MARTLET_CPU", "lowers the CPU level: baseline, avx2, avx512, neon"),
        ("MARTLET_THREADS", "how many threads a call may use; the processors' number when absent"),
        ("MARTLET_NVRTC", "the path of NVIDIA's run-time compiler"),
        ("MARTLET_CUFFT", "the path of NVIDIA's Fourier transforms; none where there is no such file"),
        ("MARTLET_LIBRARY", "the path of libCMartlet for the Python package"),
    ]

    static func run(_ input: Input) throws {
        _ = try input.exactly()
        func row(_ name: String, _ value: String) { print(name.padded(to: 18) + value) }
        row("martlet", martletVersion)
        let cpu = mt_cpu_current()
        var levels = [mt_cpu](repeating: cpu, count: 8)
        let count = Int(mt_cpu_available(&levels, Int32(levels.count)))
        let available = levels.prefix(count).map { String(cString: $0.name) }.joined(separator: " ")
        row("CPU level", "\(String(cString: cpu.name)), vectors of \(cpu.vector_bytes) bytes (can run: \(available))")
        row("threads", "\(Parallelism.current.threads)")
        row("BLAS", "none yet; nothing of what is here needs one")
        let (found, missing) = Devices.find()
        for device in found { row("device", "\(device.name): \(device.model)") }
        for absent in missing { row("no \(absent.family)", "\(absent.reason); \(absent.remedy)") }
        if found.contains(where: { $0 is CUDA }) {
            row("cuFFT", (try? CUDA.transformsLibrary()) ?? "not found; install libcufft for faster single transforms")
        }
        row(
            "zlib",
            libraryState(["libz.so.1", "libz.so", "libz.dylib"], "install zlib1g to read compressed .npz files"))
        for (name, meaning) in variables {
            row(name, (getenv(name).map { "'\(String(cString: $0))'" } ?? "not set") + "; \(meaning)")
        }
    }

    private static func libraryState(_ names: [String], _ remedy: String) -> String {
        for name in names {
            if let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) {
                dlclose(handle)
                return name
            }
        }
        return "not found; \(remedy)"
    }
}
