import MartletCore
import MartletGPU

/// The elements of a host array moved along axes by `shift` of the axis's length, those that fall off the end coming in at
/// the start.
func rolled<T: Scalar>(
    _ x: NDArray<T>, axes: [Int]?, function: String, shift: (Int) -> Int
) throws(MartletError) -> NDArray<T> {
    let shifts = try shifts(x.shape, axes, function, shift), y = try NDArray<T>.uninitialized(x.shape, for: function)
    try roll(x, into: y, by: shifts) { x, y in
        copyStrided(
            x.shape, itemSize: MemoryLayout<T>.stride, from: x.hostPointer, x.strides,
            to: UnsafeMutableRawPointer(mutating: y.hostPointer), y.strides)
    }
    return y
}

/// Those of an array of a device.
func rolled<T: Scalar>(
    _ x: NDArray<T>, axes: [Int]?, function: String, on gpu: some GPU, shift: (Int) -> Int
) throws(MartletError) -> NDArray<T> {
    let shifts = try shifts(x.shape, axes, function, shift)
    let y: NDArray<T> = try DeviceTables.array(x.shape, on: gpu, for: function)
    try roll(x, into: y, by: shifts) { x, y throws(MartletError) in try gpu.copy(x, to: y) }
    return y
}

/// How far elements go along each axis; further along one that is named twice.
private func shifts(
    _ shape: Shape, _ axes: [Int]?, _ function: String, _ shift: (Int) -> Int
) throws(MartletError) -> [Int] {
    var shifts = [Int](repeating: 0, count: shape.count)
    for given in axes ?? Array(0..<shape.count) {
        let axis = try normalizedAxis(given, rank: shape.count, function: function, argument: "axes")
        if shape[axis] > 0 { shifts[axis] = (shifts[axis] + shift(shape[axis])) % shape[axis] }
    }
    return shifts
}

/// Copies the parts of `x` that stay together, two along each axis that is rotated.
private func roll<T: Scalar>(
    _ x: NDArray<T>, into y: NDArray<T>, by shifts: [Int],
    _ copy: (NDArray<T>, NDArray<T>) throws(MartletError) -> Void
) throws(MartletError) {
    if x.isEmpty { return }
    func part(_ axis: Int, _ shape: Shape, _ from: Int, _ to: Int) throws(MartletError) {
        if axis == x.rank {
            return try copy(
                NDArray(unchecked: shape, strides: x.strides, offset: from, buffer: x.buffer),
                NDArray(unchecked: shape, strides: y.strides, offset: to, buffer: y.buffer))
        }
        let n = x.shape[axis], shift = shifts[axis]
        try part(axis + 1, shape.replacing(axis, with: n - shift), from, to + shift * y.strides[axis])
        if shift > 0 {
            try part(axis + 1, shape.replacing(axis, with: shift), from + (n - shift) * x.strides[axis], to)
        }
    }
    try part(0, x.shape, x.offset, y.offset)
}
