#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A thread that serves a pool: it sleeps until it is woken, and runs on another processor than those who make or wake it.
/// Once started it does not end.
final class Worker: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let awakened = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    /// Guarded by the mutex.
    private var isAwake = false

    /// Held while the thread's processors are not its own: what is put back must not be what another has taken some from.
    private let steering = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    #if canImport(Glibc)
        private var thread = pthread_t()
    #else
        private var thread: pthread_t!
    #endif

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(awakened, nil)
        pthread_mutex_init(steering, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(awakened)
        pthread_mutex_destroy(steering)
        mutex.deallocate()
        awakened.deallocate()
        steering.deallocate()
    }

    /// Whether its thread, which then holds it for good, has been started.  Signals are left to the threads of the program.
    func start() -> Bool {
        pthread_mutex_lock(steering)
        defer { pthread_mutex_unlock(steering) }
        var all = sigset_t(), before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        pthread_attr_setstacksize(&attributes, 1 << 20)
        let argument = Unmanaged.passRetained(self)
        guard pthread_create(&thread, &attributes, { serve($0) }, argument.toOpaque()) == 0 else {
            argument.release()
            return false
        }
        awayFromHere(thread) {}
        return true
    }

    /// Returns at once where ``wake()`` has been called already.
    func sleep() {
        pthread_mutex_lock(mutex)
        while !isAwake { pthread_cond_wait(awakened, mutex) }
        isAwake = false
        pthread_mutex_unlock(mutex)
    }

    func wake() {
        pthread_mutex_lock(steering)
        awayFromHere(thread) {
            pthread_mutex_lock(mutex)
            isAwake = true
            pthread_mutex_unlock(mutex)
            pthread_cond_signal(awakened)
        }
        pthread_mutex_unlock(steering)
    }

    /// For the thread itself: goes to another processor.
    func move() {
        pthread_mutex_lock(steering)
        awayFromHere(thread) {}
        pthread_mutex_unlock(steering)
    }
}

#if canImport(Darwin)
    private func serve(_ worker: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        WorkerPool.shared.serve(Unmanaged<Worker>.fromOpaque(worker).takeUnretainedValue())
    }
#else
    private func serve(_ worker: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let worker else { return nil }
        WorkerPool.shared.serve(Unmanaged<Worker>.fromOpaque(worker).takeUnretainedValue())
    }
#endif
