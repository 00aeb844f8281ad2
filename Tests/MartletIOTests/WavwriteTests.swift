import MartletCore
import MartletIO
import MartletTestSupport
import Testing

@Suite struct WavwriteTests {
    @Test func filesAreSciPysByteForByte() throws {
        for row in GoldenTable("io/wav.tsv").rows where row[5] == "1" {
            let bytes = goldenBytes("io/\(row[0]).wav"), wave = try IO.wavread(bytes: bytes)
            try withPath(".wav") { path in
                try IO.wavwrite(path, rate: wave.rate, wave.data)
                #expect(try contents(path) == bytes, "\(row[0])")
                try IO.wavwrite(path, rate: wave.rate, wave.data.transposed.transposed)
                #expect(try contents(path) == bytes, "\(row[0])")
            }
        }
    }

    @Test func channelsMayLieAnyhow() throws {
        let array = try NDArray((0..<6).map { Int16($0) }, shape: [2, 3]).transposed
        try withPath(".wav") { path in
            try IO.wavwrite(path, rate: 10, array)
            #expect(try IO.wavread(path).data == AnyNDArray(array))
        }
    }

    @Test func whatNoFileHoldsThrows() throws {
        let path = "/dev/null"
        #expect(throws: MartletError.self) { try IO.wavwrite(path, rate: 1, NDArray([Int8(1)])) }
        #expect(throws: MartletError.self) { try IO.wavwrite(path, rate: 1, NDArray([true])) }
        #expect(throws: MartletError.self) { try IO.wavwrite(path, rate: 1, NDArray(scalar: 1.0)) }
        #expect(throws: MartletError.self) {
            try IO.wavwrite(path, rate: 1, NDArray(repeating: 1.0, shape: [1, 1, 1]))
        }
        #expect(throws: MartletError.self) {
            try IO.wavwrite(path, rate: 1, NDArray(repeating: 1.0, shape: [1, 9000]))
        }
        #expect(throws: MartletError.self) { try IO.wavwrite(path, rate: 1, NDArray(repeating: 1.0, shape: [1, 0])) }
        #expect(throws: MartletError.self) { try IO.wavwrite(path, rate: -1, NDArray([1.0])) }
        #expect(throws: MartletError.self) { try IO.wavwrite(path, rate: .max, NDArray([1.0])) }
        let huge = try NDArray([Int64(1)]).broadcast(to: [1 << 58, 1])
        #expect(throws: MartletError.self) { try IO.wavwrite(path, rate: 1, huge) }
        let wide = try NDArray<Double>(repeating: 0, shape: [0, 1 << 62])
        #expect(throws: MartletError.self) { try IO.wavwrite(path, rate: 1, wide) }
    }
}
