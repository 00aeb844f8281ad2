import MartletCore
import MartletFFT
import MartletTestSupport
import Testing

@Suite struct fftshiftTests {
    @Test func goldenTable() throws {
        for row in GoldenTable("fft/fftshift.tsv").rows {
            let shape = Shape(integers(row[0])!), x = try NDArray(Array(0..<shape.elementCount), shape: shape)
            try withEveryLayout(x) { view, layout in
                let y = try FFT.fftshift(view, axes: integers(row[1]))
                #expect(y.shape == shape && y.elements == integers(row[2])!, "\(layout) \(row)")
            }
        }
    }

    @Test func theOtherUndoesIt() throws {
        for shape in [[], [1], [6], [7], [3, 4, 5], [2, 0]] as [Shape] {
            let x = noise(shape)
            #expect(try FFT.ifftshift(FFT.fftshift(x)).elements == x.elements)
        }
    }

    @Test func everyTypeIsMoved() throws {
        #expect(try FFT.fftshift(NDArray([true, false, false])).elements.filter { $0 }.count == 1)
        #expect(try FFT.fftshift(NDArray([Complex<Float>(1, 2), 3])).elements == [3, Complex(1, 2)])
    }

    @Test func badInputIsRefused() {
        #expect(throwsError("fftshift", "axes") { _ = try FFT.fftshift(noise([2, 3]), axes: [2]) })
        #expect(throwsError("fftshift", "axes") { _ = try FFT.fftshift(noise([]), axes: [0]) })
    }
}
