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
/// any other thread at each look, and only then sleeps, since being woken takes longer than a short piece of work.  Where
/// giving way took long its processor has other work, perhaps that of whoever brings it some: it naps, since a thread that is
/// woken is put where there is room, and one that gives way may stay for seconds.
/// Nobody waits for a thread that has not joined: so work is done even in the child of a fork, which has no threads.
final class WorkerPool: @unchecked Sendable {
    static let shared = WorkerPool()

    /// Nanoseconds for which a thread looks before it sleeps, and that giving way takes where nobody else wants the processor.
    private static let patience = 300_000, breath = 50_000

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let posted = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let left = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    /// Changes with every job, so that one can look for work without the lock.
    private let postings = Atomic<Int>(0)

    // Guarded by the mutex.
    private var jobs: [Job] = []
    private var threads = 0
    private var sleeping = 0

    private init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(posted, nil)
        pthread_cond_init(left, nil)
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
        pthread_mutex_lock(mutex)
        jobs.append(job)
        postings.wrappingAdd(1, ordering: .releasing)
        while threads < seats, startThread(serving: self) { threads += 1 }
        for _ in 0..<min(seats, sleeping) { pthread_cond_signal(posted) }
        pthread_mutex_unlock(mutex)
    }

    /// Returns once nobody works on the job and nobody can begin to.
    private func withdraw(_ job: Job) {
        pthread_mutex_lock(mutex)
        jobs.removeAll { $0 === job }
        pthread_mutex_unlock(mutex)
        if look({ job.inside.load(ordering: .acquiring) == 0 }) { return }
        pthread_mutex_lock(mutex)
        while job.inside.load(ordering: .acquiring) != 0 { pthread_cond_wait(left, mutex) }
        pthread_mutex_unlock(mutex)
    }

    /// What each thread of the pool does.
    fileprivate func serve() -> Never {
        while true {
            pthread_mutex_lock(mutex)
            let seen = postings.load(ordering: .relaxed)
            if let job = jobs.first(where: \.hasRoom) {
                let share = job.seats
                job.seats -= 1
                job.inside.wrappingAdd(1, ordering: .relaxed)
                pthread_mutex_unlock(mutex)
                job.drain(from: share)
                pthread_mutex_lock(mutex)
                if job.inside.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
                    pthread_cond_broadcast(left)
                }
                pthread_mutex_unlock(mutex)
                continue
            }
            pthread_mutex_unlock(mutex)
            if look({ postings.load(ordering: .relaxed) != seen }) { continue }
            pthread_mutex_lock(mutex)
            sleeping += 1
            while postings.load(ordering: .relaxed) == seen { pthread_cond_wait(posted, mutex) }
            sleeping -= 1
            pthread_mutex_unlock(mutex)
        }
    }

    /// Looks for a while whether something has come true.
    private func look(_ isTrue: () -> Bool) -> Bool {
        let start = now()
        var before = start
        while before - start < Self.patience {
            if isTrue() { return true }
            sched_yield()
            let after = now()
            if after - before > Self.breath {
                var nap = timespec(tv_sec: 0, tv_nsec: Self.breath)
                nanosleep(&nap, nil)
                return isTrue()
            }
            before = after
        }
        return false
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

/// Whether a thread that serves `pool` has been started.  Signals are left to the threads of the program.
private func startThread(serving pool: WorkerPool) -> Bool {
    var all = sigset_t(), before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, 1 << 20)
    let argument = Unmanaged.passUnretained(pool).toOpaque()
    #if canImport(Glibc)
        var thread = pthread_t()
    #else
        var thread: pthread_t?
    #endif
    return pthread_create(&thread, &attributes, { pool in serve(pool) }, argument) == 0
}

#if canImport(Darwin)
    private func serve(_ pool: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<WorkerPool>.fromOpaque(pool).takeUnretainedValue().serve()
    }
#else
    private func serve(_ pool: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let pool else { return nil }
        Unmanaged<WorkerPool>.fromOpaque(pool).takeUnretainedValue().serve()
    }
#endif
