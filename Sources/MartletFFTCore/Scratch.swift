import CMartletFFTKernels
import MartletCore
import Synchronization

/// Calls `work` with at least `byteCount` bytes aligned to a cache line.
package func withScratch(
    _ byteCount: Int, _ work: (UnsafeMutableRawPointer) throws(OutOfMemory) -> Void
) throws(OutOfMemory) {
    if let own = mt_fft_take_scratch(byteCount) {
        defer { mt_fft_give_scratch_back(byteCount) }
        try work(own)
    } else {
        let block = try ScratchPool.shared.take(byteCount)
        defer { ScratchPool.shared.giveBack(block) }
        try work(block.start)
    }
}

/// Blocks of scratch between two uses.  Fresh memory costs a page fault for every page, as much as a transform of what
/// fits into the second-level cache; so a few blocks are kept, `byteLimit` together.
final class ScratchPool: Sendable {
    static let shared = ScratchPool(byteLimit: 32 << 20)

    struct Block: @unchecked Sendable {
        let start: UnsafeMutableRawPointer
        let byteCount: Int
    }
    private struct State {
        /// Those given back last stand last: they may still be in the cache.
        var blocks: [Block] = []
        var byteCount = 0
    }

    private let byteLimit: Int
    private let state = Mutex(State())

    init(byteLimit: Int) { self.byteLimit = byteLimit }

    func take(_ byteCount: Int) throws(OutOfMemory) -> Block {
        let kept = state.withLock { state -> Block? in
            // Not one many times larger, which another call may want.
            guard
                let place = state.blocks.lastIndex(where: {
                    $0.byteCount >= byteCount && $0.byteCount / 4 <= byteCount
                })
            else { return nil }
            state.byteCount -= state.blocks[place].byteCount
            return state.blocks.remove(at: place)
        }
        if let kept { return kept }
        guard let start = HostBuffer.scratch(byteCount) else { throw OutOfMemory(byteCount: byteCount) }
        return Block(start: start, byteCount: byteCount)
    }

    func giveBack(_ block: Block) {
        let dropped = state.withLock { state -> [Block] in
            guard block.byteCount <= byteLimit else { return [block] }
            state.blocks.append(block)
            state.byteCount += block.byteCount
            var excess = 0
            while state.byteCount > byteLimit {
                state.byteCount -= state.blocks[excess].byteCount
                excess += 1
            }
            let dropped = Array(state.blocks[..<excess])
            state.blocks.removeFirst(excess)
            return dropped
        }
        for block in dropped { HostBuffer.freeScratch(block.start) }
    }
}
