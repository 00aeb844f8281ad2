package import MartletCore
package import MartletGPU

/// NVIDIA's run-time compiler.  Needs no device, so its use is tested on machines without one.
package struct NVRTC: Sendable {
    typealias P = UnsafeMutableRawPointer
    private let create:
        @convention(c) @Sendable (UnsafeMutablePointer<P?>, UnsafePointer<CChar>, UnsafePointer<CChar>, Int32, P?, P?)
            -> Int32
    private let compile: @convention(c) @Sendable (P?, Int32, UnsafeMutablePointer<UnsafePointer<CChar>?>) -> Int32
    private let logSize, codeSize: @convention(c) @Sendable (P?, UnsafeMutablePointer<Int>) -> Int32
    private let log, code: @convention(c) @Sendable (P?, UnsafeMutablePointer<CChar>) -> Int32
    private let destroy: @convention(c) @Sendable (UnsafeMutablePointer<P?>) -> Int32

    /// The library that `MARTLET_NVRTC` names, or the first that the loader finds.
    package init() throws(MartletError) {
        let library = try Toolkit.library("nvrtc", versions: ["13", "12", "11.2"], named: "MARTLET_NVRTC")
        create = try library.function("nvrtcCreateProgram")
        compile = try library.function("nvrtcCompileProgram")
        logSize = try library.function("nvrtcGetProgramLogSize")
        log = try library.function("nvrtcGetProgramLog")
        codeSize = try library.function("nvrtcGetCUBINSize")
        code = try library.function("nvrtcGetCUBIN")
        destroy = try library.function("nvrtcDestroyProgram")
    }

    /// Machine code for `architecture`, `sm_90`.
    package func compile(_ kernel: Kernel, architecture: String) throws(MartletError) -> [CChar] {
        var program: P?
        let status = kernel.source(in: .cuda).withCString { text in
            kernel.name.withCString { create(&program, text, $0, 0, nil, nil) }
        }
        try check(status, "nvrtcCreateProgram")
        defer { _ = destroy(&program) }
        // No contraction: a·b + c is rounded twice unless the kernel says fma, as on the host.
        let built = "--gpu-architecture=\(architecture)".withCString { target in
            "--fmad=false".withCString { contraction in
                var options: [UnsafePointer<CChar>?] = [target, contraction]
                return compile(program, Int32(options.count), &options)
            }
        }
        var size = 0
        guard built == 0 else {
            _ = logSize(program, &size)
            var text = [CChar](repeating: 0, count: size + 1)
            _ = log(program, &text)
            let message = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            throw .device("CUDA: \(kernel.name) does not compile: \(message)")
        }
        try check(codeSize(program, &size), "nvrtcGetCUBINSize")
        var result = [CChar](repeating: 0, count: size + 1)
        try check(code(program, &result), "nvrtcGetCUBIN")
        return result
    }
}
