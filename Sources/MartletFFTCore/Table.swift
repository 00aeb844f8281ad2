/// Numbers of a plan: written once while the plan is made, at addresses fit for vectors, and only read afterwards.
final class Table<T: FFTReal>: @unchecked Sendable {
    let count: Int
    private let start: UnsafeMutablePointer<T>

    /// Zeros that `fill` may overwrite; nobody can write after it has returned.
    init(count: Int, _ fill: (UnsafeMutablePointer<T>) -> Void) {
        self.count = count
        start = UnsafeMutableRawPointer.allocate(byteCount: max(1, count) * MemoryLayout<T>.stride, alignment: 64)
            .bindMemory(to: T.self, capacity: max(1, count))
        start.initialize(repeating: 0, count: count)
        fill(start)
    }

    deinit { start.deallocate() }

    var pointer: UnsafePointer<T> { UnsafePointer(start) }
    var byteCount: Int { count * MemoryLayout<T>.stride }
}
