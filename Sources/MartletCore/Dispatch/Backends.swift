import Synchronization

/// The backends that every task asks, after those of its own scope.
public enum Backends {
    struct Global: Sendable {
        struct Choice: Sendable {
            var layer: Scope.Layer
            var isLast: Bool
        }
        /// One for each domain at most.
        var choices: [Choice] = []
        var registered: [any Backend] = []
    }

    private static let state = Mutex(Global())
    private static let count = Atomic<Int>(0)
    private static let heardOf = Atomic<Bool>(false)

    /// Whether no backend was ever registered and no scope bound: most programs never do, and to look for a task's scope
    /// takes as long as to add ten numbers.
    @usableFromInline static var areUnheardOf: Bool { !heardOf.load(ordering: .acquiring) }

    /// Before a scope is bound, or a backend registered.
    static func hearOf() { if areUnheardOf { heardOf.store(true, ordering: .releasing) } }

    /// Whether there is none, as nearly always; costs one load.
    @usableFromInline static var areEmpty: Bool { count.load(ordering: .acquiring) == 0 }

    /// Those of exactly `domain`, in the order in which they are asked.
    static func layers(for domain: String) -> [Scope.Layer] {
        state.withLock { state in
            let others = state.registered.filter { $0.domain == domain }
                .map { Scope.Layer(backend: $0, coerce: false, only: false) }
            guard let choice = state.choices.first(where: { $0.layer.backend.domain == domain }) else { return others }
            return choice.isLast ? others + [choice.layer] : [choice.layer] + others
        }
    }

    /// Makes `backend` the one that every task asks after its own scope for the functions of its domain; `nil` takes
    /// back the choices for all domains.
    ///
    /// - Parameters:
    ///   - backend: the choice for its domain, or `nil`.
    ///   - coerce: also move each call's arrays to the backend; implies `only`.
    ///   - only: ask no other after it.
    ///   - last: ask it after the registered ones instead of before.
    public static func setGlobal(
        _ backend: (any Backend)?, coerce: Bool = false, only: Bool = false, last: Bool = false
    ) {
        change { state in
            state.choices.removeAll { backend == nil || $0.layer.backend.domain == backend!.domain }
            if let backend {
                let layer = Scope.Layer(backend: backend, coerce: coerce, only: only || coerce)
                state.choices.append(.init(layer: layer, isLast: last))
            }
        }
    }

    /// Adds `backend` to those that are asked without being chosen.
    public static func register(_ backend: any Backend) { change { $0.registered.append(backend) } }

    /// Takes back every registration of a backend of that name, and the global choice of it.
    public static func remove(_ backend: any Backend) {
        change { state in
            state.registered.removeAll { $0.name == backend.name }
            state.choices.removeAll { $0.layer.backend.name == backend.name }
        }
    }

    private static func change(_ change: (inout Global) -> Void) {
        hearOf()
        state.withLock { state in
            change(&state)
            count.store(state.choices.count + state.registered.count, ordering: .releasing)
        }
    }
}
