public import MartletCore

extension Signal.Windows {
    /// The rectangular window, 1 everywhere.
    ///
    /// - Parameters:
    ///   - M: the number of points.
    ///   - sym: makes no difference here.
    /// - Throws: ``MartletError/value(function:argument:given:wanted:)`` when `M` is negative.
    /// - SeeAlso: `scipy.signal.windows.boxcar`.
    public static func boxcar(_ M: Int, sym: Bool = true) throws(MartletError) -> NDArray<Double> {
        try windowPoints("boxcar", M, sym: sym) { _, _ in 1 }
    }
}
