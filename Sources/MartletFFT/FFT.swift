public import MartletCore

/// Fourier transforms.
public enum FFT {
    /// Table of contents: the order of the documentation, the rows of the coverage table.
    public static let contents: [any Call.Type] = []
}
