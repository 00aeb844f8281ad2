import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

/// Lines that are longer or shorter than their transform, or of elements of another type, give what they give when the array
/// is filled up, cut and converted before: the same bits.
@Suite struct ReadingTests {
    /// The first elements along each axis, and zeros where there are none.
    private func resized<T: NumericScalar>(_ x: NDArray<T>, _ shape: Shape) -> NDArray<T> {
        let elements = x.elements, from = x.shape.rowMajorStrides, to = shape.rowMajorStrides
        let values = (0..<shape.elementCount).map { i -> T in
            var place = 0
            for axis in shape.indices {
                let index = i / to[axis] % shape[axis]
                if index >= x.shape[axis] { return .zero }
                place += index * from[axis]
            }
            return elements[place]
        }
        return try! NDArray(values, shape: shape)
    }

    private func expectSame<T: NumericScalar, U: Scalar>(
        _ x: NDArray<T>, _ whole: NDArray<T>, _ note: String, inEveryLayout: Bool = false,
        _ transform: (NDArray<T>, Bool) throws -> NDArray<U>
    ) throws {
        let wanted = Outcome(of: try transform(whole, false))
        let plain = Outcome(of: try transform(x, true))
        #expect(plain == wanted, "\(note)")
        if !inEveryLayout { return }
        try withEveryLayout(x) { view, layout in
            let there = Outcome(of: try transform(view, true))
            #expect(there == wanted, "\(note) \(layout)")
        }
    }

    /// Short ones, those of the leaves, of several passes, odd ones, and convolutions.
    private static let lengths = [1, 2, 3, 5, 16, 30, 37, 45, 64, 100, 128, 211, 300]

    @Test(arguments: lengths) func linesAreFilledUpAndCut(n: Int) throws {
        let x = complexNoise([7, 33]), reals = noise([7, 33], seed: 5)
        let narrow = try NDArray(x.elements.map { Complex(Float($0.real), Float($0.imaginary)) }, shape: x.shape)
        let narrowReals = try NDArray(reals.elements.map { Float($0) }, shape: x.shape)
        for axis in 0...1 {
            let shape = x.shape.replacing(axis, with: n), bins = x.shape.replacing(axis, with: n / 2 + 1)
            func count(_ isGiven: Bool) -> Int? { isGiven ? shape[axis] : nil }
            let note = "\(axis)", layouts = n == 45
            try expectSame(x, resized(x, shape), note, inEveryLayout: layouts) {
                try FFT.fft($0, n: count($1), axis: axis)
            }
            try expectSame(narrow, resized(narrow, shape), note) { try FFT.ifft($0, n: count($1), axis: axis) }
            try expectSame(reals, resized(reals, shape), note, inEveryLayout: layouts) {
                try FFT.fft($0, n: count($1), axis: axis)
            }
            try expectSame(reals, resized(reals, shape), note) { try FFT.ifft($0, n: count($1), axis: axis) }
            try expectSame(reals, resized(reals, shape), note, inEveryLayout: layouts) {
                try FFT.rfft($0, n: count($1), axis: axis)
            }
            try expectSame(narrowReals, resized(narrowReals, shape), note) {
                try FFT.ihfft($0, n: count($1), axis: axis)
            }
            try expectSame(x, resized(x, bins), note, inEveryLayout: layouts) { x, _ in
                try FFT.irfft(x, n: shape[axis], axis: axis)
            }
            try expectSame(narrow, resized(narrow, bins), note, inEveryLayout: layouts) { x, _ in
                try FFT.hfft(x, n: shape[axis], axis: axis)
            }
        }
    }

    @Test(arguments: lengths) func linesOfCosinesAreFilledUpAndCut(n: Int) throws {
        let x = noise([7, 33]), complex = complexNoise([7, 33])
        for axis in 0...1 {
            let shape = x.shape.replacing(axis, with: n)
            func count(_ isGiven: Bool) -> Int? { isGiven ? shape[axis] : nil }
            for type in 1...4 where shape[axis] > 1 {
                let note = "type \(type), axis \(axis)", layouts = shape[axis] == 45
                try expectSame(x, resized(x, shape), note, inEveryLayout: layouts) {
                    try FFT.dct($0, type: type, n: count($1), axis: axis, norm: .ortho)
                }
                try expectSame(complex, resized(complex, shape), note, inEveryLayout: layouts) {
                    try FFT.idst($0, type: type, n: count($1), axis: axis)
                }
            }
        }
    }

