public import MartletCore

/// One device with its run-time compiler: all that an implementation may ask of CUDA or OpenCL.
public protocol GPU: Backend, AnyObject {
    var device: Device { get }
    /// What the driver calls the device.
    var model: String { get }
    var limits: GPULimits { get }
    func allocate(byteCount: Int) throws(MartletError) -> Buffer
    func upload(_ source: UnsafeRawBufferPointer) throws(MartletError) -> Buffer
    /// Compiles `kernel` on first use and queues it over `groups` × `items` work-items.
    func launch(_ kernel: Kernel, groups: Int, items: Int, _ arguments: [GPUArgument]) throws(MartletError)
    /// Queues a transform by the vendor's own library; `false` where there is none, or it declines this one.
    func transform(_ line: VendorTransform) throws(MartletError) -> Bool
    /// Waits until all that was queued is done.
    func synchronize() throws(MartletError)
}

/// What a group of work-items may have together, and all groups.
public struct GPULimits: Hashable, Sendable {
    public var items, sharedBytes: Int
    /// Registers of four bytes.
    public var registers: Int
    /// The most memory for intermediate results of all groups at a time: what keeps them in the caches, or where
    /// work of that size is over too soon, what keeps the device busy.
    public var scratchBytes: Int

    public init(
        items: Int = 1024, sharedBytes: Int = 48 << 10, registers: Int = 1 << 16, scratchBytes: Int = 16 << 20
    ) {
        (self.items, self.sharedBytes) = (items, sharedBytes)
        (self.registers, self.scratchBytes) = (registers, scratchBytes)
    }
}

/// An argument of a kernel: a base pointer with an offset in elements, or a number.
public enum GPUArgument: Sendable {
    case array(Buffer, offset: Int)
    case index(Int)
    case real(Double)

    /// An array as `ARRAY(type, x)` takes it.
    public static func array<E>(_ array: NDArray<E>) -> GPUArgument { .array(array.buffer, offset: array.offset) }
}

/// A call with a GPU implementation.
public protocol GPUCall<Output>: Call {
    /// The result, or `nil` to leave these particular arguments to the next backend.
    func run(on gpu: some GPU) throws(MartletError) -> Output?
}

extension GPU {
    public func run<C: Call>(_ call: C) throws(MartletError) -> C.Output? {
        // To look for a call of just this output takes several times as long.
        func output<D: GPUCall>(_ call: D) throws(MartletError) -> C.Output? { try call.run(on: self) as! C.Output? }
        guard let call = call as? any GPUCall else { return nil }
        return try output(call)
    }

    public var limits: GPULimits { GPULimits() }

    public func transform(_ line: VendorTransform) throws(MartletError) -> Bool { false }

    public func serves(_ device: Device) -> Bool { device == self.device }

    public func implements(_ call: any Call.Type) -> Bool { call is any GPUCall.Type }

    /// The same array on this device: itself, or a dense upload of it.
    public func receive<E: Scalar>(_ array: NDArray<E>) throws(MartletError) -> NDArray<E> {
        if array.device == device { return array }
        let dense = try array.onHost().contiguous()
        defer { withExtendedLifetime(dense) {} }
        let bytes = UnsafeRawBufferPointer(start: dense.hostPointer, count: dense.count * MemoryLayout<E>.stride)
        return NDArray(shape: array.shape, buffer: try upload(bytes))
    }

    /// An uninitialised array on this device.
    public func empty<E: Scalar>(_ shape: Shape, of: E.Type = E.self) throws(MartletError) -> NDArray<E> {
        guard let count = shape.elementCountIfRepresentable, count <= Int.max / MemoryLayout<E>.stride else {
            throw .memory(function: name, wanted: "an array of shape \(shape)")
        }
        return NDArray(shape: shape, buffer: try allocate(byteCount: count * MemoryLayout<E>.stride))
    }

    /// Queues `kernel` over at least `count` work-items; it must leave those beyond alone.  Nothing for a count of 0.
    public func launch(
        _ kernel: Kernel, count: Int, items: Int = 256, _ arguments: [GPUArgument]
    ) throws(MartletError) {
        if count > 0 { try launch(kernel, groups: (count + items - 1) / items, items: items, arguments) }
    }
}
