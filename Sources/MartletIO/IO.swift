public import MartletCore

/// Array files.
public enum IO {
    /// Table of contents: the order of the documentation, the rows of the coverage table.
    public static let contents: [any Call.Type] = []
}
