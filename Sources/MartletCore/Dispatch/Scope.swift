/// Which backends are asked, in which order: a value bound to the current task.
///
/// Child tasks inherit it; to carry it into a detached task or a thread, read ``current`` here and bind it there with
/// ``withScope(_:_:)``.
///
/// - SeeAlso: uarray's context managers, whose meaning these are.
public struct Scope: Sendable {
    @usableFromInline struct Layer: Sendable {
        let backend: any Backend
        let coerce, only: Bool
    }

    @usableFromInline var layers: [Layer] = []
    var skipped: [String] = []
    /// Whether a call may fall through from a device to the host, at the price of two copies.
    public internal(set) var transfersAllowed = false

    /// Whether no backend is asked, here or anywhere, so that a call on host arrays is its body.
    @inlinable package static var isPlain: Bool { Backends.areUnheardOf || bound == nil && Backends.areEmpty }

    /// In a box, so that a task without a scope, as nearly all are, is known by one null reference.
    @TaskLocal @usableFromInline static var bound: Box?

    @usableFromInline final class Box: Sendable {
        @usableFromInline let scope: Scope
        init(_ scope: Scope) { self.scope = scope }
    }

    /// The task's own.
    public static var current: Scope { bound?.scope ?? Scope() }

    public init() {}

    func skips(_ backend: any Backend) -> Bool { skipped.contains(backend.name) }

    /// The backends that are asked about the function `name`, in order.
    ///
    /// Narrow domains come before wide ones; within a domain the innermost of the scope comes first, then the global
    /// choice and the registered ones.  Skipping wins over everything.
    func layers(for name: String) -> [Layer] {
        var found: [Layer] = []
        var domain = Substring(name)
        while true {
            found += layers.reversed().filter { $0.backend.domain == domain }
            found += Backends.layers(for: String(domain))
            if domain.isEmpty { break }
            domain = domain[..<(domain.lastIndex(of: ".") ?? domain.startIndex)]
        }
        return found.filter { !skips($0.backend) }
    }
}

/// Runs `work` with `scope`, captured elsewhere, in place of the task's own.
public func withScope<R, E: Error>(_ scope: Scope, _ work: () throws(E) -> R) throws(E) -> R {
    // `TaskLocal.withValue` is `rethrows`, which loses the error type; a result carries it across.
    Backends.hearOf()
    let result: Result<R, E> = Scope.$bound.withValue(Scope.Box(scope)) {
        do throws(E) { return .success(try work()) } catch { return .failure(error) }
    }
    return try result.get()
}

/// Runs asynchronous `work` with `scope`, captured elsewhere, in place of the task's own.
public func withScope<R, E: Error>(
    _ scope: Scope, isolation: isolated (any Actor)? = #isolation, _ work: () async throws(E) -> R
) async throws(E) -> R {
    Backends.hearOf()
    let result: Result<R, E> = await Scope.$bound.withValue(Scope.Box(scope)) {
        do throws(E) { return .success(try await work()) } catch { return .failure(error) }
    }
    return try result.get()
}

/// Asks `backend` first for every call of its domain made inside `work`.
///
/// - Parameters:
///   - backend: asked when it serves the device of a call's arrays, or with `coerce`.
///   - coerce: also move each call's arrays to the backend; implies `only`.
///   - only: do not fall through to other backends.
///   - work: what is run.
public func withBackend<R, E: Error>(
    _ backend: any Backend, coerce: Bool = false, only: Bool = false, _ work: () throws(E) -> R
) throws(E) -> R {
    var scope = Scope.current
    scope.layers.append(.init(backend: backend, coerce: coerce, only: only || coerce))
    return try withScope(scope, work)
}

/// Leaves `backend` out inside `work`, even where it is chosen again.
///
/// A backend calls this to implement a function in terms of the others.
public func withoutBackend<R, E: Error>(_ backend: any Backend, _ work: () throws(E) -> R) throws(E) -> R {
    var scope = Scope.current
    scope.skipped.append(backend.name)
    return try withScope(scope, work)
}

/// Lets calls fall through from a device to the host inside `work`.
public func withTransfers<R, E: Error>(_ work: () throws(E) -> R) throws(E) -> R {
    var scope = Scope.current
    scope.transfersAllowed = true
    return try withScope(scope, work)
}
