import MartletCore
import MartletIO
import MartletTestSupport
import Testing

@Suite struct SavezTests {
    private let arrays: [String: AnyNDArray] = [
        "x": AnyNDArray(NDArray((0..<1000).map { Double($0 % 7) })), "leer": AnyNDArray(NDArray<Int8>([])),
        "größe": AnyNDArray(NDArray([true, false])), "a/b": AnyNDArray(NDArray(scalar: Complex<Float>(1, 2))),
    ]

    @Test(arguments: [false, true]) func whatIsWrittenIsReadAgain(_ compressed: Bool) throws {
        try withPath(".npz") { path in
            try IO.savez(path, arrays, compressed: compressed)
            #expect(try IO.loadz(path) == arrays)
            let first = try contents(path)
            try IO.savez(path, arrays, compressed: compressed)
            #expect(try contents(path) == first)
            #expect(compressed == (first.count < 8000))
        }
    }

    /// The files were written by `savez` and are read by NumPy in `Tests/Golden/io/check.py`.
    @Test func theFilesThatNumPyReadsAreStillWritten() throws {
        for (name, compressed) in [("martlet-stored", false), ("martlet-deflated", true)] {
            let golden = goldenBytes("io/\(name).npz")
            #expect(try IO.loadz(bytes: golden) == arrays)
            if compressed { continue }  // what zlib makes depends on its version
            try withPath(".npz") { path in
                try IO.savez(path, arrays)
                #expect(try contents(path) == golden)
            }
        }
    }

    @Test func noArraysMakeAnEmptyArchive() throws {
        try withPath(".npz") { path in
            try IO.savez(path, [:])
            #expect(try IO.loadz(path).isEmpty)
        }
    }

    @Test func aNameThatIsTooLongThrows() {
        let long = String(repeating: "x", count: 70_000)
        #expect(throws: MartletError.self) { try IO.savez("/dev/null", [long: AnyNDArray(NDArray([1]))]) }
    }
}
