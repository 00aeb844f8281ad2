import MartletCore
import MartletFFTCore
import Testing

@Suite struct MemoryTests {
    /// More than any address space has.
    private let tooMuch = 1 << 58

    @Test func scratchThatCannotBeHadIsAnError() throws {
        #expect(throws: OutOfMemory(byteCount: tooMuch)) { try withScratch(tooMuch) { _ in Issue.record("called") } }
        var sum = 0
        try withScratch(100) { scratch in sum = Int(bitPattern: scratch) % 64 }
        #expect(sum == 0)
    }

    @Test func plansThatCannotBeHadAreAnError() {
        #expect(throws: OutOfMemory.self) { try RootsOfUnity(1 << 55) }
        #expect(throws: OutOfMemory.self) { try ComplexPlan(1 << 44, .double) }
        #expect(throws: OutOfMemory.self) { try RealPlan(1 << 45, .single) }
    }

    @Test func anErrorIsGivenAName() {
        #expect(throws: MartletError.memory(function: "fft", wanted: "7 bytes")) {
            try naming("fft") { () throws(OutOfMemory) in throw OutOfMemory(byteCount: 7) }
        }
    }

    @Test(arguments: [1, 3]) func anErrorInAThreadIsThrown(threads: Int) {
        let parallelism = Parallelism(threads: threads)
        #expect(throws: OutOfMemory(byteCount: 5)) {
            try parallelism.forEach(failingWith: OutOfMemory.self, 20) { i throws(OutOfMemory) in
                if i == 5 { throw OutOfMemory(byteCount: i) }
            }
        }
        #expect(throws: OutOfMemory(byteCount: 6)) {
            try parallelism.forEachRun(failingWith: OutOfMemory.self, of: 20, grain: 3) { run throws(OutOfMemory) in
                if run.contains(7) { throw OutOfMemory(byteCount: run.lowerBound) }
            }
        }
    }
}