    @Test func longLinesAreFilledUp() throws {
        let x = complexNoise([70_001]), reals = noise([70_001])
        for n in [1 << 17, 100_003] {
            try expectSame(x, resized(x, [n]), "\(n)") { try FFT.fft($0, n: $1 ? n : nil, workers: 2) }
            try expectSame(reals, resized(reals, [n]), "\(n)") { try FFT.rfft($0, n: $1 ? n : nil, workers: 2) }
            try expectSame(x, resized(x, [n / 2 + 1]), "\(n)") { x, _ in try FFT.irfft(x, n: n, workers: 2) }
            try expectSame(reals, resized(reals, [n]), "\(n)") { try FFT.dct($0, n: $1 ? n : nil, workers: 2) }
        }
    }

    /// Lines of zeros are left out until they meet others.
    @Test(arguments: [[9, 12, 20], [3, 12, 40], [12, 5, 7], [1, 70, 8]] as [Shape])
    func severalAxesAreFilledUpAndCut(shape: Shape) throws {
        let x = complexNoise([6, 8, 10]), reals = noise([6, 8, 10])
        let s = Array(shape), bins = shape.replacing(2, with: shape[2] / 2 + 1)
        try expectSame(x, resized(x, shape), "fftn", inEveryLayout: true) { try FFT.fftn($0, s: $1 ? s : nil) }
        try expectSame(x, resized(x, shape), "ifftn") {
            try FFT.ifftn($0, s: $1 ? s : nil, axes: $1 ? nil : [0, 1, 2])
        }
        try expectSame(reals, resized(reals, shape), "fftn", inEveryLayout: true) { try FFT.fftn($0, s: $1 ? s : nil) }
        try expectSame(reals, resized(reals, shape), "rfftn", inEveryLayout: true) {
            try FFT.rfftn($0, s: $1 ? s : nil)
        }
        try expectSame(reals, resized(reals, shape), "ihfftn") { try FFT.ihfftn($0, s: $1 ? s : nil) }
        try expectSame(x, resized(x, bins), "irfftn", inEveryLayout: true) { x, _ in try FFT.irfftn(x, s: s) }
        try expectSame(x, resized(x, bins), "hfftn", inEveryLayout: true) { x, _ in try FFT.hfftn(x, s: s) }
        try expectSame(reals, resized(reals, bins), "irfftn") { x, _ in try FFT.irfftn(x, s: s) }
        try expectSame(reals, resized(reals, shape), "dctn", inEveryLayout: true) {
            try FFT.dctn($0, s: $1 ? s : nil, norm: .ortho)
        }
        try expectSame(x, resized(x, shape), "idstn", inEveryLayout: true) {
            try FFT.idstn($0, type: 1, s: $1 ? s : nil)
        }
        // Axes in another order, of which one stays as it is.
        let part = shape.replacing(1, with: 8)
        try expectSame(x, resized(x, part), "fftn") {
            try FFT.fftn($0, s: $1 ? [shape[2], shape[0]] : nil, axes: [2, 0])
        }
        try expectSame(reals, resized(reals, part), "rfftn") {
            try FFT.rfftn($0, s: $1 ? [shape[2], shape[0]] : nil, axes: [2, 0])
        }
    }

