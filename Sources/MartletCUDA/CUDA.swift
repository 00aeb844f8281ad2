public import MartletCore
public import MartletGPU
import Synchronization

/// One NVIDIA device: the CUDA driver for memory and launches, NVRTC for compiling.
public final class CUDA: GPU {
    public let name: String
    public let model: String
    public let device: Device
    public let limits: GPULimits
    let cu: Driver
    private let nvrtc: NVRTC
    private let context: UInt
    private let architecture: String
    /// The driver's pool, where this device has one.
    private let pool: Driver.Pool?
    private let compiled = Mutex<[Kernel: UInt]>([:])
    private let transforms = CuFFTPlans { () throws(MartletError) in try CuFFT() }

    public init(_ index: Int = 0) throws(MartletError) {
        (name, device) = ("cuda:\(index)", Device("cuda", index))
        cu = try Driver()
        nvrtc = try NVRTC()
        var id: Int32 = 0, major: Int32 = 0, minor: Int32 = 0, context: UInt = 0
        try check(cu.initialise(0), "cuInit")
        guard let id32 = Int32(exactly: index) else { throw .device("CUDA: there is no device \(index)") }
        try check(cu.deviceGet(&id, id32), "cuDeviceGet")
        try check(cu.attribute(&major, 75, id), "cuDeviceGetAttribute")
        try check(cu.attribute(&minor, 76, id), "cuDeviceGetAttribute")
        var text = [CChar](repeating: 0, count: 256)
        try check(cu.deviceName(&text, 255, id), "cuDeviceGetName")
        model = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        try check(cu.retainContext(&context, id), "cuDevicePrimaryCtxRetain")
        self.context = context
        // Code for just this device: intermediate code of a newer compiler than the driver would be refused.
        architecture = "sm_\(major)\(minor)"
        pool = try Self.pool(cu, id)
        var items: Int32 = 0, shared: Int32 = 0, registers: Int32 = 0
        try check(cu.attribute(&items, 1, id), "cuDeviceGetAttribute")  // MAX_THREADS_PER_BLOCK
        try check(cu.attribute(&shared, 97, id), "cuDeviceGetAttribute")  // MAX_SHARED_MEMORY_PER_BLOCK_OPTIN
        try check(cu.attribute(&registers, 12, id), "cuDeviceGetAttribute")  // MAX_REGISTERS_PER_BLOCK
        limits = GPULimits(
            items: Int(items), sharedBytes: max(48 << 10, Int(shared)), registers: Int(registers),
            scratchBytes: 128 << 20)
    }

    /// Freed memory stays with the process up to a sixteenth of the device's, so that it need not be mapped anew for each
    /// array; what is beyond goes back when all work is done.
    private static func pool(_ cu: Driver, _ id: Int32) throws(MartletError) -> Driver.Pool? {
        var isSupported: Int32 = 0, handle: UnsafeMutableRawPointer?, total = 0
        guard let pool = cu.pool, cu.attribute(&isSupported, 115, id) == 0, isSupported != 0 else { return nil }
        try check(pool.ofDevice(&handle, id), "cuDeviceGetDefaultMemPool")
        try check(cu.totalMemory(&total, id), "cuDeviceTotalMem")
        var threshold = UInt64(total / 16)
        try check(pool.setAttribute(handle, 4, &threshold), "cuMemPoolSetAttribute")  // RELEASE_THRESHOLD
        return pool
    }

    /// What the driver calls the devices that can be had; throws when there is no CUDA on this machine.
    public static func devices() throws(MartletError) -> [String] {
        let cu = try Driver()
        try check(cu.initialise(0), "cuInit")
        var count: Int32 = 0
        try check(cu.deviceCount(&count), "cuDeviceGetCount")
        var found: [String] = []
        for index in 0..<Int(count) { found.append(try CUDA(index).model) }
        return found
    }

    /// Where NVIDIA's library of Fourier transforms is, for those that it does faster; throws when it is not found.
    package static func transformsLibrary() throws(MartletError) -> String { try CuFFT.library().name }

    /// Drivers bind the context to a thread; a task may have moved to another one.
    func enter() throws(MartletError) { try check(cu.setContext(context), "cuCtxSetCurrent") }

    public func allocate(byteCount: Int) throws(MartletError) -> Buffer {
        try enter()
        var address: UInt = 0
        let bytes = max(byteCount, 1)
        let status = pool.map { $0.allocate(&address, bytes, nil) } ?? cu.allocate(&address, bytes)
        if status == 2 { throw .memory(function: name, wanted: "\(byteCount) bytes") }
        try check(status, "cuMemAlloc")
        return CUDABuffer(address, byteCount: byteCount, gpu: self)
    }

