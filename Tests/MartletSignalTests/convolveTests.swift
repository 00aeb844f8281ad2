import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

/// A row of the table of convolutions.
private struct Row {
    let function: String
    let mode: Signal.ConvolutionMode
    let axes: [Int]?
    let in1, in2, y: String

    static func all(_ functions: String...) -> [Row] {
        GoldenTable("signal/convolve.tsv").rows.filter { functions.contains($0[0]) }.map {
            Row(
                function: $0[0], mode: .init(rawValue: $0[1])!,
                axes: $0[2].isEmpty ? nil : $0[2].split(separator: ",").map { Int($0)! }, in1: $0[3], in2: $0[4],
                y: $0[5])
        }
    }

    func result<T: Scalar>(
        _ in1: NDArray<T>, _ in2: NDArray<T>, _ method: Signal.ConvolutionMethod
    ) throws -> NDArray<T> {
        function == "convolve"
            ? try Signal.convolve(in1, in2, mode: mode, method: method)
            : try Signal.correlate(in1, in2, mode: mode, method: method)
    }

    func transformed<T: FieldScalar>(_ in1: NDArray<T>, _ in2: NDArray<T>) throws -> NDArray<T> {
        function == "fftconvolve"
            ? try Signal.fftconvolve(in1, in2, mode: mode, axes: axes)
            : try Signal.oaconvolve(in1, in2, mode: mode, axes: axes)
    }
}

private func noise(_ count: Int, _ seed: UInt64) -> NDArray<Double> {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return NDArray(
        (0..<count).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Double(state >> 11) * 0x1p-52 - 1
        })
}

@Suite struct ConvolveTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        var rows = 0
        for row in Row.all("convolve", "correlate") {
            for method in Signal.ConvolutionMethod.allCases {
                switch row.y.first {
                case "i":
                    let x = try GoldenArray.integers(row.in1), y = try GoldenArray.integers(row.in2)
                    let wanted = try GoldenArray.integers(row.y)
                    #expect(try row.result(x, y, method) == wanted)
                    let small = try row.result(x.mapped { Int16($0) }, y.mapped { Int16($0) }, method)
                    #expect(try small == wanted.mapped { Int16(truncatingIfNeeded: $0) })
                case "f": try check(row, method, GoldenArray.real)
                default: try check(row, method, GoldenArray.complex)
                }
            }
            rows += 1
        }
        #expect(rows == 144)
    }

    private func check<T: FieldScalar>(
        _ row: Row, _ method: Signal.ConvolutionMethod, _ array: (String) throws -> NDArray<T>
    ) throws {
        let wanted = try array(row.y)
        try withEveryLayout(array(row.in1)) { x, _ in
            try withEveryLayout(array(row.in2)) { y, _ in
                agree(disagreement(try row.result(x, y, method), wanted, ConvolveFunction.card))
            }
        }
    }

    @Test func theOtherTypesAreConvolvedInTheirOwn() throws {
        let x = NDArray([1, 0, 1, 1, 0, 0, 0, 0]), h = NDArray([1, 1, 0])
        let truths = try Signal.convolve(x.mapped { $0 == 1 }, h.mapped { $0 == 1 })
        #expect(truths == NDArray([true, true, true, true, true, false, false, false, false, false]))
        let bytes = NDArray<UInt8>([200, 100, 50])
        #expect(try Signal.convolve(bytes, bytes) == NDArray<UInt8>([64, 64, 48, 16, 196]))
        let halves = NDArray<Float16>([1, 2.5, -3])
        #expect(try Signal.convolve(halves, halves) == NDArray<Float16>([1, 5, 0.25, -15, 9]))
        let floats = NDArray<Float>([1, 2.5, -3])
        #expect(try Signal.convolve(floats, floats) == NDArray<Float>([1, 5, 0.25, -15, 9]))
    }

    @Test func bothMethodsAgreeAndThreadsChangeNoBit() throws {
        let x = noise(70_000, 1), h = noise(900, 2)
        for mode in Signal.ConvolutionMode.allCases {
            let direct = try Signal.convolve(x, h, mode: mode, method: .direct)
            let fft = try Signal.convolve(x, h, mode: mode, method: .fft)
            agree(disagreement(fft, direct, ConvolveFunction.card))
            for threads in [1, 3] {
                let found = try withParallelism(Parallelism(threads: threads)) { () throws(MartletError) in
                    (
                        try Signal.convolve(x, h, mode: mode, method: .direct),
                        try Signal.convolve(x, h, mode: mode, method: .fft)
                    )
                }
                #expect(found.0 == direct && found.1 == fft)
            }
        }
    }

    /// Transforms of integers are rounded to what the definition gives, as far as `auto` takes them.
    @Test func integersAreExact() throws {
        for bits in [3, 20, 30] {
            let x = try noise(5000, 3).mapped { Int($0 * Double(1 << bits)) }
            let h = try noise(4000, 4).mapped { Int($0 * Double(1 << bits)) }
            #expect(try Signal.convolve(x, h) == Signal.convolve(x, h, method: .direct))
        }
        let small = try noise(5000, 3).mapped { Int($0 * 8) }, large = try noise(5000, 3).mapped { Int($0 * 0x1p40) }
        #expect(try Signal.choose_conv_method(small, small).method == .fft)
        #expect(try Signal.choose_conv_method(large, large).method == .direct)
    }

    /// The convolution of sums is the sum of convolutions, and the order of two arrays does not matter.
    @Test func itIsLinearAndCommutes() throws {
        let x = noise(300, 5), y = noise(300, 6), h = noise(41, 7)
        let sum = NDArray(zip(x.elements, y.elements).map { $0 + $1 })
        let parts = try zip(Signal.convolve(x, h).elements, Signal.convolve(y, h).elements).map { $0 + $1 }
        agree(disagreement(try Signal.convolve(sum, h), NDArray(parts), ConvolveFunction.card))
        agree(disagreement(try Signal.convolve(h, x), try Signal.convolve(x, h), ConvolveFunction.card))
    }

    /// A signal that was delayed by some samples correlates best at that lag.
    @Test func correlationFindsADelay() throws {
        let x = noise(400, 8), delayed = NDArray([Double](repeating: 0, count: 37) + x.elements)
        let found = try Signal.correlate(delayed, x).elements
        #expect(found.indices.max { found[$0] < found[$1] } == 399 + 37)
    }

    @Test func aChoiceCanBeMeasured() throws {
        let choice = try Signal.choose_conv_method(noise(50, 1), noise(20, 2), mode: .same, measure: true)
        let times = try #require(choice.times)
        #expect(times.fft > 0 && times.direct > 0)
        #expect(choice.method == (times.fft < times.direct ? .fft : .direct))
        #expect(try Signal.choose_conv_method(noise(8, 1), noise(6, 2)).method == .direct)
        #expect(try Signal.choose_conv_method(noise(20_000, 1), noise(20_000, 2)).method == .fft)
    }

    @Test func refusesWhatDoesNotFit() throws {
        let line = noise(3, 1), plane = try noise(6, 2).reshaped([2, 3]), nothing = NDArray<Double>([])
        #expect(problem { _ = try Signal.convolve(line, plane) }.hasPrefix("convolve: in2 is of 2 axes"))
        #expect(problem { _ = try Signal.correlate(plane, line) }.hasPrefix("correlate: in2 is of 1 axes"))
        #expect(problem { _ = try Signal.convolve(plane, plane.transposed, mode: .valid) }.contains("in2 is of shape"))
        #expect(problem { _ = try Signal.convolve(nothing, line) }.hasPrefix("convolve: in1 is of shape [0]"))
        #expect(problem { _ = try Signal.convolve(line, nothing) }.hasPrefix("convolve: in2 is of shape [0]"))
        #expect(problem { _ = try Signal.choose_conv_method(line, plane) }.hasPrefix("choose_conv_method: in2"))
        #expect(try Signal.convolve(nothing, line, mode: .same).isEmpty)
        let huge = try NDArray<Double>([1]).broadcast(to: [1 << 40])
        #expect(problem { _ = try Signal.convolve(huge, line) }.hasPrefix("convolve: cannot allocate"))
        let wrong = NDArray([Double.nan, .infinity, 1])
        #expect(try Signal.convolve(wrong, line, method: .direct).elements[0].isNaN)
    }
}

