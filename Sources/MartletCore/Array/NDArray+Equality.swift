extension NDArray: Hashable {
    /// Whether the shapes are equal and all elements are; NaN equals nothing.  Brings elements on a device to the host.
    public static func == (a: NDArray, b: NDArray) -> Bool {
        guard a.shape == b.shape else { return false }
        return trapping { () throws(MartletError) in
            let x = try a.contiguous(), y = try b.contiguous()
            defer { withExtendedLifetime((x, y)) {} }
            let count = x.count, p = x.hostPointer, q = y.hostPointer
            for i in 0..<count where p[i] != q[i] { return false }
            return true
        }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(shape)
        for element in elements { hasher.combine(element) }
    }
}
