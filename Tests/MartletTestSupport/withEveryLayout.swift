public import MartletCore

/// The layouts in which a test hands an array to a function.
public enum Layout: String, CaseIterable, Sendable {
    case contiguous, transposed, strided, offset, reversed
}

/// Calls `body` with arrays equal to `array` in every layout.
public func withEveryLayout<E: Scalar>(
    _ array: NDArray<E>, _ body: (NDArray<E>, Layout) throws -> Void
) throws {
    for layout in Layout.allCases { try body(array.laidOut(as: layout), layout) }
}

extension NDArray {
    /// An equal array whose elements lie as `layout` says.
    public func laidOut(as layout: Layout) throws(MartletError) -> NDArray {
        switch layout {
        case .contiguous: return try copied()
        case .transposed: return try transposed.copied().transposed
        case .strided:
            if rank == 0 { return try copied() }
            let wide = try NDArray(repeating: .one, shape: shape.replacing(rank - 1, with: shape[rank - 1] * 3))
            return try wide.filled(with: self, at: .slice(Slice(1, nil, step: 3)))
        case .offset:
            if rank == 0 { return try copied() }
            let wide = try NDArray(repeating: .one, shape: shape.replacing(rank - 1, with: shape[rank - 1] + 5))
            return try wide.filled(with: self, at: .slice(Slice(3, shape[rank - 1] + 3)))
        case .reversed: return try flipped().copied().flipped()
        }
    }

    private func filled(with part: NDArray, at last: AxisSelection) throws(MartletError) -> NDArray {
        var wide = self
        try wide.assign(part, to: [.ellipsis, last])
        return try wide.selecting([.ellipsis, last])
    }
}