@Suite struct FFTConvolveTests {
    @Test func agreesWithTheTableInEveryLayout() throws {
        var rows = 0
        for row in Row.all("fftconvolve", "oaconvolve") {
            if row.y.hasPrefix("f") {
                try check(row, GoldenArray.real)
            } else {
                try check(row, GoldenArray.complex)
            }
            rows += 1
        }
        #expect(rows == 108)
    }

    private func check<T: FieldScalar>(_ row: Row, _ array: (String) throws -> NDArray<T>) throws {
        let wanted = try array(row.y), other = try array(row.in2)
        try withEveryLayout(array(row.in1)) { x, layout in
            let found = try row.transformed(x, other.laidOut(as: layout))
            agree(disagreement(found, wanted, FFTConvolveFunction.card))
        }
    }

    @Test func longOnesAgreeWithTheDefinition() throws {
        let x = noise(200_000, 1), h = noise(300, 2)
        let plane = try noise(300 * 400, 3).reshaped([300, 400]), mask = try noise(7 * 9, 4).reshaped([7, 9])
        for mode in Signal.ConvolutionMode.allCases {
            let line = try Signal.convolve(x, h, mode: mode, method: .direct)
            agree(disagreement(try Signal.oaconvolve(x, h, mode: mode), line, OAConvolveFunction.card))
            let image = try Signal.convolve(plane, mask, mode: mode, method: .direct)
            agree(disagreement(try Signal.fftconvolve(plane, mask, mode: mode), image, FFTConvolveFunction.card))
            let floats = try Signal.oaconvolve(x.mapped { Float($0) }, h.mapped { Float($0) }, mode: mode)
            agree(disagreement(floats, try line.mapped { Float($0) }, OAConvolveFunction.card))
        }
    }

    @Test func refusesWhatDoesNotFit() throws {
        let x = try noise(12, 1).reshaped([3, 4]), y = try noise(8, 1).reshaped([2, 4])
        for (name, convolve) in [
            ("fftconvolve", { try Signal.fftconvolve($0, $1, axes: $2) }),
            ("oaconvolve", { try Signal.oaconvolve($0, $1, axes: $2) }),
        ] as [(String, (NDArray<Double>, NDArray<Double>, [Int]?) throws -> NDArray<Double>)] {
            #expect(
                problem { _ = try convolve(x, y, [1]) }.contains(
                    "incompatible shapes for in1 and in2: (3, 4) and (2, 4)"))
            #expect(problem { _ = try convolve(x, y, []) }.hasPrefix("\(name): axes is []"))
            #expect(problem { _ = try convolve(x, y, [2]) }.hasPrefix("\(name): axes is [2]"))
            #expect(problem { _ = try convolve(x, y, [0, -2]) }.contains("all axes must be unique"))
            #expect(problem { _ = try convolve(x, noise(3, 1), nil) }.hasPrefix("\(name): in2 is of 1 axes"))
            #expect(try convolve(x, noise(0, 1).reshaped([0, 4]), nil).shape == [0])
        }
        #expect(problem { _ = try Signal.fftconvolve(x, y.transposed, mode: .valid) }.contains("For 'valid' mode"))
    }
}