    /// A real array has the spectrum of the same complex one, whatever the axes and their order.
    @Test func realsAreComplexNumbersToo() throws {
        for shape: Shape in [[2, 2], [5, 8], [6, 7], [4, 3, 5], [3, 4, 6], [2, 3, 2, 5]] {
            let x = noise(shape), wide = try NDArray(x.elements.map { Complex($0) }, shape: shape)
            for axes in [[0, 1], [1, 0], [-1, 0], [-2, -1], nil] {
                if let axes, shape.count == 2, axes[0] == -1 { continue }
                let there = Outcome(try FFT.fftn(x, axes: axes)), wanted = Outcome(try FFT.fftn(wide, axes: axes))
                #expect(
                    there.shape == wanted.shape
                        && agree(there.numbers, wanted.numbers, Fftn<Double>.card, Double.self, times: 2))
                let back = Outcome(try FFT.ifftn(x, axes: axes)), wantedBack = Outcome(try FFT.ifftn(wide, axes: axes))
                #expect(agree(back.numbers, wantedBack.numbers, Ifftn<Double>.card, Double.self, times: 2))
                let reals = Outcome(try FFT.irfftn(x, axes: axes)),
                    wantedReals = Outcome(try FFT.irfftn(wide, axes: axes))
                #expect(agree(reals.numbers, wantedReals.numbers, Irfftn<Double>.card, Double.self, times: 2))
            }
        }
    }

    private func expectConverted<T: RealTransformableScalar, R: RealTransformableScalar>(
        _ values: [T], _ value: (T) -> R
    ) throws where T.SpectrumPart == R, R.SpectrumPart == R {
        func expect<U: Scalar>(_ there: NDArray<U>, _ wanted: NDArray<U>, _ layout: String) {
            #expect(Outcome(of: there) == Outcome(of: wanted), "\(T.dtype) \(layout)")
        }
        for shape: Shape in [[6, 20], [120]] {
            let x = try NDArray(values, shape: shape), wide = try NDArray(values.map(value), shape: shape)
            try withEveryLayout(x) { view, layout in
                for axis in 0..<shape.count {
                    let note = "\(layout) \(axis)"
                    expect(try FFT.rfft(view, axis: axis), try FFT.rfft(wide, axis: axis), note)
                    expect(try FFT.fft(view, n: 33, axis: axis), try FFT.fft(wide, n: 33, axis: axis), note)
                    let back: NDArray<R> = try FFT.irfft(view, n: 9, axis: axis)
                    expect(back, try FFT.irfft(wide, n: 9, axis: axis), note)
                    let cosines = Outcome(of: try FFT.dct(view, type: 3, axis: axis))
                    let wantedCosines = Outcome(of: try FFT.dct(wide, type: 3, axis: axis))
                    #expect(cosines == wantedCosines, "\(T.dtype) \(note)")
                }
                expect(try FFT.fftn(view), try FFT.fftn(wide), "\(layout)")
                expect(try FFT.irfftn(view), try FFT.irfftn(wide), "\(layout)")
                let sines = Outcome(of: try FFT.dstn(view))
                let wantedSines = Outcome(of: try FFT.dstn(wide))
                #expect(sines == wantedSines, "\(T.dtype) \(layout)")
            }
        }
    }

    @Test func elementsOfOtherTypesAreConvertedAsTheyAreRead() throws {
        let numbers = (0..<120).map { ($0 * 37 + 5) % 101 }
        try expectConverted(numbers.map { $0 % 3 == 0 }) { $0 ? 1 : 0 }
        try expectConverted(numbers.map { Int8($0 - 50) }) { Double($0) }
        try expectConverted(numbers.map { UInt16($0 * 600) }) { Double($0) }
        try expectConverted(numbers.map { Int32($0 - 50) << 20 }) { Double($0) }
        try expectConverted(numbers.map { UInt64($0) << 57 | 1 }) { Double($0) }
        #if !(os(macOS) && arch(x86_64))
            try expectConverted(numbers.map { Float16($0 - 50) / 16 }) { Float($0) }
        #endif
    }

    /// No line is read where there is none, and what is filled up with nothing but zeros is zero.
    @Test func emptyAxesAreFilledUp() throws {
        let none = complexNoise([0, 3]), reals = noise([0, 3])
        for y in [
            Outcome(try FFT.fft(none, n: 4, axis: 0)), Outcome(try FFT.fftn(none, s: [4, 5])),
            Outcome(try FFT.fftn(reals, s: [4, 5])), Outcome(try FFT.rfftn(reals, s: [4, 5])),
            Outcome(try FFT.irfftn(none, s: [4, 5])), Outcome(try FFT.dctn(reals, s: [4, 5])),
        ] {
            #expect(y.shape[0] == 4 && y.numbers.allSatisfy { $0 == 0 })
        }
    }
}
