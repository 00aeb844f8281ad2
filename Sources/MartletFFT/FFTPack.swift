public import MartletCore

/// Operators on periodic functions, and the packed spectra of `scipy.fftpack`.
///
/// Its transforms are those of ``FFT``.  Here is what exists there only: operators that multiply the modes of a
/// periodic function, and real transforms whose results are reals.
public enum FFTPack {
    /// Table of contents: the order of the documentation, the rows of the coverage table.
    public static let contents: [any Call.Type] = [PeriodicOperator<Double>.self]
}
