public import MartletCore
public import MartletGPU
import Synchronization

/// One OpenCL device with double precision: the host's processor through PoCL, or a GPU.
public final class OpenCL: GPU {
    public let name: String
    public let model: String
    public let device: Device
    public let limits: GPULimits
    let cl: CL
    let context, queue: Handle
    private let deviceID: Handle
    private let compiled = Mutex<[Kernel: Handle]>([:])

    /// Device number `index` among those of all platforms, as ``devices()`` lists them.
    public init(_ index: Int = 0) throws(MartletError) {
        cl = try CL()
        let found = try cl.devices()
        guard found.indices.contains(index) else {
            throw .device("OpenCL: device \(index) was asked for, but \(found.count) with double precision were found")
        }
        (name, device) = ("opencl:\(index)", Device("opencl", index))
        deviceID = found[index]
        model = cl.text(of: deviceID, 0x102B)  // CL_DEVICE_NAME
        var limits = GPULimits()
        limits.items = cl.number(of: deviceID, 0x1004) ?? limits.items  // CL_DEVICE_MAX_WORK_GROUP_SIZE
        limits.sharedBytes = cl.number(of: deviceID, 0x1023) ?? limits.sharedBytes  // CL_DEVICE_LOCAL_MEM_SIZE
        self.limits = limits
        var status: Int32 = 0, id: UnsafeMutableRawPointer? = deviceID.raw
        let context = cl.createContext(nil, 1, &id, nil, nil, &status)
        try check(status, "clCreateContext")
        self.context = Handle(context!)
        let queue = cl.createQueue(context, id, 0, &status)
        try check(status, "clCreateCommandQueue")
        self.queue = Handle(queue!)
    }

    /// What the drivers call the devices that can be had; throws when there is no OpenCL on this machine.
    public static func devices() throws(MartletError) -> [String] {
        let cl = try CL()
        return try cl.devices().map { cl.text(of: $0, 0x102B) }
    }

    public func allocate(byteCount: Int) throws(MartletError) -> Buffer {
        var status: Int32 = 0
        let memory = cl.createBuffer(context.raw, 1, max(byteCount, 1), nil, &status)
        if status == -61 || status == -4 { throw .memory(function: name, wanted: "\(byteCount) bytes") }
        try check(status, "clCreateBuffer")
        return OpenCLBuffer(memory!, byteCount: byteCount, gpu: self)
    }

    public func upload(_ source: UnsafeRawBufferPointer) throws(MartletError) -> Buffer {
        let buffer = try allocate(byteCount: source.count) as! OpenCLBuffer
        if source.count > 0 {
            let status = cl.write(queue.raw, buffer.memory, 1, 0, source.count, source.baseAddress!, 0, nil, nil)
            try check(status, "clEnqueueWriteBuffer")
        }
        return buffer
    }

    public func launch(_ kernel: Kernel, groups: Int, items: Int, _ arguments: [GPUArgument]) throws(MartletError) {
        // A cl_kernel holds its arguments, so setting them and queueing it stay under the lock.
        try compiled.withLock { (cache: inout sending [Kernel: Handle]) throws(MartletError) in
            let handle: Handle
            if let known = cache[kernel] {
                handle = known
            } else {
                handle = try compile(kernel)
                cache[kernel] = handle
            }
            var place: UInt32 = 0
            func set<T: BitwiseCopyable>(_ value: T) throws(MartletError) {
                var value = value
                try check(
                    cl.setArgument(handle.raw, place, MemoryLayout<T>.size, &value), "clSetKernelArg \(kernel.name)")
                place += 1
            }
            for argument in arguments {
                switch argument {
                case .array(let buffer, let offset):
                    guard let own = buffer as? OpenCLBuffer else {
                        throw .mixedDevices(function: kernel.name, [device, buffer.device])
                    }
                    try set(own.memory)
                    try set(offset)
                case .index(let value): try set(value)
                case .real(let value): if kernel.real == .float64 { try set(value) } else { try set(Float(value)) }
                }
            }
            var global = groups * items, local = items
            let status = cl.enqueue(queue.raw, handle.raw, 1, nil, &global, &local, 0, nil, nil)
            try check(status, "clEnqueueNDRangeKernel \(kernel.name)")
        }
    }

    public func synchronize() throws(MartletError) { try check(cl.finish(queue.raw), "clFinish") }

    private func compile(_ kernel: Kernel) throws(MartletError) -> Handle {
        var status: Int32 = 0, id: UnsafeMutableRawPointer? = deviceID.raw
        let program: UnsafeMutableRawPointer? = kernel.source(in: .openCL).withCString { text in
            var text: UnsafePointer<CChar>? = text
            return cl.createProgram(context.raw, 1, &text, nil, &status)
        }
        try check(status, "clCreateProgramWithSource")
        if cl.build(program, 1, &id, nil, nil, nil) != 0 {
            var log = [CChar](repeating: 0, count: 1 << 14)
            _ = cl.buildInfo(program, id, 0x1183, log.count - 1, &log, nil)  // CL_PROGRAM_BUILD_LOG
            throw .device("\(name): \(kernel.name) does not compile: \(text(log))")
        }
        let handle = kernel.name.withCString { cl.createKernel(program, $0, &status) }
        try check(status, "clCreateKernel")
        return Handle(handle!)
    }
}

final class OpenCLBuffer: Buffer, @unchecked Sendable {
    let memory: UnsafeMutableRawPointer
    private let gpu: OpenCL
    override var owner: (any Backend)? { gpu }

    init(_ memory: UnsafeMutableRawPointer, byteCount: Int, gpu: OpenCL) {
        (self.memory, self.gpu) = (memory, gpu)
        super.init(device: gpu.device, byteCount: byteCount)
    }
    deinit { _ = gpu.cl.release(memory) }

    override func copy(to destination: UnsafeMutableRawPointer) throws(MartletError) {
        if byteCount == 0 { return }
        let status = gpu.cl.read(gpu.queue.raw, memory, 1, 0, byteCount, destination, 0, nil, nil)
        try check(status, "clEnqueueReadBuffer")
    }
}

func check(_ status: Int32, _ call: String) throws(MartletError) {
    if status != 0 { throw .device("OpenCL: \(call) returned \(status)") }
}

func text(_ c: [CChar]) -> String {
    String(decoding: c.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
