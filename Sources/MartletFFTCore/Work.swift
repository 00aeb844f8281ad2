import MartletCore

/// What the steps of a transform may use: scratch of the size the plan asked for, and threads.
struct Work {
    let scratch: UnsafeMutableRawPointer
    let parallelism: Parallelism
}

/// Calls `work` with at least `byteCount` bytes aligned to a cache line.
func withScratch(_ byteCount: Int, _ work: (UnsafeMutableRawPointer) -> Void) {
    if byteCount <= 16384 {
        withUnsafeTemporaryAllocation(byteCount: max(1, byteCount), alignment: 64) { work($0.baseAddress!) }
    } else {
        let scratch = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 64)
        work(scratch)
        scratch.deallocate()
    }
}
