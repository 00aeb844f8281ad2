import MartletCore
import MartletFFTCore
import Testing

@Suite struct MemoryTests {
    /// More than any address space has.
    private let tooMuch = 1 << 58

    @Test func scratchThatCannotBeHadIsAnError() throws {
        let error = #expect(throws: OutOfMemory.self) { try withScratch(tooMuch) { _ in Issue.record("called") } }
        #expect(error?.byteCount == tooMuch)
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
        #expect(throws: MartletError.memory(function: "fft", wanted: "\(tooMuch) bytes")) {
            try naming("fft") { () throws(OutOfMemory) in try withScratch(tooMuch) { _ in } }
        }
    }

    private struct Failure: Error, Equatable { let place: Int }

    @Test(arguments: [1, 3]) func anErrorInAThreadIsThrown(threads: Int) {
        let parallelism = Parallelism(threads: threads)
        #expect(throws: Failure(place: 5)) {
            try parallelism.forEach(failingWith: Failure.self, 20) { i throws(Failure) in
                if i == 5 { throw Failure(place: i) }
            }
        }
        #expect(throws: Failure(place: 6)) {
            try parallelism.forEachRun(failingWith: Failure.self, of: 20, grain: 3) { run throws(Failure) in
                if run.contains(7) { throw Failure(place: run.lowerBound) }
            }
        }
    }
}
