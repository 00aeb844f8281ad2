extension NDArray {
    /// The parts at each position of one axis, as views.
    /// - Throws: ``MartletError/index(function:argument:given:wanted:)`` when there is no such axis.
    public func subarrays(along axis: Int = 0) throws(MartletError) -> Subarrays {
        let axis = try normalizedAxis(axis, rank: rank, function: "subarrays")
        let first = laidOut(shape.removing(axis), strides.removing(axis))
        return Subarrays(first: first, count: shape[axis], step: strides[axis])
    }

    /// The parts of an array at each position of one axis.
    public struct Subarrays: RandomAccessCollection, Sendable {
        /// The first of them, if there is any.
        @usableFromInline let first: NDArray
        public let count: Int
        @usableFromInline let step: Int

        public var startIndex: Int { 0 }
        public var endIndex: Int { count }

        @inlinable public subscript(position: Int) -> NDArray {
            precondition(position >= 0 && position < count, "subarrays: index out of range")
            var result = first
            result.layout.move(by: position &* step)
            return result
        }
    }

    /// The same bytes as elements of another type of the same size.
    func reinterpreted<Other: Scalar>(as: Other.Type = Other.self) -> NDArray<Other> {
        NDArray<Other>(layout, storage)
    }
}
