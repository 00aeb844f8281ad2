public import MartletCore
import MartletFFTCore

extension Signal.Windows {
    /// The window of Dolph and Chebyshev: the narrowest main lobe for side lobes that are all `at` dB down.
    ///
    /// Its spectrum is Chebyshev's polynomial T_{M−1}(β cos(πk/M)), β = cosh(arcosh(10^(at/20))/(M − 1)).
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - at: how far down the side lobes are, in dB; below about 45 dB the window is of little use for spectra.
    ///   - sym: symmetric (true) or periodic.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.chebwin`; C. L. Dolph, Proc. IRE 34 (1946) 335–348,
    ///   doi:10.1109/JRPROC.1946.225956.
    public static func chebwin(_ M: Int, _ at: Double, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        guard let length = try symmetricLength("chebwin", M, sym: sym) else {
            return try NDArray(repeating: 1, shape: [M])
        }
        let order = Double(length - 1)
        let beta = Libm.hyperbolicCosine(Libm.areaCosine(Libm.power(10, at.magnitude / 20)) / order)
        let spectrum = try NDArray<Complex<Double>>(shape: [length]) { (points: inout MutableSpan<Complex<Double>>) in
            for k in 0..<length {
                let x = beta * Libm.cosine(.pi * Double(k) / Double(length))
                let value: Double
                if x > 1 {
                    value = Libm.hyperbolicCosine(order * Libm.areaCosine(x))
                } else if x < -1 {
                    value = (length % 2 == 1 ? 1 : -1) * Libm.hyperbolicCosine(order * Libm.areaCosine(-x))
                } else {
                    value = Libm.cosine(order * Libm.arcCosine(x))
                }
                // Half a sample's shift puts the middle of an even window between two points.
                let angle = length % 2 == 1 ? 0 : Double.pi / Double(length) * Double(k)
                points[k] = Complex(value * Libm.cosine(angle), value * Libm.sine(angle))
            }
        }
        let transform = try NDArray<Complex<Double>>.uninitialized([length], for: "chebwin")
        try naming("chebwin") { () throws(OutOfMemory) in
            try PlanCache.shared.complex(length, .double).execute(
                backward: false, spectrum.hostPointer, stride: 1, transform.mutableHostPointer, stride: 1,
                lines: Lines([]), scale: 1, parallelism: .current)
        }
        let right = transform.elements[(length % 2 == 1 ? 0 : 1)..<length / 2 + 1].map(\.real)
        let peak = right.reduce(-Double.infinity, Double.maximum)
        withExtendedLifetime(spectrum) {}
        // `right` runs from the middle to the end; of an odd window the middle point counts once.
        let left = (length % 2 == 1 ? right.dropFirst() : right[...]).reversed()
        return NDArray((left + right).prefix(M).map { $0 / peak })
    }
}
