public import MartletCore

extension Signal.Windows {
    /// The window made of sums of Kaiser's: √(Σ_{j≤n} w_j / Σ w_j), for lapped transforms, since w_n² + w_{n+M/2}² = 1.
    ///
    /// - Parameters:
    ///   - M: the number of points, even.
    ///   - beta: as for ``kaiser(_:_:sym:)``.
    ///   - sym: must be true.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is odd or `sym` is false.
    /// - SeeAlso: `scipy.signal.windows.kaiser_bessel_derived`; Bosi and Goldberg, *Introduction to Digital Audio Coding
    ///   and Standards*, 2003, doi:10.1007/978-1-4615-0327-9.
    public static func kaiser_bessel_derived(
        _ M: Int, _ beta: Double, sym: Bool = true
    ) throws(MartletError) -> NDArray<Double> {
        if !sym {
            throw .value(
                function: "kaiser_bessel_derived", argument: "sym", given: "false",
                wanted: "true: Kaiser-Bessel Derived windows are only defined for symmetric shapes")
        }
        if M < 1 { return NDArray([]) }
        if M % 2 == 1 {
            throw .value(
                function: "kaiser_bessel_derived", argument: "M", given: "\(M)",
                wanted: "even: Kaiser-Bessel Derived windows are only defined for even number of points")
        }
        var sums = try kaiser(M / 2 + 1, beta).elements
        for n in 1..<sums.count { sums[n] += sums[n - 1] }
        let half = sums.dropLast().map { ($0 / sums.last!).squareRoot() }
        return NDArray(half + half.reversed())
    }
}
