public import MartletCore

/// NumPy's own functions: making arrays, computing with their elements, reducing, sorting, joining.
public enum Arrays {
    /// Table of contents: the order of the documentation, the rows of the coverage table.
    public static let contents: [any Call.Type] = []
}
