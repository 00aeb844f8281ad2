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

    /// Lines of reals as lines of complex numbers, two reals to a number, where each begins at an even place.
    var pairs: DeviceOperand? {
        guard step == 1, offset % 2 == 0, strides.allSatisfy({ $0 % 2 == 0 }) else { return nil }
        return DeviceOperand(buffer: buffer, offset: offset / 2, step: 1, strides: Shape(strides.map { $0 / 2 }))
    }
}
