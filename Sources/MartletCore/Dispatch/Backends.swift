import Synchronization

/// The backends that every task asks, after those of its own scope.
public enum Backends {
    struct Global: Sendable {
        var layer: Scope.Layer?
        var isLast = false
        var registered: [any Backend] = []

        /// In the order in which they are asked.
        var layers: [Scope.Layer] {
            let others = registered.map { Scope.Layer(backend: $0, coerce: false, only: false) }
            return if let layer { isLast ? others + [layer] : [layer] + others } else { others }
        }
    }

    private static let state = Mutex(Global())
    private static let count = Atomic<Int>(0)

    /// Whether there is none, as nearly always; costs one load.
    @usableFromInline static var areEmpty: Bool { count.load(ordering: .acquiring) == 0 }

    static var layers: [Scope.Layer] { state.withLock { $0.layers } }

    /// Makes `backend` the one that every task asks after its own scope, or none with `nil`.
    ///
    /// - Parameters:
    ///   - coerce: also move each call's arrays to the backend; implies `only`.
    ///   - only: ask no other after it.
    ///   - last: ask it after the registered ones instead of before.
    public static func setGlobal(
        _ backend: (any Backend)?, coerce: Bool = false, only: Bool = false, last: Bool = false
    ) {
        state.withLock {
            $0.layer = backend.map { Scope.Layer(backend: $0, coerce: coerce, only: only || coerce) }
            $0.isLast = last
            count.store($0.layers.count, ordering: .releasing)
        }
    }

    /// Adds `backend` to those that are asked without being chosen.
    public static func register(_ backend: any Backend) {
        state.withLock {
            $0.registered.append(backend)
            count.store($0.layers.count, ordering: .releasing)
        }
    }

    /// Takes back every registration of a backend of that name, and the global choice if it is that.
    public static func remove(_ backend: any Backend) {
        state.withLock {
            $0.registered.removeAll { $0.name == backend.name }
            if $0.layer?.backend.name == backend.name { $0.layer = nil }
            count.store($0.layers.count, ordering: .releasing)
        }
    }
}
