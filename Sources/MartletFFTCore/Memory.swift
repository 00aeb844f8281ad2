public import MartletCore

/// What the engine throws: there is not that much memory.
@usableFromInline
package struct OutOfMemory: Error, Equatable {
    @usableFromInline package let byteCount: Int
}

/// Runs work of the engine for a function that throws in its own name.
@inlinable
@inline(__always)
package func naming<R>(
    _ function: @autoclosure () -> String, _ work: () throws(OutOfMemory) -> R
) throws(MartletError) -> R {
    do throws(OutOfMemory) { return try work() } catch {
        throw .memory(function: function(), wanted: "\(error.byteCount) bytes")
    }
}

/// Uninitialised memory, at an address fit for vectors.
final class Memory: @unchecked Sendable {
    let start: UnsafeMutableRawPointer
    let byteCount: Int

    init(_ byteCount: Int) throws(OutOfMemory) {
        guard let start = HostBuffer.scratch(byteCount) else { throw OutOfMemory(byteCount: byteCount) }
        self.start = start
        self.byteCount = byteCount
    }

    deinit { HostBuffer.freeScratch(start) }

    var doubles: UnsafeMutablePointer<Double> { start.assumingMemoryBound(to: Double.self) }
    var indices: UnsafeMutablePointer<Int32> { start.assumingMemoryBound(to: Int32.self) }
}
