import Martlet
import MartletTestSupport
import Testing

/// Hankel transforms and shifts on the device beside those on the host.
@Suite(.enabled(if: device != nil), .serialized) struct HankelTests {
    let gpu = device!

    private func expectAgreement<T: RealScalar>(_ there: NDArray<T>, _ wanted: NDArray<T>, _ card: Card) throws {
        #expect(there.device == gpu.device)
        let wrong = disagreement(try there.onHost(), wanted, card)
        #expect(wrong == nil)
    }

    /// Of an even number of samples and an odd one, with weights and without.
    @Test func linesAgreeWithTheHost() throws {
        for (n, bias) in [(16, 0.0), (15, 0.3)] {
            let x = try noise([3, n]), there = try x.on(gpu)
            let y = try FFT.fht(x, dln: 0.1, mu: 0.5, offset: 0.2, bias: bias)
            try expectAgreement(
                try FFT.fht(there, dln: 0.1, mu: 0.5, offset: 0.2, bias: bias), y, Fht<Double>.card)
            try expectAgreement(
                try FFT.ifht(y.on(gpu), dln: 0.1, mu: 0.5, offset: 0.2, bias: bias),
                try FFT.ifht(y, dln: 0.1, mu: 0.5, offset: 0.2, bias: bias), Ifht<Double>.card)
        }
        let whole = NDArray((0..<16).map { Int16($0 * 7 % 13) }), there = try whole.on(gpu)
        try expectAgreement(
            try FFT.fht(there, dln: 0.1, mu: 0.5, bias: 0.3), try FFT.fht(whole, dln: 0.1, mu: 0.5, bias: 0.3),
            Fht<Double>.card)
        #expect(try FFT.fht(noise([0, 8]).on(gpu), dln: 0.1, mu: 0.5, bias: 0.3).shape == [0, 8])
    }

    @Test func shiftsAreThoseOfTheHost() throws {
        let x = try noise([4, 5, 3]), there = try x.on(gpu)
        for axes in [nil, [0], [2, 1], [1, 1], []] as [[Int]?] {
            let shifted = try FFT.fftshift(there, axes: axes), back = try FFT.ifftshift(there, axes: axes)
            #expect(shifted.device == gpu.device)
            #expect(try shifted.onHost() == FFT.fftshift(x, axes: axes))
            #expect(try back.onHost() == FFT.ifftshift(x, axes: axes))
        }
        let pairs = try NDArray((0..<15).map { Complex(Double($0), -Double($0)) }, shape: [3, 5])
        #expect(try FFT.fftshift(pairs.on(gpu)).onHost() == FFT.fftshift(pairs))
        let bytes = try NDArray((0..<15).map { UInt8($0) }, shape: [3, 5])
        #expect(try FFT.fftshift(bytes.on(gpu).transposed).onHost() == FFT.fftshift(bytes.transposed))
        #expect(try FFT.fftshift(noise([0, 3]).on(gpu)).shape == [0, 3])
        #expect(throws: MartletError.self) { _ = try FFT.fftshift(there, axes: [3]) }
    }
}
