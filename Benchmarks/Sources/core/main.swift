// What the array and the dispatch cost themselves: nanoseconds of the smallest things.
//
//     swift run -c release core [REPEATS [NAME]]

import MartletArray
import MartletCore

/// A call that does nothing.
struct Nothing: Call {
    static let card = Card("bench.nothing", mirrors: "", accuracy: .exact)
    var a: NDArray<Double>
    mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) { try visitor.visit(&a) }
    func body() throws(MartletError) -> NDArray<Double> { a }
}

final class Owner {}

@inline(never) func keep<T>(_ value: T) {}

/// Prints the median of 9 timings of `work`, which does `repeats` of something, in nanoseconds for each.
func measure(_ name: String, _ repeats: Int, _ work: (Int) -> Void) {
    if let wanted = CommandLine.arguments.dropFirst(2).first, !name.hasPrefix(wanted) { return }
    let clock = ContinuousClock()
    let times = (0..<9).map { _ in clock.measure { work(repeats) } / repeats }.sorted()
    let nanoseconds = Double(times[4].components.attoseconds) / 1e9
    print("\(name)\t\((nanoseconds * 100).rounded() / 100) ns")
}

func main(_ repeats: Int) throws {
    let a = try NDArray((0..<10_000).map(Double.init), shape: [100, 100])
    let deep = try a.reshaped([10, 10, 100])
    // What holding and letting go of one object costs, to compare with.
    var owners = [Owner(), Owner()]
    measure("one reference", repeats) { n in for i in 0..<n { owners[i & 1] = owners[(i >> 1) & 1] } }
    measure("a copy", repeats) { n in
        var copies = [a, deep]
        for i in 0..<n { copies[i & 1] = copies[(i >> 1) & 1] }
    }
    measure("a[1..., .newAxis]", repeats) { n in for _ in 0..<n { keep(a[1..., .newAxis]) } }
    measure("a[1..., Slice(step: -2)]", repeats) { n in for _ in 0..<n { keep(a[1..., Slice(step: -2)]) } }
    measure("a[i, .all]", repeats) { n in for i in 0..<n { keep(a[i % 100, .all]) } }
    measure("a.transposed", repeats) { n in for _ in 0..<n { keep(a.transposed) } }
    // A function that the compiler cannot see into where it is called.
    let counter = UnsafeMutablePointer<Int>.allocate(capacity: 1)
    defer { counter.deallocate() }
    counter.initialize(to: 0)
    let hidden: (NDArray<Double>) -> Void =
        CommandLine.arguments.isEmpty ? { _ in } : { counter.pointee &+= $0.count }
    let five = try a.reshaped([2, 5, 5, 2, 100])
    let eight = try a.reshaped([2, 5, 5, 2, 2, 5, 5, 2])
    measure("hidden(a)", repeats) { n in for _ in 0..<n { hidden(a) } }
    measure("hidden(a[1..., .newAxis])", repeats) { n in for _ in 0..<n { hidden(a[1..., .newAxis]) } }
    measure("hidden(a[i, .all])", repeats) { n in for i in 0..<n { hidden(a[i % 100, .all]) } }
    measure("hidden(a[1..., Slice(step: -2)])", repeats) { n in
        for _ in 0..<n { hidden(a[1..., Slice(step: -2)]) }
    }
    measure("hidden(a.transposed)", repeats) { n in for _ in 0..<n { hidden(a.transposed) } }
    measure("hidden(five[i])", repeats) { n in for i in 0..<n { hidden(five[i & 1, .ellipsis]) } }
    measure("hidden(eight[i])", repeats) { n in for i in 0..<n { hidden(eight[i & 1, .ellipsis]) } }
    measure("hidden(eight.transposed)", repeats) { n in for _ in 0..<n { hidden(eight.transposed) } }
    let few = try! NDArray((0..<8).map(Double.init), shape: [8])
    measure("a + b of 8", repeats) { n in for _ in 0..<n { keep(few + few) } }
    measure("perform()", repeats) { n in for _ in 0..<n { keep(try! Nothing(a: a).perform()) } }
    measure("body()", repeats) { n in for _ in 0..<n { keep(try! Nothing(a: a).body()) } }
    measure("x = a[i, j]", repeats) { n in
        var sum = 0.0
        for i in 0..<n { sum += a[i & 63, i & 31] }
        keep(sum)
    }
    measure("x = a[i, j, k]", repeats) { n in
        var sum = 0.0
        for i in 0..<n { sum += deep[i & 7, i & 3, i & 63] }
        keep(sum)
    }
    var b = a
    measure("b[i, j] = x", repeats) { n in for i in 0..<n { b[i & 63, i & 31] = 1 } }
    let vector = NDArray((0..<1024).map(Double.init))
    measure("x = v[i]", repeats) { n in
        var sum = 0.0
        for i in 0..<n { sum += vector[i & 1023] }
        keep(sum)
    }
    measure("a == a", max(1, repeats / 10_000)) { n in for _ in 0..<n { keep(a == b) } }
    measure("subarray", repeats) { n in
        let rows = try! a.subarrays()
        for i in 0..<n { keep(rows[i % 100]) }
    }
}

try main(CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000)
