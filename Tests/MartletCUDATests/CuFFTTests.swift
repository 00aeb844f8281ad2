import Martlet
import MartletCUDA
import MartletTestSupport
import Synchronization
import Testing

/// A library in cuFFT's place that works in the host's memory, and what it was asked.
private enum Library {
    struct Plan {
        var length = 0, steps: [Int] = [], isDouble = false, workArea: UInt = 0
    }
    struct State {
        var plans: [Int32: Plan] = [:]
        var created: Int32 = 0, opened = 0
        var destroyed: [Int32] = []
        var refuses = false, fails = false
    }
    static let state = Mutex(State())
    static let workBytes = 96

    static func reset() { state.withLock { $0 = State() } }

    static let library = CuFFT(
        create: { handle in
            state.withLock { state in
                state.created += 1
                handle.pointee = state.created
                state.plans[state.created] = Plan()
                return 0
            }
        },
        setAutoAllocation: { handle, isOn in isOn == 0 ? 0 : 1 },
        makePlan: { handle, rank, n, inside, step, distance, outside, outStep, outDistance, type, lines, bytes in
            guard rank == 1, lines == 1, inside.pointee == n.pointee, outside.pointee == n.pointee else { return 8 }
            return state.withLock { state in
                if state.refuses { return 5 }
                state.plans[handle] = Plan(
                    length: Int(n.pointee), steps: [Int(step), Int(outStep)], isDouble: type == 0x69)
                bytes.pointee = workBytes
                return 0
            }
        },
        setWorkArea: { handle, address in
            state.withLock { $0.plans[handle]!.workArea = address }
            return 0
        },
        execute: { run($0, $1, $2, $3, Float.self) },
        executeDoubles: { run($0, $1, $2, $3, Double.self) },
        destroy: { handle in
            state.withLock { state in
                state.plans[handle] = nil
                state.destroyed.append(handle)
            }
            return 0
        })

    private static func run<T: TransformableScalar & RealScalar>(
        _ handle: Int32, _ source: UInt, _ target: UInt, _ direction: Int32, _: T.Type
    ) -> Int32 where T.SpectrumPart == T {
        state.withLock { state in
            guard let plan = state.plans[handle], plan.workArea != 0, !state.fails,
                plan.isDouble == (T.self == Double.self),
                let x = UnsafePointer<Complex<T>>(bitPattern: source),
                let y = UnsafeMutablePointer<Complex<T>>(bitPattern: target)
            else { return 6 }
            let line = NDArray<Complex<T>>((0..<plan.length).map { x[$0 * plan.steps[0]] })
            guard
                let bins = direction == -1
                    ? try? FFT.fft(line) : direction == 1 ? try? FFT.ifft(line, norm: .forward) : nil
            else { return 4 }
            for (k, value) in bins.elements.enumerated() { y[k * plan.steps[1]] = value }
            return 0
        }
    }
}

/// A device whose memory is the host's.  It runs no kernel, and has the library above.
private final class HostMemory: GPU, @unchecked Sendable {
    final class Block: Buffer, @unchecked Sendable {
        let bytes: UnsafeMutableRawBufferPointer
        private let gpu: HostMemory
        override var owner: (any Backend)? { gpu }
        init(_ byteCount: Int, _ gpu: HostMemory) {
            self.gpu = gpu
            bytes = .allocate(byteCount: max(1, byteCount), alignment: 64)
            bytes.initializeMemory(as: UInt8.self, repeating: 0)
            super.init(device: gpu.device, byteCount: byteCount)
        }
        deinit { bytes.deallocate() }
        override func copy(to destination: UnsafeMutableRawPointer) {
            destination.copyMemory(from: bytes.baseAddress!, byteCount: byteCount)
        }
        var address: UInt { UInt(bitPattern: bytes.baseAddress!) }
    }

    let name = "host-memory", model = "none", device = Device("host-memory")
    let plans: CuFFTPlans
    private(set) var launched = 0
    /// Holds memory of this device, and so this device.
    var transformed: [VendorTransform] = []

    init(_ open: @escaping @Sendable () throws(MartletError) -> CuFFT) { plans = CuFFTPlans(open) }

    func allocate(byteCount: Int) -> Buffer { Block(byteCount, self) }
    func upload(_ source: UnsafeRawBufferPointer) -> Buffer {
        let block = Block(source.count, self)
        block.bytes.copyMemory(from: source)
        return block
    }
    func synchronize() {}
    func launch(_ kernel: Kernel, groups: Int, items: Int, _ arguments: [GPUArgument]) { launched += 1 }
    func transform(_ line: VendorTransform) throws(MartletError) -> Bool {
        transformed.append(line)
        let source = line.source.buffer as! Block, target = line.target.buffer as! Block
        return try plans.run(line, source.address, target.address) { byteCount throws(MartletError) in
            #expect(byteCount == Library.workBytes)
            let block = Block(byteCount, self)
            return (block, block.address)
        }
    }
}

@Suite(.serialized) struct CuFFTTests {
    private func device() -> HostMemory {
        Library.reset()
        return HostMemory { () throws(MartletError) in
            Library.state.withLock { $0.opened += 1 }
            return Library.library
        }
    }

