import MartletCore

/// A host array without its element type, so that the work on it is compiled once and needs no type at run time.
struct Elements {
    var shape, strides: Shape
    /// Of the first element, in elements.
    var offset: Int
    let buffer: Buffer
    private(set) var type: DType
    /// Bytes of an element.
    var size: Int { type.itemSize }

    init<E>(_ array: NDArray<E>) {
        (shape, strides, offset, buffer) = (array.shape, array.strides, array.offset, array.buffer)
        type = E.dtype
    }

    /// A row-major array, of zeros or uninitialised.
    init(shape: Shape, type: DType, zeroed: Bool = false, for function: String) throws(MartletError) {
        let size = type.itemSize
        guard let count = shape.elementCountIfRepresentable, count <= Int.max / size else {
            throw .memory(function: function, wanted: "an array of shape \(shape)")
        }
        self.shape = shape
        self.type = type
        strides = shape.rowMajorStrides
        offset = 0
        buffer = try HostBuffer(byteCount: count * size, zeroed: zeroed, for: function)
    }

    func array<E>(of _: E.Type = E.self) -> NDArray<E> {
        NDArray(unchecked: shape, strides: strides, offset: offset, buffer: buffer)
    }

    var isEmpty: Bool { shape.contains(0) }

    /// The first elements along each of `axes`, no more than `counts`.
    func cut(_ axes: Shape, to counts: Shape) -> Elements {
        var result = self
        for i in 0..<axes.count { result.shape[axes[i]] = min(shape[axes[i]], counts[i]) }
        return result
    }

    /// The address of the first element.
    var start: UnsafeMutableRawPointer { unsafeDowncast(buffer, to: HostBuffer.self).pointer + offset * size }

    /// Complex numbers as reals, real and imaginary part along a last axis.
    var parts: Elements {
        var result = self
        result.shape = shape.appending(contentsOf: [2])
        result.strides = Shape(strides.map { 2 * $0 }).appending(contentsOf: [1])
        result.offset = 2 * offset
        result.type = type == .complex128 ? .float64 : .float32
        return result
    }

    /// The other way: a last axis of two, row-major, as complex numbers.
    var joined: Elements {
        var result = self
        result.shape = Shape(shape.dropLast())
        result.strides = Shape(strides.dropLast().map { $0 / 2 })
        result.offset = offset / 2
        result.type = type == .float64 ? .complex128 : .complex64
        return result
    }
}

/// Throws where memory for lists of so many doubles cannot be had together, before work is done that would need it.
func requireRoom(for counts: [Int], _ function: String) throws(MartletError) {
    var total = 0
    for count in counts {
        let (sum, overflow) = total.addingReportingOverflow(count)
        guard !overflow, sum <= Int.max / 8 else {
            throw .memory(function: function, wanted: "lists of \(counts) doubles")
        }
        total = sum
    }
    _ = try HostBuffer(byteCount: 8 * total, for: function)
}
