// How fast files are read and written: seconds for a million numbers, medians of 5.
//
//     swift run -c release io

import MartletCore
import MartletIO

func measure(_ name: String, _ work: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    var times: [Duration] = []
    for _ in 0..<5 {
        let start = clock.now
        try work()
        times.append(clock.now - start)
    }
    print("\(name)\t\(times.sorted()[2])")
}

func main(_ folder: String) throws {
    let array = try NDArray((0..<1_000_000).map { 1 / Double($0 + 3) }, shape: [100_000, 10])
    let short = try NDArray((0..<1_000_000).map { Double($0 % 9973) / 1000 }, shape: [100_000, 10])
    try measure("savetxt %.18e") { try IO.savetxt(folder + "/long.txt", array) }
    try measure("savetxt %.3f") { try IO.savetxt(folder + "/short.txt", short, format: "%.3f") }
    try measure("loadtxt %.18e") { _ = try IO.loadtxt(folder + "/long.txt") }
    try measure("loadtxt %.3f") { _ = try IO.loadtxt(folder + "/short.txt") }
    try measure("save") { try IO.save(folder + "/array.npy", array) }
    try measure("load") { _ = try IO.load(folder + "/array.npy") }
    try measure("savez deflated") { try IO.savez(folder + "/array.npz", ["a": AnyNDArray(short)], compressed: true) }
    try measure("loadz deflated") { _ = try IO.loadz(folder + "/array.npz") }
}

try main(CommandLine.arguments.dropFirst().first ?? "/tmp")
