import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Threads that wait for work, and share it with those who bring it.
///
/// Goals, in order: whoever brings work can finish alone; a second thread joins within a microsecond while work comes in
/// quick succession; threads without work sleep.
///
/// Strategy: whoever brings work posts it and begins.  A thread without work looks for some for a while, giving way to
/// any other thread at each look, and only then sleeps, since being woken takes longer than a short piece of work.  Threads
/// are made and woken away from the processor of whoever brings work, and one that finds itself there, since giving way took
/// long, moves: the system may leave it there for seconds.
/// Nobody waits for a thread that has not joined.  The child of a fork has none of the threads, and makes its own.
final class WorkerPool: @unchecked Sendable {
    static let shared = WorkerPool()

    /// Nanoseconds for which a thread looks for work before it sleeps, and for which the caller looks whether its own is done:
    /// the system would wake it on the processor of the last that worked on it.
    private static let patience = 300_000, callersPatience = 10_000_000
    /// What giving way takes at most where nobody else wants the processor.
    private static let breath = 50_000

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let left = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    /// Changes with every job, so that one can look for work without the lock.
    private let postings = Atomic<Int>(0)
    /// The processor from which the last job came.
    private let poster = Atomic<Int>(-1)

    // Guarded by the mutex.
    private var jobs: [Job] = []
    private var threads = 0
    private var sleepers: [Worker] = []

    private init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(left, nil)
        // The pool is the only one, so that these need not be told of which.
        pthread_atfork(
            { pthread_mutex_lock(WorkerPool.shared.mutex) }, { pthread_mutex_unlock(WorkerPool.shared.mutex) },
            {
                (WorkerPool.shared.jobs, WorkerPool.shared.threads, WorkerPool.shared.sleepers) = ([], 0, [])
                pthread_mutex_unlock(WorkerPool.shared.mutex)
            })
    }

    /// Calls `work` once for every index in `0..<count`, on the calling thread and at most `helpers` others.
    func run(_ count: Int, helpers: Int, _ work: @Sendable (Int) -> Void) {
        withoutActuallyEscaping(work) { work in
            let job = Job(count, seats: helpers, work)
            post(job)
            job.drain(from: 0)
            withdraw(job)
            // A helper may hold the job for a moment longer, but must not hold the work.
            job.work = nil
        }
    }

    private func post(_ job: Job) {
        let seats = job.seats
        if let here = thisProcessor() { poster.store(here, ordering: .relaxed) }
        lock()
        jobs.append(job)
        postings.wrappingAdd(1, ordering: .releasing)
        let woken = sleepers.suffix(seats), missing = max(0, seats - threads)
        sleepers.removeLast(woken.count)
        threads += missing
        pthread_mutex_unlock(mutex)
        for worker in woken { worker.wake() }
        var made = 0
        while made < missing, Worker().start() { made += 1 }
        if made == missing { return }
        lock()
        threads -= missing - made
        pthread_mutex_unlock(mutex)
    }

    /// A thread that waits for a mutex would be woken on the processor of whoever had it, and this one is never held for long.
    private func lock() {
        for _ in 0..<500 where pthread_mutex_trylock(mutex) == 0 { return }
        pthread_mutex_lock(mutex)
    }

    /// Returns once nobody works on the job and nobody can begin to.
    private func withdraw(_ job: Job) {
        lock()
        jobs.removeAll { $0 === job }
        pthread_mutex_unlock(mutex)
        if look(for: Self.callersPatience, { job.inside.load(ordering: .acquiring) == 0 }).isTrue { return }
        lock()
        while job.inside.load(ordering: .acquiring) != 0 { pthread_cond_wait(left, mutex) }
        pthread_mutex_unlock(mutex)
    }

    /// What the thread of a worker does.
    func serve(_ worker: Worker) -> Never {
        while true {
            lock()
            let seen = postings.load(ordering: .relaxed)
            if let job = jobs.first(where: \.hasRoom) {
                let share = job.seats
                job.seats -= 1
                job.inside.wrappingAdd(1, ordering: .relaxed)
                pthread_mutex_unlock(mutex)
                job.drain(from: share)
                lock()
                if job.inside.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
                    pthread_cond_broadcast(left)
                }
                pthread_mutex_unlock(mutex)
                continue
            }
            pthread_mutex_unlock(mutex)
            let found = look(for: Self.patience) { postings.load(ordering: .relaxed) != seen }
            if found.isCrowded, thisProcessor() == poster.load(ordering: .relaxed) { worker.move() }
            if found.isTrue { continue }
            lock()
            let sleeps = postings.load(ordering: .relaxed) == seen
            if sleeps { sleepers.append(worker) }
            pthread_mutex_unlock(mutex)
            if sleeps { worker.sleep() }
        }
    }

    /// Looks for a while whether something has come true, or until giving way takes long.
    private func look(for patience: Int, _ isTrue: () -> Bool) -> (isTrue: Bool, isCrowded: Bool) {
        let start = now()
        var before = start
        while before - start < patience {
            if isTrue() { return (true, false) }
            sched_yield()
            let after = now()
            if after - before > Self.breath { return (isTrue(), true) }
            before = after
        }
        return (false, false)
    }
}

/// Nanoseconds of a clock that never goes back.
private func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// Work that several threads share.
///
/// Each begins with a run of indices of its own and then helps with those of the others.  Neighbouring indices mostly mean
/// neighbouring memory: handed out in turn, columns of eight numbers took two threads as long as one.
private final class Job: @unchecked Sendable {
    /// How many more threads may join, and the work: guarded by the pool's mutex until the job is withdrawn.
    var seats: Int
    var work: (@Sendable (Int) -> Void)?
    /// How many others work on it.
    let inside = Atomic<Int>(0)
    private let shares: UnsafeMutableBufferPointer<Share>

    /// A run of indices, away from the cache lines of the next.
    private struct Share: ~Copyable {
        let next: Atomic<Int>
        let end: Int
        private let padding: (Int, Int, Int, Int, Int, Int, Int, Int, Int, Int, Int, Int, Int, Int) = (
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        )

        init(_ run: Range<Int>) {
            next = Atomic(run.lowerBound)
            end = run.upperBound
        }

        var isLeft: Bool { next.load(ordering: .relaxed) < end }
    }

    /// - Parameter seats: fewer than `count`.
    init(_ count: Int, seats: Int, _ work: @escaping @Sendable (Int) -> Void) {
        self.seats = seats
        self.work = work
        let (each, more) = count.quotientAndRemainder(dividingBy: seats + 1)
        shares = .allocate(capacity: seats + 1)
        var start = 0
        for i in shares.indices {
            let end = start + each + (i < more ? 1 : 0)
            shares.initializeElement(at: i, to: Share(start..<end))
            start = end
        }
    }

    deinit {
        shares.deinitialize()
        shares.deallocate()
    }

    var hasRoom: Bool { seats > 0 && shares.indices.contains { shares[$0].isLeft } }

    /// Works until every index is taken.  Not inlined, so that no reference to the work outlasts it.
    @inline(never) func drain(from first: Int) {
        guard let work else { return }
        for i in 0..<shares.count {
            let place = first + i < shares.count ? first + i : first + i - shares.count
            while shares[place].isLeft {
                let index = shares[place].next.wrappingAdd(1, ordering: .relaxed).oldValue
                if index >= shares[place].end { break }
                work(index)
            }
        }
    }
}
