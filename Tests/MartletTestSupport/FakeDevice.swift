public import MartletCore
import Synchronization

/// Memory that pretends to be on a device: only copies reach it, and it counts them.
public final class FakeBuffer: Buffer, @unchecked Sendable {
    let bytes: HostMemory
    let home: FakeDevice

    init(bytes: HostMemory, home: FakeDevice) {
        self.bytes = bytes
        self.home = home
        super.init(device: home.device, byteCount: bytes.count)
    }

    public override var owner: (any Backend)? { home }

    public override func copy(to destination: UnsafeMutableRawPointer) throws(MartletError) {
        try home.count(bytes.count)
        destination.copyMemory(from: bytes.pointer, byteCount: bytes.count)
    }

    public override func copy(_ range: Range<Int>, to destination: UnsafeMutableRawPointer) throws(MartletError) {
        try home.count(range.count)
        destination.copyMemory(from: bytes.pointer + range.lowerBound, byteCount: range.count)
    }
}

final class HostMemory: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
    let count: Int
    init(_ count: Int) {
        pointer = .allocate(byteCount: max(1, count), alignment: 16)
        self.count = count
    }
    deinit { pointer.deallocate() }
}

/// A call that a ``FakeDevice`` may have an implementation for.
public protocol FakeCall: Call {
    /// The result, or `nil` to decline.
    func run(on device: FakeDevice) throws(MartletError) -> Output?
}

/// A backend whose device is a piece of host memory.
public final class FakeDevice: Backend {
    public let name, domain: String
    public let device: Device
    /// Whether it also takes calls on host arrays.
    let servesHost: Bool
    private let state = Mutex(State())

    struct State {
        var bytesRead = 0, copiesOut = 0, copiesIn = 0
        var asked: [String] = []
        var fails = false
    }

    public init(_ name: String, index: Int = 0, domain: String = "", servesHost: Bool = false) {
        self.name = name
        self.domain = domain
        self.servesHost = servesHost
        device = Device(name, index)
    }

    public func serves(_ device: Device) -> Bool { device == self.device || servesHost && device == .host }

    public func run<C: Call>(_ call: C) throws(MartletError) -> C.Output? {
        state.withLock { $0.asked.append(C.card.name) }
        guard let call = call as? any FakeCall else { return nil }
        return try call.output(on: self) as! C.Output?
    }

    public func receive<E: Scalar>(_ array: NDArray<E>) throws(MartletError) -> NDArray<E> {
        if array.device == device { return array }
        let dense = try array.contiguous()
        state.withLock { $0.copiesIn += 1 }
        let memory = HostMemory(dense.count * MemoryLayout<E>.stride)
        for (i, element) in dense.elements.enumerated() {
            memory.pointer.storeBytes(of: element, toByteOffset: i * MemoryLayout<E>.stride, as: E.self)
        }
        return NDArray(shape: array.shape, buffer: FakeBuffer(bytes: memory, home: self))
    }

    public func implements(_ call: any Call.Type) -> Bool { call is any FakeCall.Type }

    func count(_ bytes: Int) throws(MartletError) {
        let fails = state.withLock { state in
            state.bytesRead += bytes
            state.copiesOut += 1
            return state.fails
        }
        if fails { throw .device("\(name) is broken") }
    }

    /// Bytes that were copied to the host so far.
    public var bytesRead: Int { state.withLock { $0.bytesRead } }
    /// How often bytes were copied to the host, and from it.
    public var copies: (out: Int, in: Int) { state.withLock { ($0.copiesOut, $0.copiesIn) } }
    /// The names of the functions that it was asked about.
    public var asked: [String] { state.withLock { $0.asked } }
    /// From now on every copy to the host fails.
    public func fail() { state.withLock { $0.fails = true } }
}

extension FakeCall {
    fileprivate func output(on device: FakeDevice) throws(MartletError) -> Any? { try run(on: device) }
}
