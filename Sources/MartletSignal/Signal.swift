public import MartletCore

/// Filters, spectra and peaks.
public enum Signal {
    /// Table of contents: the order of the documentation, the rows of the coverage table.
    public static let contents: [any Call.Type] = []
}
