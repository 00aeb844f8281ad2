extension NDArray {
    /// The parts at each position of one axis, as views.
    /// - Throws: ``MartletError/index(function:argument:given:wanted:)`` when there is no such axis.
    public func subarrays(along axis: Int = 0) throws(MartletError) -> Subarrays {
        Subarrays(array: self, axis: try normalizedAxis(axis, rank: rank, function: "subarrays"))
    }

    /// The parts of an array at each position of one axis.
    public struct Subarrays: RandomAccessCollection, Sendable {
        let array: NDArray
        let axis: Int
        private let shape, strides: Shape

        init(array: NDArray, axis: Int) {
            self.array = array
            self.axis = axis
            shape = array.shape.removing(axis)
            strides = array.strides.removing(axis)
        }

        public var startIndex: Int { 0 }
        public var endIndex: Int { array.shape[axis] }

        public subscript(position: Int) -> NDArray {
            precondition(indices.contains(position), "subarrays: index out of range")
            return NDArray(
                unchecked: shape, strides: strides, offset: array.offset + position * array.strides[axis],
                buffer: array.buffer)
        }
    }

    /// The same bytes as elements of another type of the same size.
    func reinterpreted<Other: Scalar>(as: Other.Type = Other.self) -> NDArray<Other> {
        NDArray<Other>(unchecked: shape, strides: strides, offset: offset, buffer: buffer)
    }
}
