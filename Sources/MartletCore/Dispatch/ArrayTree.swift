/// A value made of arrays: the arguments of a call, or its result.
///
/// The one requirement lists the arrays once; finding the device of a call, moving a call to a device, and moving its
/// result back are all written in terms of it.
public protocol ArrayTree: Sendable {
    mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError)
}

public protocol ArrayVisitor {
    mutating func visit<E: Scalar>(_ array: inout NDArray<E>) throws(MartletError)
}

extension NDArray: ArrayTree {
    @inlinable public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&self)
    }
}

extension Optional: ArrayTree where Wrapped: ArrayTree {
    @inlinable public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        guard var tree = self else { return }
        try tree.visitArrays(&visitor)
        self = tree
    }
}

extension Array: ArrayTree where Element: ArrayTree {
    @inlinable public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        for i in indices { try self[i].visitArrays(&visitor) }
    }
}

/// A value without arrays.
public protocol ArrayFree: ArrayTree {}

extension ArrayFree {
    @inlinable public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) {}
}

extension Bool: ArrayFree {}
extension Int: ArrayFree {}
extension Float: ArrayFree {}
extension Double: ArrayFree {}
extension Complex: ArrayFree {}
extension String: ArrayFree {}

// MARK: - Finding and moving

/// Collects the device that the arrays share.
@usableFromInline struct HomeFinder: ArrayVisitor {
    @usableFromInline var buffer: Buffer?
    /// The device of an array that lives elsewhere.
    @usableFromInline var stranger: Device?

    @inlinable init() {}

    @inlinable mutating func visit<E: Scalar>(_ array: inout NDArray<E>) {
        guard let seen = buffer else {
            buffer = array.buffer
            return
        }
        if seen !== array.buffer, seen.device != array.device { stranger = array.device }
    }
}

/// Notices an array that is not on the host.
@usableFromInline struct StrangerFinder: ArrayVisitor {
    @usableFromInline var found = false
    @inlinable init() {}
    @inlinable mutating func visit<E: Scalar>(_ array: inout NDArray<E>) { found = found || !array.buffer.isOnHost }
}

struct ToHost: ArrayVisitor {
    func visit<E: Scalar>(_ array: inout NDArray<E>) throws(MartletError) {
        if !array.storage.isOnHost { array.storage = try array.layout.onHost(array.storage) }
    }
}

struct ToBackend: ArrayVisitor {
    let backend: any Backend
    func visit<E: Scalar>(_ array: inout NDArray<E>) throws(MartletError) { array = try backend.receive(array) }
}

extension ArrayTree {
    /// This value with its arrays in host memory.
    public func onHost() throws(MartletError) -> Self { try moved(by: ToHost()) }

    /// This value with its arrays on `backend`'s device.
    public func on(_ backend: any Backend) throws(MartletError) -> Self { try moved(by: ToBackend(backend: backend)) }

    private func moved(by mover: some ArrayVisitor) throws(MartletError) -> Self {
        var copy = self, mover = mover
        try copy.visitArrays(&mover)
        return copy
    }
}
