extension NDArray: Hashable {
    /// Whether the shapes are equal and all elements are; NaN equals nothing.  Brings elements on a device to the host.
    public static func == (a: NDArray, b: NDArray) -> Bool {
        guard a.shape == b.shape else { return false }
        return trapping { () throws(MartletError) in
            try a.withSpan { (x: Span<Element>) throws(MartletError) in
                try b.withSpan { y in
                    for i in x.indices where x[i] != y[i] { return false }
                    return true
                }
            }
        }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(shape)
        for element in elements { hasher.combine(element) }
    }
}
