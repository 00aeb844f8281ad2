import MartletCore
import MartletGPU

/// The functions of libcuda that the package calls.
struct Driver: Sendable {
    typealias P = UnsafeMutableRawPointer
    let initialise: @convention(c) @Sendable (UInt32) -> Int32
    let deviceCount: @convention(c) @Sendable (UnsafeMutablePointer<Int32>) -> Int32
    let deviceGet: @convention(c) @Sendable (UnsafeMutablePointer<Int32>, Int32) -> Int32
    let deviceName: @convention(c) @Sendable (UnsafeMutablePointer<CChar>, Int32, Int32) -> Int32
    let attribute: @convention(c) @Sendable (UnsafeMutablePointer<Int32>, Int32, Int32) -> Int32
    let retainContext: @convention(c) @Sendable (UnsafeMutablePointer<UInt>, Int32) -> Int32
    let setContext: @convention(c) @Sendable (UInt) -> Int32
    let synchronize: @convention(c) @Sendable () -> Int32
    let allocate: @convention(c) @Sendable (UnsafeMutablePointer<UInt>, Int) -> Int32
    let free: @convention(c) @Sendable (UInt) -> Int32
    let totalMemory: @convention(c) @Sendable (UnsafeMutablePointer<Int>, Int32) -> Int32
    /// Memory in the order of the work on a stream, from a pool; drivers before 11.2 have none.
    let pool: Pool?
    let toDevice: @convention(c) @Sendable (UInt, UnsafeRawPointer, Int) -> Int32
    let toHost: @convention(c) @Sendable (P, UInt, Int) -> Int32
    let setFunction: @convention(c) @Sendable (UInt, Int32, Int32) -> Int32
    let loadModule: @convention(c) @Sendable (UnsafeMutablePointer<UInt>, UnsafePointer<CChar>) -> Int32
    let getFunction: @convention(c) @Sendable (UnsafeMutablePointer<UInt>, UInt, UnsafePointer<CChar>) -> Int32
    let launch:
        @convention(c) @Sendable (
            UInt, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, P?, UnsafeMutablePointer<P?>, P?
        ) -> Int32

    struct Pool: Sendable {
        let allocate: @convention(c) @Sendable (UnsafeMutablePointer<UInt>, Int, P?) -> Int32
        let free: @convention(c) @Sendable (UInt, P?) -> Int32
        let ofDevice: @convention(c) @Sendable (UnsafeMutablePointer<P?>, Int32) -> Int32
        let setAttribute: @convention(c) @Sendable (P?, Int32, P) -> Int32

        init(_ library: DynamicLibrary) throws(MartletError) {
            allocate = try library.function("cuMemAllocAsync")
            free = try library.function("cuMemFreeAsync")
            ofDevice = try library.function("cuDeviceGetDefaultMemPool")
            setAttribute = try library.function("cuMemPoolSetAttribute")
        }
    }

    init() throws(MartletError) {
        let library = try DynamicLibrary(["libcuda.so.1", "libcuda.so"])
        initialise = try library.function("cuInit")
        deviceCount = try library.function("cuDeviceGetCount")
        deviceGet = try library.function("cuDeviceGet")
        deviceName = try library.function("cuDeviceGetName")
        attribute = try library.function("cuDeviceGetAttribute")
        retainContext = try library.function("cuDevicePrimaryCtxRetain")
        setContext = try library.function("cuCtxSetCurrent")
        synchronize = try library.function("cuCtxSynchronize")
        allocate = try library.function("cuMemAlloc_v2")
        free = try library.function("cuMemFree_v2")
        totalMemory = try library.function("cuDeviceTotalMem_v2")
        pool = try? Pool(library)
        toDevice = try library.function("cuMemcpyHtoD_v2")
        toHost = try library.function("cuMemcpyDtoH_v2")
        setFunction = try library.function("cuFuncSetAttribute")
        loadModule = try library.function("cuModuleLoadData")
        getFunction = try library.function("cuModuleGetFunction")
        launch = try library.function("cuLaunchKernel")
    }
}
