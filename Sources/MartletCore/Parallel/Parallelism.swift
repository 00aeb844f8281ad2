import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many threads a kernel may use: a value, handed to every kernel as an argument.
///
/// A kernel splits its work by the size of the work alone, never by the number of threads, so results are equal bit
/// for bit for any number of threads.
public struct Parallelism: Sendable, Hashable {
    /// At least 1.
    public let threads: Int

    public init(threads: Int) { self.threads = max(1, threads) }

    public static let sequential = Parallelism(threads: 1)

    /// `MARTLET_THREADS` when it holds a positive number, otherwise the number of processors.
    public static let system = Parallelism(
        threads: getenv("MARTLET_THREADS").flatMap { Int(String(cString: $0)) }.flatMap { $0 > 0 ? $0 : nil }
            ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    /// The calling task's choice.  Read once, at the top of a call's body; worker threads do not inherit it.
    @TaskLocal public static var current = Parallelism.system

    /// Calls `work` once for every index in `0..<count`, on up to `threads` threads.
    ///
    /// The caller works too and can finish alone, so a busy machine slows it by its share and no more.
    public func forEach(_ count: Int, _ work: @Sendable (Int) -> Void) {
        let workers = min(threads, count)
        guard workers > 1 else {
            for i in 0..<max(0, count) { work(i) }
            return
        }
        WorkerPool.shared.run(count, helpers: workers - 1, work)
    }

    /// The same for work that may fail: after a failure no more of it is begun, and the failure is thrown.
    package func forEach<E: Error>(
        failingWith _: E.Type, _ count: Int, _ work: @Sendable (Int) throws(E) -> Void
    ) throws(E) {
        guard min(threads, count) > 1 else {
            for i in 0..<max(0, count) { try work(i) }
            return
        }
        // Threads only read the flag: a lock that each takes at every index would go from one processor to the other.
        let failure = Mutex<E?>(nil), hasFailed = Atomic(false)
        forEach(count) { i in
            if hasFailed.load(ordering: .relaxed) { return }
            do throws(E) {
                try work(i)
            } catch {
                failure.withLock { $0 = $0 ?? error }
                hasFailed.store(true, ordering: .relaxed)
            }
        }
        if let failure = failure.withLock({ $0 }) { throw failure }
    }

    /// Splits `0..<count` into runs of `grain` (the last may be shorter) and calls `work` for each.
    public func forEachRun(of count: Int, grain: Int, _ work: @Sendable (Range<Int>) -> Void) {
        let grain = max(1, grain)
        forEach((count + grain - 1) / grain) { run in work(run * grain..<min(count, (run + 1) * grain)) }
    }

    /// The same for work that may fail.
    package func forEachRun<E: Error>(
        failingWith _: E.Type, of count: Int, grain: Int, _ work: @Sendable (Range<Int>) throws(E) -> Void
    ) throws(E) {
        let grain = max(1, grain)
        try forEach(failingWith: E.self, (count + grain - 1) / grain) { run throws(E) in
            try work(run * grain..<min(count, (run + 1) * grain))
        }
    }
}

/// Runs `work` with `parallelism` as the task's choice.
public func withParallelism<R, E: Error>(_ parallelism: Parallelism, _ work: () throws(E) -> R) throws(E) -> R {
    let result: Result<R, E> = Parallelism.$current.withValue(parallelism) {
        do throws(E) { return .success(try work()) } catch { return .failure(error) }
    }
    return try result.get()
}
