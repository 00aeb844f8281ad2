import MartletCore
import MartletGPU

/// The functions of NVIDIA's library of Fourier transforms, cuFFT, that the package calls; each returns 0 when it is done.
package struct CuFFT: Sendable {
    package typealias Create = @convention(c) @Sendable (UnsafeMutablePointer<Int32>) -> Int32
    package typealias Setting = @convention(c) @Sendable (Int32, Int32) -> Int32
    package typealias Sizes = UnsafeMutablePointer<Int64>
    /// Plan, rank, lengths; for the source and then the target: lengths it lies in, step, distance of lines; type, lines,
    /// bytes of work area.
    package typealias MakePlan =
        @convention(c) @Sendable (
            Int32, Int32, Sizes, Sizes, Int64, Int64, Sizes, Int64, Int64, Int32, Int64, UnsafeMutablePointer<Int>
        ) -> Int32
    package typealias SetWorkArea = @convention(c) @Sendable (Int32, UInt) -> Int32
    package typealias Execute = @convention(c) @Sendable (Int32, UInt, UInt, Int32) -> Int32
    package typealias Destroy = @convention(c) @Sendable (Int32) -> Int32

    let create: Create
    let setAutoAllocation: Setting
    let makePlan: MakePlan
    let setWorkArea: SetWorkArea
    /// In single and in double precision.
    let execute, executeDoubles: Execute
    let destroy: Destroy

    package init(
        create: @escaping Create, setAutoAllocation: @escaping Setting, makePlan: @escaping MakePlan,
        setWorkArea: @escaping SetWorkArea, execute: @escaping Execute, executeDoubles: @escaping Execute,
        destroy: @escaping Destroy
    ) {
        (self.create, self.setAutoAllocation, self.makePlan) = (create, setAutoAllocation, makePlan)
        (self.setWorkArea, self.execute, self.executeDoubles) = (setWorkArea, execute, executeDoubles)
        self.destroy = destroy
    }

    init() throws(MartletError) {
        let library = try Self.library()
        try self.init(
            create: library.function("cufftCreate"), setAutoAllocation: library.function("cufftSetAutoAllocation"),
            makePlan: library.function("cufftMakePlanMany64"), setWorkArea: library.function("cufftSetWorkArea"),
            execute: library.function("cufftExecC2C"), executeDoubles: library.function("cufftExecZ2Z"),
            destroy: library.function("cufftDestroy"))
    }

    /// The library that `MARTLET_CUFFT` names, or the first that is found.
    static func library() throws(MartletError) -> DynamicLibrary {
        try Toolkit.library("cufft", versions: ["12", "11", "10"], named: "MARTLET_CUFFT")
    }
}
