import MartletCore

/// An array without its element type: what loops that are chosen at run time work on.
struct Operand {
    var shape, strides: Shape
    var offset: Int
    var buffer: Buffer

    init<E>(_ array: NDArray<E>) {
        (shape, strides, offset, buffer) = (array.shape, array.strides, array.offset, array.buffer)
    }

    private init(shape: Shape, strides: Shape, offset: Int, buffer: Buffer) {
        (self.shape, self.strides, self.offset, self.buffer) = (shape, strides, offset, buffer)
    }

    /// An uninitialised host array.
    init(shape: Shape, strides: Shape, itemSize: Int, for function: String) throws(MartletError) {
        guard let count = shape.elementCountIfRepresentable, count <= Int.max / itemSize else {
            throw .memory(function: function, wanted: "an array of shape \(shape)")
        }
        let buffer = try HostBuffer(byteCount: count * itemSize, for: function)
        self.init(shape: shape, strides: strides, offset: 0, buffer: buffer)
    }

    func array<E>(of: E.Type = E.self) -> NDArray<E> {
        NDArray(unchecked: shape, strides: strides, offset: offset, buffer: buffer)
    }

    /// The address of the first element.
    func pointer(itemSize: Int) -> UnsafeMutableRawPointer {
        unsafeDowncast(buffer, to: HostBuffer.self).pointer + offset * itemSize
    }

    /// The strides of `shape` that fill memory without gaps with the axes in this array's order of nearness, when this
    /// array itself is so laid out; else `nil`.
    var denseStrides: Shape? {
        var step = 1
        var isRowMajor = true
        for axis in stride(from: shape.count - 1, through: 0, by: -1) where shape[axis] != 1 {
            if strides[axis] != step { isRowMajor = false; break }
            step &*= shape[axis]
        }
        if isRowMajor { return strides }
        if shape.count < 2 { return nil }
        step = 1
        for axis in sortedPlaces(shape.count, by: { strides[$0] < strides[$1] }) where shape[axis] != 1 {
            if strides[axis] != step { return nil }
            step &*= shape[axis]
        }
        return strides
    }
}
