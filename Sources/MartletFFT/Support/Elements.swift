import MartletCore

/// A host array without its element type, so that the work on it is compiled once and needs no type at run time.
struct Elements {
    var shape, strides: Shape
    /// Of the first element, in elements.
    var offset: Int
    let buffer: Buffer
    /// Bytes of an element.
    let size: Int

    init<E>(_ array: NDArray<E>) {
        (shape, strides, offset, buffer) = (array.shape, array.strides, array.offset, array.buffer)
        size = MemoryLayout<E>.stride
    }

    /// A row-major array, of zeros or uninitialised.
    init(shape: Shape, size: Int, zeroed: Bool = false, for function: String) throws(MartletError) {
        guard let count = shape.elementCountIfRepresentable, count <= Int.max / size else {
            throw .memory(function: function, wanted: "an array of shape \(shape)")
        }
        self.shape = shape
        self.size = size
        strides = shape.rowMajorStrides
        offset = 0
        buffer = try HostBuffer(byteCount: count * size, zeroed: zeroed, for: function)
    }

    func array<E>(of _: E.Type = E.self) -> NDArray<E> {
        NDArray(unchecked: shape, strides: strides, offset: offset, buffer: buffer)
    }

    var isEmpty: Bool { shape.contains(0) }

    /// The address of the first element.
    var start: UnsafeMutableRawPointer { unsafeDowncast(buffer, to: HostBuffer.self).pointer + offset * size }
}
