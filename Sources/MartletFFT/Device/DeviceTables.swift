import MartletCore
import MartletFFTCore
import MartletGPU
import Synchronization

/// Tables in the memory of devices, as long as they together stay under a limit; those unused for longest go first, and
/// all go when a device has no memory left.
final class DeviceTables: Sendable {
    static let shared = DeviceTables(byteLimit: 64 << 20)

    enum Content: Hashable, Sendable {
        /// Before the passes of a line.
        case passes(LineRecipe)
        /// All roots of unity of an order, as products of two: exp(−2πi e / n) is entry e mod 2^b times entry
        /// 2^b + e / 2^b.
        case roots(Int)
        /// exp(−2πi k / 2n), k < n.
        case halfTurn(Int)
        /// exp(−2πi k / 4n), k ≤ n/2.
        case quarters(Int)
        /// exp(−2πi (8j + 1) / 16n), j < n/2.
        case eighths(Int)
        /// exp(−πi k² / n), k < n.
        case chirp(Int)
        /// The transform of the conjugates of the chirp, over so many elements, divided by their number.
        case spectrum(Int, Int)
    }
    private struct Key: Hashable {
        let content: Content
        let real: DType
        /// Whose memory holds it.  The entry's buffer keeps the device, so that no other gets its identity.
        let device: ObjectIdentifier
    }
    private struct Entry {
        let buffer: Buffer
        var lastUse: Int
    }
    private struct State {
        var entries: [Key: Entry] = [:]
        var byteCount = 0, clock = 0
    }

    let byteLimit: Int
    private let state = Mutex(State())
    init(byteLimit: Int) { self.byteLimit = byteLimit }

    var byteCount: Int { state.withLock { $0.byteCount } }

    func removeAll() {
        // Freed outside the lock: the driver may take its time.
        let entries = state.withLock { state in
            let entries = state.entries
            state.entries = [:]
            state.byteCount = 0
            return entries
        }
        withExtendedLifetime(entries) {}
    }

    /// The table on the device, made when it is not there.
    func table(_ content: Content, _ real: DType, on gpu: some GPU) throws(MartletError) -> Buffer {
        let key = Key(content: content, real: real, device: ObjectIdentifier(gpu))
        let found = state.withLock { state -> Buffer? in
            state.clock += 1
            state.entries[key]?.lastUse = state.clock
            return state.entries[key]?.buffer
        }
        if let found { return found }
        let values = try naming("fft") { () throws(OutOfMemory) in try Self.values(content) }
        let buffer =
            real == .float64
            ? try upload(values.flatMap { [$0.re, $0.im] }, on: gpu)
            : try upload(values.flatMap { [Float($0.re), Float($0.im)] }, on: gpu)
        keep(buffer, key)
        return buffer
    }

    private func upload<R: RealScalar>(_ values: [R], on gpu: some GPU) throws(MartletError) -> Buffer {
        let result: Result<Buffer, MartletError> = values.withUnsafeBytes { bytes in
            do throws(MartletError) { return .success(try gpu.upload(bytes)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    private func keep(_ buffer: Buffer, _ key: Key) {
        guard buffer.byteCount <= byteLimit else { return }
        let removed = state.withLock { state -> [Buffer] in
            var removed: [Buffer] = []
            if let old = state.entries.removeValue(forKey: key) {
                state.byteCount -= old.buffer.byteCount
                removed.append(old.buffer)
            }
            if state.byteCount + buffer.byteCount > byteLimit {
                let entries = Array(state.entries), need = state.byteCount + buffer.byteCount - byteLimit / 4 * 3
                let uses = entries.map { ($0.value.lastUse, $0.value.buffer.byteCount) }
                for i in leastRecentlyUsed(uses, freeing: need) {
                    state.entries[entries[i].key] = nil
                    state.byteCount -= entries[i].value.buffer.byteCount
                    removed.append(entries[i].value.buffer)
                }
            }
            state.entries[key] = Entry(buffer: buffer, lastUse: state.clock)
            state.byteCount += buffer.byteCount
            return removed
        }
        withExtendedLifetime(removed) {}
    }

    /// The number of low bits of an index into ``Content/roots(_:)``.
    static func lowBits(_ n: Int) -> Int { (Int.bitWidth - n.leadingZeroBitCount + 1) / 2 }

    private static func values(_ content: Content) throws(OutOfMemory) -> [(re: Double, im: Double)] {
        switch content {
        case .passes(let recipe):
            var values: [(re: Double, im: Double)] = [], before = 1
            for r in recipe.radices {
                if before > 1 {
                    let roots = try RootsOfUnity(before * r)
                    for k in 1..<r { for q in 0..<before { values.append(roots[k * q]) } }
                }
                before *= r
            }
            return values.isEmpty ? [(1, 0)] : values
        case .roots(let n):
            let roots = try RootsOfUnity(n), bits = lowBits(n)
            return (0..<1 << bits).map { $0 < n ? roots[$0] : (1, 0) } + (0...n >> bits).map { roots[($0 << bits) % n] }
        case .halfTurn(let n):
            let roots = try RootsOfUnity(2 * n)
            return (0..<n).map { roots[$0] }
        case .quarters(let n):
            let roots = try RootsOfUnity(4 * n)
            return (0...n / 2).map { roots[$0] }
        case .eighths(let n):
            let roots = try RootsOfUnity(16 * n)
            return (0..<n / 2).map { roots[8 * $0 + 1] }
        case .chirp(let n): return try chirp(n)
        case .spectrum(let n, let length):
            let chirp = try chirp(n)
            var values = [Complex<Double>](repeating: 0, count: length)
            for k in 0..<n {
                values[k] = Complex(chirp[k].re, -chirp[k].im)
                if k > 0 { values[length - k] = values[k] }
            }
            let plan = try PlanCache.shared.complex(length, .double)
            let done = values.withUnsafeMutableBytes { bytes -> Result<Void, OutOfMemory> in
                do throws(OutOfMemory) {
                    try plan.transform(
                        UnsafeRawPointer(bytes.baseAddress!), bytes.baseAddress!, backward: false,
                        scale: 1 / Double(length), parallelism: .current)
                    return .success(())
                } catch { return .failure(error) }
            }
            try done.get()
            return values.map { ($0.real, $0.imaginary) }
        }
    }

    /// k² is reduced modulo 2n in integers.
    private static func chirp(_ n: Int) throws(OutOfMemory) -> [(re: Double, im: Double)] {
        let roots = try RootsOfUnity(2 * n)
        var square = 0
        return (0..<n).map { k in
            defer { square = (square + 2 * k + 1) % (2 * n) }
            return roots[square]
        }
    }
}