    private func line<T: RealScalar>(_ n: Int, _: T.Type) -> NDArray<Complex<T>> {
        NDArray((0..<n).map { Complex(T($0 % 17) - 8, T($0 % 5)) })
    }

    @Test func oneLongLineOfSinglesIsTheLibrarys() throws {
        let gpu = device()
        for n in [4096, 10_000, 65_536] {
            let x = line(n, Float.self), there = try x.on(gpu)
            #expect(try FFT.fft(there).onHost().elements == FFT.fft(x).elements)
            #expect(
                try FFT.ifft(there, norm: .forward).onHost().elements == FFT.ifft(x, norm: .forward).elements)
        }
        #expect(gpu.launched == 0)
        #expect(gpu.transformed.map(\.isBackward) == [false, true, false, true, false, true])
        #expect(Library.state.withLock { ($0.created, $0.opened) } == (3, 1))
    }

    @Test func linesMayBeViews() throws {
        let gpu = device(), x = line(20_000, Float.self)
        let there = try x.on(gpu)[Slice(3, 3 + 2 * 5000, step: 2)]
        let bins = try FFT.fft(there)
        #expect(try bins.onHost().elements == FFT.fft(x[Slice(3, 3 + 2 * 5000, step: 2)]).elements)
        #expect(gpu.transformed.map(\.source.step) == [2] && gpu.transformed.map(\.source.offset) == [3])
    }

    @Test func allElseIsOurs() throws {
        let gpu = device(), x = try line(4096, Float.self).on(gpu)
        let others: [() throws -> Void] = [
            { _ = try FFT.ifft(x) },  // with a factor
            { _ = try FFT.fft(x, n: 5000) },  // filled up
            { _ = try FFT.fft(x.reshaped([2, 2048])) },
            { _ = try FFT.fft(x[Slice(step: -1)]) },
            { _ = try FFT.fft(self.line(4096, Double.self).on(gpu)) },
            { _ = try FFT.fft(self.line(1 << 17, Float.self).on(gpu)) },
            { _ = try FFT.rfft(NDArray<Float>(repeating: 1, shape: [8192]).on(gpu)) },
        ]
        for (i, other) in others.enumerated() {
            let before = gpu.launched
            try other()
            #expect(gpu.launched > before, "\(i)")
        }
        #expect(gpu.transformed.isEmpty)
    }

    @Test func plansOfBothPrecisionsAndSteps() throws {
        let gpu = device()
        func check<T: TransformableScalar & RealScalar>(_: T.Type) throws where T.SpectrumPart == T {
            let x = line(60, T.self), from = try x.on(gpu)
            let to = try NDArray<Complex<T>>(repeating: 0, shape: [99]).on(gpu)
            let request = VendorTransform(
                length: 12, real: T.dtype, isBackward: true,
                source: .init(buffer: from.buffer, offset: 5, step: 4),
                target: .init(buffer: to.buffer, offset: 2, step: 3))
            #expect(try gpu.transform(request))
            let expected = try FFT.ifft(x[Slice(5, 53, step: 4)], norm: .forward)
            #expect(try to.onHost()[Slice(2, 38, step: 3)].elements == expected.elements)
        }
        try check(Float.self)
        try check(Double.self)
    }

    @Test func theLeastRecentlyUsedPlanGoes() throws {
        let gpu = device(), x = try line(99, Float.self).on(gpu), y = try line(99, Float.self).on(gpu)
        func run(_ n: Int) throws {
            let request = VendorTransform(
                length: n, real: .float32, isBackward: false, source: .init(buffer: x.buffer, offset: 0, step: 1),
                target: .init(buffer: y.buffer, offset: 0, step: 1))
            #expect(try gpu.transform(request))
        }
        for n in 1...CuFFTPlans.most { try run(n) }
        try run(1)
        #expect(Library.state.withLock { Int($0.created) == CuFFTPlans.most && $0.destroyed.isEmpty })
        try run(99)
        #expect(Library.state.withLock { $0.destroyed } == [2])
        try run(1)
        #expect(Library.state.withLock { Int($0.created) } == CuFFTPlans.most + 1)
    }

    @Test func plansGoWithTheirDevice() throws {
        do {
            let gpu = device()
            _ = try FFT.fft(line(4096, Float.self).on(gpu))
            gpu.transformed = []
        }
        #expect(Library.state.withLock { $0.destroyed } == [1] && Library.state.withLock { $0.plans.isEmpty })
    }

    @Test func withoutLibraryOrPlanItIsOurs() throws {
        let none = HostMemory { () throws(MartletError) in throw .device("no library") }
        _ = try FFT.fft(line(4096, Float.self).on(none))
        #expect(none.launched > 0)
        let gpu = device()
        Library.state.withLock { $0.refuses = true }
        _ = try FFT.fft(line(4096, Float.self).on(gpu))
        #expect(gpu.launched > 0)
        #expect(Library.state.withLock { $0.destroyed } == [1])
    }

    @Test func aTransformThatFailsIsAnError() throws {
        let gpu = device()
        Library.state.withLock { $0.fails = true }
        #expect(throws: MartletError.self) { _ = try FFT.fft(line(4096, Float.self).on(gpu)) }
    }
}
