import MartletCore

/// Lines of elements in the memory of a device: an axis that is transformed and a batch of the others.
struct DeviceOperand {
    let buffer: Buffer
    /// Of the first element, in elements.
    var offset: Int
    /// From element to element of a line.
    let step: Int
    /// From line to line, along each axis of the batch.
    var strides: Shape

    init<T>(_ x: NDArray<T>, _ axis: Int) {
        self.init(
            buffer: x.buffer, offset: x.offset, step: x.strides[axis], strides: x.strides.removing(axis))
    }

    init(buffer: Buffer, offset: Int, step: Int, strides: Shape) {
        (self.buffer, self.offset, self.step, self.strides) = (buffer, offset, step, strides)
    }

    /// Lines of reals as lines of complex numbers, two reals to a number, where each begins at an even place.
    var pairs: DeviceOperand? {
        guard step == 1, offset % 2 == 0, strides.allSatisfy({ $0 % 2 == 0 }) else { return nil }
        return DeviceOperand(buffer: buffer, offset: offset / 2, step: 1, strides: Shape(strides.map { $0 / 2 }))
    }
}

extension NDArray {
    /// With one more axis, of length 1, at the end.
    var appendingAxis: NDArray {
        NDArray(
            unchecked: shape.appending(contentsOf: [1]), strides: strides.appending(contentsOf: [1]), offset: offset,
            buffer: buffer)
    }
}
