public import MartletCore

extension Signal {
    /// Window functions, each in a symmetric form for filters and a periodic one for spectra.
    ///
    /// With `sym` the points of a window mirror each other; without, they are the first `M` of the symmetric window of
    /// `M + 1` points, so that repeating them gives a smooth periodic sequence.  Windows of one point are 1, those of
    /// none are empty.
    public enum Windows {
        /// What is known of them all.
        public static let card = Card(
            "signal.windows", mirrors: "scipy.signal.windows", accuracy: .relative(factor: 64),
            references: ["Harris 1978, doi:10.1109/PROC.1978.10837"])
    }
}
