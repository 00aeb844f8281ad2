import Martlet
import MartletTestSupport
import Testing

/// Transforms on the device beside those on the host, which the golden tables and direct sums vouch for.
@Suite(.enabled(if: device != nil), .serialized) struct FFTTests {
    let gpu = device!

    private func complexNoise(_ shape: Shape) throws -> NDArray<Complex<Double>> {
        let re = try noise(shape).elements, im = try noise(shape, seed: 2).elements
        return try NDArray(zip(re, im).map { Complex($0, $1) }, shape: shape)
    }

    private func single(_ x: NDArray<Complex<Double>>) throws -> NDArray<Complex<Float>> {
        try NDArray(x.elements.map { Complex(Float($0.real), Float($0.imaginary)) }, shape: x.shape)
    }

    private func double(_ x: NDArray<Complex<Float>>) throws -> NDArray<Complex<Double>> {
        try NDArray(x.elements.map { Complex(Double($0.real), Double($0.imaginary)) }, shape: x.shape)
    }

    /// The root of the mean square of the differences, over that of the results, in units of ε √log₂n.
    private func error<T: FieldScalar, U: FieldScalar>(_ a: NDArray<T>, _ b: NDArray<U>, _ n: Int) throws -> Double {
        #expect(a.device == gpu.device && a.shape == b.shape)
        let a = try a.onHost().elements, b = b.elements
        var difference = 0.0, size = 0.0
        for (a, b) in zip(a, b) {
            let re = Double(a.realPart) - Double(b.realPart), im = Double(a.imaginaryPart) - Double(b.imaginaryPart)
            difference += re * re + im * im
            let x = Double(b.realPart), y = Double(b.imaginaryPart)
            size += x * x + y * y
        }
        let epsilon = Double(T.Real.ulpOfOne)
        return (difference / size).squareRoot() / (epsilon * Double(max(2, n)).log2Root)
    }

    /// Host and device may each be off by half of ε √log₂n, and by all of it where the length is convolved.
    private func bound(_ n: Int) -> Double {
        var rest = n
        for prime in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31] { while rest % prime == 0 { rest /= prime } }
        return rest == 1 ? 1 : 2
    }

    private func expectForward(_ shape: Shape, axis: Int = -1) throws {
        let x = try complexNoise(shape), n = shape[axis < 0 ? axis + shape.count : axis]
        let forward = try FFT.fft(x.on(gpu), axis: axis)
        #expect(try error(forward, FFT.fft(x, axis: axis), n) <= bound(n), "\(shape) \(axis)")
    }

    /// In single precision.
    private func expectBackward(_ shape: Shape, axis: Int = -1) throws {
        let narrow = try single(complexNoise(shape)), wide = try double(narrow)
        let n = shape[axis < 0 ? axis + shape.count : axis]
        let backward = try FFT.ifft(narrow.on(gpu), axis: axis, norm: .ortho)
        #expect(try error(backward, FFT.ifft(wide, axis: axis, norm: .ortho), n) <= bound(n), "\(shape) \(axis)")
    }

    private func expectReal(_ shape: Shape) throws {
        let x = try noise(shape), n = shape[shape.count - 1]
        let there = try FFT.rfft(x.on(gpu)), bins = try FFT.rfft(x)
        #expect(try error(there, bins, n) <= bound(n), "\(shape)")
        let narrow = try single(bins), back = try FFT.irfft(narrow.on(gpu), n: n)
        #expect(try error(back, FFT.irfft(double(narrow), n: n), n) <= bound(n), "\(shape)")
    }

    /// One butterfly, several passes, uneven ones, convolutions.
    @Test(arguments: [1, 16, 37, 51, 1000])
    func complexLinesAgreeWithTheHost(n: Int) throws { try expectForward([5, n]) }

    @Test(arguments: [1, 31, 37, 225])
    func complexLinesOfSinglesAgreeWithTheHost(n: Int) throws { try expectBackward([5, n]) }

    @Test(arguments: [1, 37, 128, 225])
    func realLinesAgreeWithTheHost(n: Int) throws { try expectReal([5, n]) }

    /// One sweep with many items, two, three, and a convolution of several; and what makes bins of two and three.
    @Test func longLinesAgreeWithTheHost() throws {
        try expectForward([2, 10_007])
        try expectBackward([3, 1 << 14])
        try expectReal([2, 1 << 17])
        try expectReal([2, 90_090])
        try expectReal([2 * 823_543])
    }

    /// Batches whose scratch would be large are done in pieces.
    @Test func largeBatchesAgreeWithTheHost() throws { try expectForward([20, 1 << 16]) }

    @Test func otherAxesAgreeWithTheHost() throws {
        try expectForward([60, 37], axis: 0)
        try expectBackward([3, 16, 5], axis: 1)
        try expectBackward([1 << 14, 3], axis: 0)
    }

    @Test func everyLayoutAgreesWithTheHost() throws {
        let x = try complexNoise([4, 12, 3])
        for axis in 0..<3 {
            let wanted = try FFT.fft(x, axis: axis)
            try withEveryLayout(x) { view, layout in
                let there = try FFT.fft(laidOut(view), axis: axis)
                #expect(try error(there, wanted, 12) <= 1, "\(layout) \(axis)")
            }
        }
    }

    /// The array on the device, laid out as it is on the host.
    private func laidOut<T>(_ x: NDArray<T>) throws -> NDArray<T> {
        let order = x.shape.indices.sorted { abs(x.strides[$0]) > abs(x.strides[$1]) }
        var back = Array(repeating: 0, count: x.rank)
        for (place, axis) in order.enumerated() { back[axis] = place }
        return try x.permutingAxes(order).on(gpu).permutingAxes(back)
    }

    @Test func elementsOfEveryTypeAgreeWithTheHost() throws {
        func expect<T: RealTransformableScalar>(_ values: [T]) throws where T.SpectrumPart: SpectrumScalar {
            let x = try NDArray(values, shape: [3, 8])
            #expect(try error(FFT.fft(x.on(gpu)), FFT.fft(x), 8) <= 1, "\(T.dtype)")
        }
        let numbers = (0..<24).map { ($0 * 37 + 5) % 101 }
        try expect(numbers.map { $0 % 3 == 0 })
        try expect(numbers.map { Int8($0 - 50) })
        try expect(numbers.map { UInt16($0 * 600) })
        let bins = try NDArray(numbers.map { UInt16($0 * 600) }, shape: [3, 8])
        #expect(try error(FFT.irfft(bins.on(gpu), n: 8), FFT.irfft(bins, n: 8), 8) <= 1)
        try expect(numbers.map { UInt64($0) << 40 })
        #if !(os(macOS) && arch(x86_64))
            try expect(numbers.map { Float16($0 - 50) / 16 })
            try expect(numbers.map { Float16(bitPattern: UInt16($0 * 9)) })  // those below the normal ones too
        #endif
    }

    @Test func linesAreCutAndFilledUpAsOnTheHost() throws {
        let x = try complexNoise([3, 20]), real = try noise([3, 20]), there = try x.on(gpu),
            realThere = try real.on(gpu)
        for n in [1, 16, 32, 37] {
            #expect(try error(FFT.fft(there, n: n), FFT.fft(x, n: n), n) <= bound(n), "\(n)")
            #expect(try error(FFT.rfft(realThere, n: n), FFT.rfft(real, n: n), n) <= bound(n), "\(n)")
            if n == 32 { continue }
            #expect(try error(FFT.irfft(there, n: n), FFT.irfft(x, n: n), n) <= bound(n), "\(n)")
            #expect(try error(FFT.hfft(there, n: n), FFT.hfft(x, n: n), n) <= bound(n), "\(n)")
            #expect(try error(FFT.ihfft(realThere, n: n), FFT.ihfft(real, n: n), n) <= bound(n), "\(n)")
        }
    }

    @Test(arguments: [nil, [5, 12, 20]] as [[Int]?])
    func severalAxesAgreeWithTheHost(s: [Int]?) throws {
        let x = try complexNoise([6, 8, 16]), real = try noise([6, 8, 16])
        let there = try x.on(gpu), realThere = try real.on(gpu), n = 8 * 12 * 16
        for norm in FFT.Norm.allCases {
            #expect(try error(FFT.fftn(there, s: s, norm: norm), FFT.fftn(x, s: s, norm: norm), n) <= 1)
            #expect(try error(FFT.ifftn(there, s: s, norm: norm), FFT.ifftn(x, s: s, norm: norm), n) <= 1)
            #expect(try error(FFT.rfftn(realThere, s: s, norm: norm), FFT.rfftn(real, s: s, norm: norm), n) <= 1)
            #expect(try error(FFT.irfftn(there, s: s, norm: norm), FFT.irfftn(x, s: s, norm: norm), n) <= 1)
            #expect(try error(FFT.hfftn(there, s: s, norm: norm), FFT.hfftn(x, s: s, norm: norm), n) <= 1)
            #expect(try error(FFT.ihfftn(realThere, s: s, norm: norm), FFT.ihfftn(real, s: s, norm: norm), n) <= 1)
        }
        #expect(try error(FFT.fft2(there), FFT.fft2(x), 128) <= 1)
        #expect(try error(FFT.fftn(there, axes: []), FFT.fftn(x, axes: []), 1) == 0)
    }

    @Test func batchesOfNothingNeedNoLaunch() throws {
        let none = try complexNoise([0, 8]).on(gpu)
        #expect(try FFT.fft(none).shape == [0, 8])
        #expect(try FFT.fft(none, n: 20_000).shape == [0, 20_000])
        #expect(try FFT.irfft(none).shape == [0, 14])
    }

    @Test func badInputIsRefusedAsOnTheHost() throws {
        let x = try complexNoise([4, 6]), there = try x.on(gpu)
        func failure(_ work: () throws(MartletError) -> Void) -> MartletError? {
            do throws(MartletError) {
                try work()
                return nil
            } catch { return error }
        }
        for (n, axis, workers) in [(0, -1, 1), (-5, 0, 1), (6, 2, 1), (6, -3, 1), (6, -1, 0)] {
            let wanted = failure { () throws(MartletError) in _ = try FFT.fft(x, n: n, axis: axis, workers: workers) }
            #expect(wanted != nil)
            #expect(
                failure { () throws(MartletError) in _ = try FFT.fft(there, n: n, axis: axis, workers: workers) }
                    == wanted)
        }
    }

    @Test func moreThanTheMemoryHoldsIsAnError() throws {
        let there = try complexNoise([2, 6]).on(gpu)
        for n in [1 << 44, Int.max] {
            do {
                _ = try FFT.fft(there, n: n)
                Issue.record("\(n)")
            } catch MartletError.memory {}
        }
        // And the device goes on.
        #expect(try FFT.fft(there).shape == [2, 6])
    }

    @Test func notANumberStaysInItsLine() throws {
        var x = try complexNoise([2, 12])
        try x.assign(NDArray(scalar: Complex(.nan, 0)), to: [.at(0), .at(4)])
        let y = try FFT.fft(x.on(gpu)).onHost().elements
        #expect(y[..<12].allSatisfy { $0.real.isNaN } && !y[12...].contains { $0.real.isNaN })
    }
}

extension Double {
    /// √log₂ of it.
    fileprivate var log2Root: Double {
        var bits = 0.0, rest = self
        while rest >= 2 { (bits, rest) = (bits + 1, rest / 2) }
        // Between powers of two a straight line is below the logarithm.
        return (bits + rest - 1).squareRoot()
    }
}
