import MartletCore
import MartletSignal
import MartletTestSupport
import Testing

@Suite struct GetWindowTests {
    @Test func agreesWithTheTable() throws {
        for row in GoldenTable("signal/get_window.tsv").rows {
            let parameters: [Double?] = row[1].split(separator: " ").map { $0 == "none" ? nil : Double(String($0))! }
            let window = try Signal.get_window(row[0], parameters: parameters, Int(row[2])!, fftbins: row[3] == "1")
            let wrong = try disagreement(window, GoldenArray.real(row[4]), Signal.Windows.card)
            agree(wrong)
        }
    }

    @Test func namesMayEndInTheForm() throws {
        let symmetric = try Signal.get_window("hann_symmetric", 9), periodic = try Signal.get_window("hann_periodic", 9)
        #expect(try symmetric.elements == Signal.Windows.hann(9).elements)
        #expect(try periodic.elements == Signal.Windows.hann(9, sym: false).elements)
        #expect(try Signal.get_window(5.0, 9).elements == Signal.get_window("ksr", parameters: [5], 9).elements)
    }

    @Test func overlappedSquaresOfTheDerivedWindowAreOne() throws {
        let w = try Signal.Windows.kaiser_bessel_derived(64, 4).elements
        let sums = NDArray((0..<32).map { (i: Int) -> Double in w[i] * w[i] + w[i + 32] * w[i + 32] })
        agree(try disagreement(sums, NDArray(repeating: 1, shape: [32]), Signal.Windows.card))
    }

    @Test func refusesWhatDoesNotFit() {
        #expect(problem { _ = try Signal.get_window(.hann, 0) }.contains("Parameter Nx=0 is not a positive integer"))
        #expect(problem { _ = try Signal.get_window("broken", 4) }.contains("Invalid window name 'broken'"))
        #expect(
            problem { _ = try Signal.get_window("hann", parameters: [1], 4) }.contains(
                "'hann' does not allow parameters"))
        #expect(problem { _ = try Signal.get_window("kaiser", 4) }.contains("'kaiser' must have parameters"))
        #expect(problem { _ = try Signal.Windows.hann(-1) }.contains("Window length M"))
        #expect(problem { _ = try Signal.Windows.hann(.max) }.contains("hann"))
        #expect(problem { _ = try Signal.Windows.boxcar(1 << 60) }.contains("cannot allocate"))
        #expect(problem { _ = try Signal.Windows.dpss(8, 4) }.contains("NW must be less than M/2."))
        #expect(problem { _ = try Signal.Windows.exponential(8, center: 1) }.contains("center must be None."))
        #expect(problem { _ = try Signal.Windows.kaiser_bessel_derived(7, 1) }.contains("even number of points"))
        #expect(problem { _ = try Signal.Windows.tukey(7, alpha: .nan) }.contains("NaN"))
        #expect(problem { _ = try Signal.Windows.taylor(7, nbar: 0) }.contains("nbar"))
    }
}
