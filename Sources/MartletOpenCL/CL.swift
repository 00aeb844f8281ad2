import MartletCore
import MartletGPU

/// A driver's handle to one of its objects.
struct Handle: @unchecked Sendable {
    let raw: UnsafeMutableRawPointer
    init(_ raw: UnsafeMutableRawPointer) { self.raw = raw }
}

/// The functions of libOpenCL that the package calls.
struct CL: Sendable {
    typealias P = UnsafeMutableRawPointer
    let getPlatforms:
        @convention(c) @Sendable (UInt32, UnsafeMutablePointer<P?>?, UnsafeMutablePointer<UInt32>?) -> Int32
    let getDevices:
        @convention(c) @Sendable (P?, UInt64, UInt32, UnsafeMutablePointer<P?>?, UnsafeMutablePointer<UInt32>?) -> Int32
    let deviceInfo: @convention(c) @Sendable (P?, UInt32, Int, P?, UnsafeMutablePointer<Int>?) -> Int32
    let createContext:
        @convention(c) @Sendable (P?, UInt32, UnsafeMutablePointer<P?>, P?, P?, UnsafeMutablePointer<Int32>) -> P?
    let createQueue: @convention(c) @Sendable (P?, P?, UInt64, UnsafeMutablePointer<Int32>) -> P?
    let createBuffer: @convention(c) @Sendable (P?, UInt64, Int, P?, UnsafeMutablePointer<Int32>) -> P?
    let release: @convention(c) @Sendable (P?) -> Int32
    let write: @convention(c) @Sendable (P?, P?, UInt32, Int, Int, UnsafeRawPointer, UInt32, P?, P?) -> Int32
    let read: @convention(c) @Sendable (P?, P?, UInt32, Int, Int, P, UInt32, P?, P?) -> Int32
    let createProgram:
        @convention(c) @Sendable (
            P?, UInt32, UnsafeMutablePointer<UnsafePointer<CChar>?>, P?, UnsafeMutablePointer<Int32>
        ) -> P?
    let build: @convention(c) @Sendable (P?, UInt32, UnsafeMutablePointer<P?>, UnsafePointer<CChar>?, P?, P?) -> Int32
    let buildInfo: @convention(c) @Sendable (P?, P?, UInt32, Int, P?, P?) -> Int32
    let createKernel: @convention(c) @Sendable (P?, UnsafePointer<CChar>, UnsafeMutablePointer<Int32>) -> P?
    let setArgument: @convention(c) @Sendable (P?, UInt32, Int, UnsafeRawPointer) -> Int32
    let enqueue:
        @convention(c) @Sendable (
            P?, P?, UInt32, P?, UnsafeMutablePointer<Int>, UnsafeMutablePointer<Int>, UInt32, P?, P?
        ) -> Int32
    let finish: @convention(c) @Sendable (P?) -> Int32

    init() throws(MartletError) {
        let library = try DynamicLibrary([
            "libOpenCL.so.1", "libOpenCL.so", "/System/Library/Frameworks/OpenCL.framework/OpenCL",
        ])
        getPlatforms = try library.function("clGetPlatformIDs")
        getDevices = try library.function("clGetDeviceIDs")
        deviceInfo = try library.function("clGetDeviceInfo")
        createContext = try library.function("clCreateContext")
        createQueue = try library.function("clCreateCommandQueue")
        createBuffer = try library.function("clCreateBuffer")
        release = try library.function("clReleaseMemObject")
        write = try library.function("clEnqueueWriteBuffer")
        read = try library.function("clEnqueueReadBuffer")
        createProgram = try library.function("clCreateProgramWithSource")
        build = try library.function("clBuildProgram")
        buildInfo = try library.function("clGetProgramBuildInfo")
        createKernel = try library.function("clCreateKernel")
        setArgument = try library.function("clSetKernelArg")
        enqueue = try library.function("clEnqueueNDRangeKernel")
        finish = try library.function("clFinish")
    }

    /// The devices of all platforms that compute in double precision.
    func devices() throws(MartletError) -> [Handle] {
        var count: UInt32 = 0
        let status = getPlatforms(0, nil, &count)
        if status == -1001 { return [] }  // the loader is there, but no driver
        try check(status, "clGetPlatformIDs")
        var platforms = [P?](repeating: nil, count: Int(count))
        try check(getPlatforms(count, &platforms, nil), "clGetPlatformIDs")
        var found: [Handle] = []
        for platform in platforms {
            var count: UInt32 = 0
            guard getDevices(platform, 0xFFFF_FFFF, 0, nil, &count) == 0, count > 0 else { continue }
            var devices = [P?](repeating: nil, count: Int(count))
            try check(getDevices(platform, 0xFFFF_FFFF, count, &devices, nil), "clGetDeviceIDs")
            found += devices.compactMap { $0.map(Handle.init) }
        }
        return found.filter { device in
            var precision: UInt64 = 0  // CL_DEVICE_DOUBLE_FP_CONFIG
            return deviceInfo(device.raw, 0x1032, 8, &precision, nil) == 0 && precision != 0
        }
    }

    /// A property of a device that is a number of eight bytes.
    func number(of device: Handle, _ property: UInt32) -> Int? {
        var value: UInt64 = 0
        return deviceInfo(device.raw, property, 8, &value, nil) == 0 ? Int(exactly: value) : nil
    }

    /// A property of a device that is a text.
    func text(of device: Handle, _ property: UInt32) -> String {
        var buffer = [CChar](repeating: 0, count: 1024)
        return deviceInfo(device.raw, property, buffer.count - 1, &buffer, nil) == 0 ? MartletOpenCL.text(buffer) : ""
    }
}
