#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Calls `body` while `thread` may not use the processor of the calling thread, if it has another and the system lets one
/// say so.  Not for the same thread from two others at once.
///
/// A thread that `body` makes ready to run begins elsewhere, and one that runs or waits here is moved at once.  Left alone,
/// Linux puts many a thread behind the one that made or woke it, for milliseconds, beside an idle processor: one of a
/// virtual machine that has halted it takes for occupied.
func awayFromHere(_ thread: pthread_t, _ body: () -> Void) {
    #if os(Linux)
        if let affinity = Affinity.shared { return affinity.withoutThisProcessor(thread, body) }
    #endif
    body()
}

/// The number of the processor that the calling thread runs on; nil where the system does not tell.
func thisProcessor() -> Int? {
    #if os(Linux)
        if let number = Affinity.shared?.processor(), number >= 0 { return Int(number) }
    #endif
    return nil
}

#if os(Linux)
    /// Functions of the C library that it declares only for programs that ask for more than the standards.
    private struct Affinity {
        typealias Get = @convention(c) (pthread_t, Int, UnsafeMutableRawPointer) -> Int32
        typealias Set = @convention(c) (pthread_t, Int, UnsafeRawPointer) -> Int32
        typealias Processor = @convention(c) () -> Int32

        let get: Get, set: Set, processor: Processor

        /// Nil where the C library has none of them.
        static let shared: Affinity? = {
            guard let get = dlsym(nil, "pthread_getaffinity_np"), let set = dlsym(nil, "pthread_setaffinity_np"),
                let processor = dlsym(nil, "sched_getcpu")
            else { return nil }
            return Affinity(
                get: unsafeBitCast(get, to: Get.self), set: unsafeBitCast(set, to: Set.self),
                processor: unsafeBitCast(processor, to: Processor.self))
        }()

        func withoutThisProcessor(_ thread: pthread_t, _ body: () -> Void) {
            // The C library's own sets are for 1024 processors; threads of larger machines stay where they are put.
            let words = 1024 / UInt.bitWidth, bytes = words * MemoryLayout<UInt>.size
            withUnsafeTemporaryAllocation(of: UInt.self, capacity: 2 * words) { room in
                let own = room.baseAddress!, others = own + words, here = Int(processor())
                guard (0..<1024).contains(here), get(thread, bytes, own) == 0 else { return body() }
                others.initialize(from: own, count: words)
                others[here / UInt.bitWidth] &= ~(1 << UInt(here % UInt.bitWidth))
                // The empty set is refused.
                let isAway = set(thread, bytes, others) == 0
                body()
                if isAway { _ = set(thread, bytes, own) }
            }
        }
    }
#endif