    /// All work is on one stream, so memory may be given out again while work on it is still queued.
    func free(_ address: UInt) {
        try? enter()
        _ = pool.map { $0.free(address, nil) } ?? cu.free(address)
    }

    public func upload(_ source: UnsafeRawBufferPointer) throws(MartletError) -> Buffer {
        let buffer = try allocate(byteCount: source.count) as! CUDABuffer
        if source.count > 0 {
            try check(cu.toDevice(buffer.address, source.baseAddress!, source.count), "cuMemcpyHtoD")
        }
        return buffer
    }

    public func launch(_ kernel: Kernel, groups: Int, items: Int, _ arguments: [GPUArgument]) throws(MartletError) {
        try enter()
        let function = try function(for: kernel)
        // Each argument in a word of its own; a Float lies in the first half of its word.
        var words: [UInt] = []
        for argument in arguments {
            switch argument {
            case .array(let buffer, let offset):
                guard let own = buffer as? CUDABuffer, buffer.device == device else {
                    throw .mixedDevices(function: kernel.name, [device, buffer.device])
                }
                words += [own.address, UInt(bitPattern: offset)]
            case .index(let value): words.append(UInt(bitPattern: value))
            case .real(let value):
                words.append(kernel.real == .float64 ? UInt(value.bitPattern) : UInt(Float(value).bitPattern))
            }
        }
        guard let grid = UInt32(exactly: groups) else {
            throw .device("\(name): \(kernel.name): \(groups) groups are too many")
        }
        let status = words.withUnsafeMutableBufferPointer { words in
            var pointers: [UnsafeMutableRawPointer?] = words.indices.map {
                UnsafeMutableRawPointer(words.baseAddress! + $0)
            }
            return cu.launch(function, grid, 1, 1, UInt32(items), 1, 1, UInt32(kernel.sharedBytes), nil, &pointers, nil)
        }
        try check(status, "cuLaunchKernel \(kernel.name)")
    }

    public func transform(_ line: VendorTransform) throws(MartletError) -> Bool {
        try enter()
        func address(_ line: VendorTransform.Line) throws(MartletError) -> UInt {
            guard let own = line.buffer as? CUDABuffer, own.device == device else {
                throw .mixedDevices(function: "cuFFT", [device, line.buffer.device])
            }
            return own.address
        }
        let (source, target) = (try address(line.source), try address(line.target))
        return try transforms.run(line, source, target) { byteCount throws(MartletError) in
            let buffer = try allocate(byteCount: byteCount) as! CUDABuffer
            return (buffer, buffer.address)
        }
    }

    public func synchronize() throws(MartletError) {
        try enter()
        try check(cu.synchronize(), "cuCtxSynchronize")
    }

    private func function(for kernel: Kernel) throws(MartletError) -> UInt {
        if let known = compiled.withLock({ $0[kernel] }) { return known }
        let code = try nvrtc.compile(kernel, architecture: architecture)
        var module: UInt = 0, function: UInt = 0
        try check(cu.loadModule(&module, code), "cuModuleLoadData")
        try check(kernel.name.withCString { cu.getFunction(&function, module, $0) }, "cuModuleGetFunction")
        if kernel.sharedBytes > 48 << 10 {
            let status = cu.setFunction(function, 8, Int32(kernel.sharedBytes))  // MAX_DYNAMIC_SHARED_SIZE_BYTES
            try check(status, "cuFuncSetAttribute")
        }
        compiled.withLock { $0[kernel] = function }
        return function
    }
}

final class CUDABuffer: Buffer, @unchecked Sendable {
    let address: UInt
    private let gpu: CUDA
    override var owner: (any Backend)? { gpu }

    init(_ address: UInt, byteCount: Int, gpu: CUDA) {
        (self.address, self.gpu) = (address, gpu)
        super.init(device: gpu.device, byteCount: byteCount)
    }
    deinit { gpu.free(address) }

    override func copy(to destination: UnsafeMutableRawPointer) throws(MartletError) {
        try gpu.enter()
        if byteCount > 0 { try check(gpu.cu.toHost(destination, address, byteCount), "cuMemcpyDtoH") }
    }
}

func check(_ status: Int32, _ call: String) throws(MartletError) {
    if status != 0 { throw .device("CUDA: \(call) returned \(status)") }
}
