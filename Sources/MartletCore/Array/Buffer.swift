#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A run of bytes on one device.  Backends subclass it; the array only asks where it is and who serves it.
open class Buffer: @unchecked Sendable {
    /// `nil` on the host, so that results, which come and go, hold no name.
    private let elsewhere: Device?
    public let byteCount: Int
    /// Where the bytes are, when they are in this process's memory.
    @usableFromInline final let address: UnsafeMutableRawPointer?

    public init(device: Device, byteCount: Int) {
        precondition(device != .host, "memory of the host is a HostBuffer")
        elsewhere = device
        self.byteCount = byteCount
        address = nil
    }

    fileprivate init(hostAddress: UnsafeMutableRawPointer, byteCount: Int) {
        elsewhere = nil
        self.byteCount = byteCount
        address = hostAddress
    }

    /// The same bytes, held by way of another object.
    init(over base: Buffer) {
        elsewhere = base.elsewhere
        byteCount = base.byteCount
        address = base.address
    }

    public final var device: Device { elsewhere ?? .host }

    /// The address of the bytes when they are on the host.
    @inlinable package final var hostAddress: UnsafeMutableRawPointer? { address }

    /// Whether the device is the host; asked before every call.
    @inlinable public final var isOnHost: Bool { address != nil }

    /// The backend that runs calls on these bytes, or `nil` on the host.
    open var owner: (any Backend)? { nil }

    /// Whether a sole holder may write.  False for memory that somebody else may read meanwhile.
    open var isWritable: Bool { true }

    /// Copies all bytes out to host memory.
    open func copy(to destination: UnsafeMutableRawPointer) throws(MartletError) {
        preconditionFailure("\(type(of: self)) does not implement copy(to:)")
    }

    /// Copies the bytes of `range` out to host memory; backends that can read a part override it.
    open func copy(_ range: Range<Int>, to destination: UnsafeMutableRawPointer) throws(MartletError) {
        let whole = try HostBuffer(byteCount: byteCount, for: "Buffer.copy")
        try copy(to: whole.pointer)
        destination.copyMemory(from: whole.pointer + range.lowerBound, byteCount: range.count)
    }
}

/// Host memory.
///
/// Blocks of a page and more are aligned for the widest vector unit; kernels never count on it.
public final class HostBuffer: Buffer, @unchecked Sendable {
    package var pointer: UnsafeMutableRawPointer { address.unsafelyUnwrapped }
    private let release: Release

    private enum Release {
        case free
        case borrowed(writable: Bool, @Sendable () -> Void)
    }

    private static let alignedFrom = 4096, alignment = 64
    /// From here on memory is asked for in pages of 2 MiB where the system has them: to get and to clear a page of 4 KiB
    /// costs more than to fill it.  It is not aligned to such pages, since the C library would not use it again then.
    private static let hugeFrom = 1 << 22

    /// Uninitialised memory, or zeros.
    /// - Throws: ``MartletError/memory(function:wanted:)`` when there is not that much.
    package init(byteCount: Int, zeroed: Bool = false, for function: String) throws(MartletError) {
        let memory = Self.allocate(byteCount, zeroed: zeroed)
        guard let memory else { throw .memory(function: function, wanted: "\(byteCount) bytes") }
        release = .free
        super.init(hostAddress: memory, byteCount: byteCount)
    }

    private static func allocate(_ byteCount: Int, zeroed: Bool) -> UnsafeMutableRawPointer? {
        var memory: UnsafeMutableRawPointer?
        if byteCount < 0 {
            memory = nil
        } else if byteCount >= alignedFrom {
            memory = allocateAligned(byteCount, zeroed: zeroed)
        } else {
            memory = zeroed ? calloc(max(byteCount, 1), 1) : malloc(max(byteCount, 1))
        }
        #if os(Linux)
            if let memory, byteCount >= hugeFrom {
                let start = UnsafeMutableRawPointer(bitPattern: (UInt(bitPattern: memory) + 4095) & ~4095)
                madvise(start, byteCount - 4096, MADV_HUGEPAGE)  // advice: that it may not be taken is no error
            }
        #endif
        return memory
    }

    /// Aligned memory, before which stands the address that the C library gave.  Its own function for this takes 200 ns
    /// more than `malloc`, as long as a short transform.
    private static func allocateAligned(_ byteCount: Int, zeroed: Bool) -> UnsafeMutableRawPointer? {
        let (room, overflow) = byteCount.addingReportingOverflow(alignment)
        guard !overflow, let block = zeroed ? calloc(room, 1) : malloc(room) else { return nil }
        let memory = (block + MemoryLayout<UnsafeMutableRawPointer>.size).alignedUp(toMultipleOf: alignment)
        memory.storeBytes(of: block, toByteOffset: -MemoryLayout<UnsafeMutableRawPointer>.size, as: type(of: block))
        return memory
    }

    private static func freeAligned(_ memory: UnsafeMutableRawPointer) {
        let size = MemoryLayout<UnsafeMutableRawPointer>.size
        free(memory.load(fromByteOffset: -size, as: UnsafeMutableRawPointer.self))
    }

    /// The memory of the machine.
    package static let systemByteCount = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))

    /// Uninitialised memory without a buffer, aligned for the widest vector unit, to be freed by ``freeScratch(_:)``; `nil` when there is not that much.
    package static func scratch(_ byteCount: Int) -> UnsafeMutableRawPointer? {
        byteCount >= alignedFrom
            ? allocate(byteCount, zeroed: false) : allocateAligned(max(byteCount, alignment), zeroed: false)
    }

    package static func freeScratch(_ memory: UnsafeMutableRawPointer) { freeAligned(memory) }

    /// Memory of somebody else, who is told by `release` when the last array is done with it.
    ///
    /// Unless `writable`, an array over it is copied before the first write.
    package init(
        borrowing pointer: UnsafeMutableRawPointer, byteCount: Int, writable: Bool,
        release: @escaping @Sendable () -> Void
    ) {
        self.release = .borrowed(writable: writable, release)
        super.init(hostAddress: pointer, byteCount: byteCount)
    }

    deinit {
        switch release {
        case .free: byteCount < Self.alignedFrom ? free(pointer) : Self.freeAligned(pointer)
        case .borrowed(_, let release): release()
        }
    }

    public override var isWritable: Bool {
        if case .borrowed(let writable, _) = release { writable } else { true }
    }

    public override func copy(to destination: UnsafeMutableRawPointer) {
        destination.copyMemory(from: pointer, byteCount: byteCount)
    }

    public override func copy(_ range: Range<Int>, to destination: UnsafeMutableRawPointer) {
        destination.copyMemory(from: pointer + range.lowerBound, byteCount: range.count)
    }
}
