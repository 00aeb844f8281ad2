package import MartletCore
import Synchronization

/// Plans made before, as long as their tables together stay under a limit; those unused for longest go first.
package final class PlanCache: Sendable {
    /// The one that the functions of the package share.  The plans of transforms that are long enough not to fit take less
    /// than their data.
    package static let shared = PlanCache(byteLimit: max(64 << 20, HostBuffer.systemByteCount / 64))

    private enum Transform: Hashable {
        case complex, real
        case cosine(CosineKind)
    }
    private struct Key: Hashable {
        let length: Int
        let precision: Precision
        let transform: Transform

        /// A number below 256.
        var slot: Int {
            let code =
                switch transform {
                case .complex: 0
                case .real: 1
                case .cosine(let kind): 1 + kind.type + (kind.isSine ? 4 : 0)
                }
            return ((10 &* length &+ code) &* 2 &+ (precision == .double ? 1 : 0)) & 255
        }
    }
    /// Changed under the lock only.
    private final class Entry: @unchecked Sendable {
        let key: Key
        let plan: any AnyObject & Sendable
        let byteCount: Int
        var lastUse: Int

        init(_ key: Key, _ plan: any AnyObject & Sendable, byteCount: Int, lastUse: Int) {
            (self.key, self.plan, self.byteCount, self.lastUse) = (key, plan, byteCount, lastUse)
        }
    }
    private struct State {
        var entries: [Key: Entry] = [:]
        /// The entry last found for each slot, where a look needs no hash.
        var recent = [Entry?](repeating: nil, count: 256)
        var byteCount = 0, clock = 0
    }

    package let byteLimit: Int
    private let state = Mutex(State())

    package init(byteLimit: Int) { self.byteLimit = byteLimit }

    package var byteCount: Int { state.withLock { $0.byteCount } }
    package var count: Int { state.withLock { $0.entries.count } }

    package func complex(_ length: Int, _ precision: Precision) throws(OutOfMemory) -> ComplexPlan {
        let key = Key(length: length, precision: precision, transform: .complex)
        return unsafeDowncast(
            try plan(key) { () throws(OutOfMemory) in
                let plan = try ComplexPlan(length, precision)
                return (plan, plan.byteCount)
            }, to: ComplexPlan.self)
    }

    package func real(_ length: Int, _ precision: Precision) throws(OutOfMemory) -> RealPlan {
        let key = Key(length: length, precision: precision, transform: .real)
        return unsafeDowncast(
            try plan(key) { () throws(OutOfMemory) in
                let plan = try RealPlan(length, precision)
                return (plan, plan.byteCount)
            }, to: RealPlan.self)
    }

    package func cosine(
        _ kind: CosineKind, _ length: Int, _ precision: Precision
    ) throws(OutOfMemory) -> CosinePlan {
        let key = Key(length: length, precision: precision, transform: .cosine(kind))
        return unsafeDowncast(
            try plan(key) { () throws(OutOfMemory) in
                let plan = try CosinePlan(kind, length, precision, cache: self)
                return (plan, plan.byteCount)
            }, to: CosinePlan.self)
    }

    /// What an entry takes besides its tables, so that many small plans count too.
    private static let overhead = 1024

    /// The plan in the cache, or a new one, made outside the lock: two threads may both make it, and either is right.
    private func plan(
        _ key: Key, _ make: () throws(OutOfMemory) -> (any AnyObject & Sendable, byteCount: Int)
    ) throws(OutOfMemory) -> any AnyObject & Sendable {
        let found = state.withLock { state -> (any AnyObject & Sendable)? in
            state.clock += 1
            let slot = key.slot
            if let entry = state.recent[slot], entry.key == key {
                entry.lastUse = state.clock
                return entry.plan
            }
            guard let entry = state.entries[key] else { return nil }
            entry.lastUse = state.clock
            state.recent[slot] = entry
            return entry.plan
        }
        if let found { return found }
        let (plan, size) = try make(), bytes = size + Self.overhead
        guard bytes <= byteLimit else { return plan }
        state.withLock { state in
            guard state.entries[key] == nil else { return }
            if state.byteCount + bytes > byteLimit {
                for slot in state.recent.indices { state.recent[slot] = nil }
                let entries = Array(state.entries.values), need = state.byteCount + bytes - byteLimit / 4 * 3
                for i in leastRecentlyUsed(entries.map { ($0.lastUse, $0.byteCount) }, freeing: need) {
                    state.entries[entries[i].key] = nil
                    state.byteCount -= entries[i].byteCount
                }
            }
            state.entries[key] = Entry(key, plan, byteCount: bytes, lastUse: state.clock)
            state.byteCount += bytes
        }
        return plan
    }
}

// MARK: - One line whose elements lie side by side

private let complexLeaves = LeafSlots<Leaf>()
private let realLeaves = LeafSlots<RealPlan.RealLeaf>()

extension PlanCache {
    /// The complex transform of a line of `length`, with a plan of the shared cache.
    package static func transform(
        _ length: Int, _ precision: Precision, _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer,
        backward: Bool, scale: Double, parallelism: @autoclosure () -> Parallelism
    ) throws(OutOfMemory) {
        if complexLeaves.use(length, precision, { $0.run(input, output, backward: backward, scale: scale) }) { return }
        let plan = try shared.complex(length, precision)
        complexLeaves.keep(plan.leaf, of: plan, length, precision)
        try plan.transform(input, output, backward: backward, scale: scale, parallelism: parallelism())
    }

    /// From `length` reals to their bins, or backward.
    package static func transform(
        reals length: Int, _ precision: Precision, _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer,
        backward: Bool, scale: Double, parallelism: @autoclosure () -> Parallelism
    ) throws(OutOfMemory) {
        if realLeaves.use(length, precision, { $0.run(input, output, backward: backward, scale: scale) }) { return }
        let plan = try shared.real(length, precision)
        realLeaves.keep(plan.leaf, of: plan, length, precision)
        if backward {
            try plan.backward(input, output, scale: scale, parallelism: parallelism())
        } else {
            try plan.forward(input, output, scale: scale, parallelism: parallelism())
        }
    }
}

/// Places of entries of a cache that together have at least `bytes`, those unused for longest.  Caches free a quarter of
/// their limit at once, so that the sorting is seldom.
package func leastRecentlyUsed(_ entries: [(lastUse: Int, byteCount: Int)], freeing bytes: Int) -> [Int] {
    var places: [Int] = [], freed = 0
    for place in sortedPlaces(entries.count, by: { entries[$0].lastUse < entries[$1].lastUse }) where freed < bytes {
        places.append(place)
        freed += entries[place].byteCount
    }
    return places
}
