import Synchronization

/// Plans made before, as long as their tables together stay under a limit; those unused for longest go first.
package final class PlanCache: Sendable {
    /// The one that the functions of the package share.
    package static let shared = PlanCache(byteLimit: 64 << 20)

    private enum Transform: Hashable {
        case complex, real
        case cosine(CosineKind)

        /// Even numbers that keep the transforms of one length in slots of their own.
        var place: Int {
            switch self {
            case .complex: 0
            case .real: 2
            case .cosine(let kind): 64 &+ 16 &* kind.type &+ (kind.isSine ? 2 : 0)
            }
        }
    }
    private struct Key: Hashable {
        let length: Int
        let precision: Precision
        let transform: Transform
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

    package func complex(_ length: Int, _ precision: Precision) -> ComplexPlan {
        let key = Key(length: length, precision: precision, transform: .complex)
        return unsafeDowncast(
            plan(key) {
                let plan = ComplexPlan(length, precision); return (plan, plan.byteCount)
            }, to: ComplexPlan.self)
    }

    package func real(_ length: Int, _ precision: Precision) -> RealPlan {
        let key = Key(length: length, precision: precision, transform: .real)
        return unsafeDowncast(
            plan(key) {
                let plan = RealPlan(length, precision); return (plan, plan.byteCount)
            }, to: RealPlan.self)
    }

    package func cosine(_ kind: CosineKind, _ length: Int, _ precision: Precision) -> CosinePlan {
        let key = Key(length: length, precision: precision, transform: .cosine(kind))
        return unsafeDowncast(
            plan(key) {
                let plan = CosinePlan(kind, length, precision, cache: self); return (plan, plan.byteCount)
            }, to: CosinePlan.self)
    }

    /// What an entry takes besides its tables, so that many small plans count too.
    private static let overhead = 1024

    /// The plan in the cache, or a new one, made outside the lock: two threads may both make it, and either is right.
    private func plan(
        _ key: Key, _ make: () -> (any AnyObject & Sendable, byteCount: Int)
    ) -> any AnyObject & Sendable {
        let found = state.withLock { state -> (any AnyObject & Sendable)? in
            state.clock += 1
            let slot = (4 &* key.length &+ key.transform.place &+ (key.precision == .double ? 1 : 0)) & 255
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
        let (plan, size) = make(), bytes = size + Self.overhead
        guard bytes <= byteLimit else { return plan }
        state.withLock { state in
            guard state.entries[key] == nil else { return }
            if state.byteCount + bytes > byteLimit {
                for slot in state.recent.indices { state.recent[slot] = nil }
                // Down to three quarters at once, so that the sorting is seldom.
                for (key, entry) in state.entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
                    if state.byteCount + bytes <= byteLimit / 4 * 3 { break }
                    state.entries[key] = nil
                    state.byteCount -= entry.byteCount
                }
            }
            state.entries[key] = Entry(key, plan, byteCount: bytes, lastUse: state.clock)
            state.byteCount += bytes
        }
        return plan
    }
}
