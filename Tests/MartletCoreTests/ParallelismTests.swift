import MartletCore
import Synchronization
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct ParallelismTests {
    @Test func everyIndexIsHandedOutOnce() {
        for threads in [1, 2, 3, 8, 100] {
            for count in [0, 1, 2, 7, 1000] {
                let seen = Mutex([Int](repeating: 0, count: count))
                Parallelism(threads: threads).forEach(count) { i in seen.withLock { $0[i] += 1 } }
                #expect(seen.withLock { $0 } == [Int](repeating: 1, count: count))
            }
        }
    }

    @Test func workMayBringWork() {
        for threads in [1, 2, 3, 8] {
            let parallelism = Parallelism(threads: threads), seen = Mutex([Int](repeating: 0, count: 35))
            for _ in 0..<50 {
                parallelism.forEach(5) { i in
                    parallelism.forEach(7) { j in seen.withLock { $0[7 * i + j] += 1 } }
                }
            }
            #expect(seen.withLock { $0 } == [Int](repeating: 50, count: 35))
        }
    }

    @Test func runsCoverTheRangeAndDoNotDependOnTheThreads() {
        for (count, grain) in [(0, 3), (10, 3), (9, 3), (1, 100), (5, 0), (7, -1)] {
            let runs = [1, 2, 5].map { threads in
                let seen = Mutex<[Range<Int>]>([])
                Parallelism(threads: threads).forEachRun(of: count, grain: grain) { run in
                    seen.withLock { $0.append(run) }
                }
                return seen.withLock { $0 }.sorted { $0.lowerBound < $1.lowerBound }
            }
            #expect(runs[0] == runs[1] && runs[1] == runs[2])
            #expect(runs[0].flatMap { Array($0) } == Array(0..<count))
        }
    }

    /// A sum whose parts are fixed by its length is the same bit for bit however many work on it.
    @Test func resultsAreEqualBitForBit() {
        let values = (0..<100_000).map { 1 / Double($0 + 1) }
        func sum(_ parallelism: Parallelism) -> Double {
            let parts = Mutex([Double](repeating: 0, count: 100))
            parallelism.forEachRun(of: values.count, grain: 1000) { run in
                let part = values[run].reduce(0, +)
                parts.withLock { $0[run.lowerBound / 1000] = part }
            }
            return parts.withLock { $0.reduce(0, +) }
        }
        let one = sum(.sequential)
        for threads in 2...9 { #expect(sum(Parallelism(threads: threads)).bitPattern == one.bitPattern) }
    }

    @Test func theTaskChooses() throws {
        #expect(Parallelism(threads: -5).threads == 1)
        #expect(Parallelism.system.threads >= 1)
        let inside = withParallelism(Parallelism(threads: 3)) { Parallelism.current.threads }
        #expect(inside == 3)
        #expect(Parallelism.current == .system)
        #expect(throws: MartletError.self) {
            try withParallelism(.sequential) { () throws(MartletError) in throw .device("x") }
        }
    }

    @Test func workInsideWorkIsDone() {
        let seen = Mutex(0)
        Parallelism(threads: 4).forEach(8) { _ in
            Parallelism(threads: 4).forEach(8) { _ in seen.withLock { $0 += 1 } }
        }
        #expect(seen.withLock { $0 } == 64)
    }

    @Test func manyCallersShareTheThreads() async {
        let sums = await withTaskGroup(of: Int.self, returning: [Int].self) { group in
            for caller in 0..<16 {
                group.addTask {
                    var total = 0
                    for _ in 0..<200 {
                        let sum = Atomic<Int>(0)
                        Parallelism(threads: 3).forEach(10) { sum.wrappingAdd($0 + caller, ordering: .relaxed) }
                        total += sum.load(ordering: .relaxed)
                    }
                    return total
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sums.sorted() == (0..<16).map { 200 * (45 + 10 * $0) })
    }

    /// Threads that have gone to sleep are woken.
    @Test func workAfterARestIsShared() throws {
        for _ in 0..<20 {
            let done = Atomic<Int>(0)
            Parallelism(threads: 2).forEach(4) { _ in done.wrappingAdd(1, ordering: .relaxed) }
            #expect(done.load(ordering: .relaxed) == 4)
            usleep(3000)
        }
    }
}
