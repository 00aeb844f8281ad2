import Synchronization

/// Places 0, 1, …, each held by one thread at a time.
final class Slots: Sendable {
    private let free: Mutex<[Int]>

    /// At least as many as threads that take one.
    init(count: Int) { free = Mutex(Array(0..<max(1, count))) }

    func take() -> Int { free.withLock { $0.removeLast() } }
    func give(_ slot: Int) { free.withLock { $0.append(slot) } }
}
