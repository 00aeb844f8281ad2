import MartletCore

/// The elements moved along axes by `shift` of the axis's length, those that fall off the end coming in at the start.
func rolled<T: Scalar>(
    _ x: NDArray<T>, axes: [Int]?, function: String, shift: (Int) -> Int
) throws(MartletError) -> NDArray<T> {
    var shifts = [Int](repeating: 0, count: x.rank)
    for given in axes ?? Array(0..<x.rank) {
        let axis = try normalizedAxis(given, rank: x.rank, function: function, argument: "axes")
        if x.shape[axis] > 0 { shifts[axis] = (shifts[axis] + shift(x.shape[axis])) % x.shape[axis] }
    }
    let y = try NDArray<T>.uninitialized(x.shape, for: function)
    if x.isEmpty { return y }
    /// Copies the part of `x` of shape `part` at `from` to `to`, cut in two along each of the axes from `axis` on.
    func copy(_ axis: Int, _ part: Shape, _ from: Int, _ to: Int) {
        if axis == x.rank {
            return copyStrided(
                part, itemSize: MemoryLayout<T>.stride, from: x.hostPointer + from, x.strides,
                to: y.mutableHostPointer + to, y.strides)
        }
        let n = x.shape[axis], shift = shifts[axis]
        copy(axis + 1, part.replacing(axis, with: n - shift), from, to + shift * y.strides[axis])
        if shift > 0 {
            copy(axis + 1, part.replacing(axis, with: shift), from + (n - shift) * x.strides[axis], to)
        }
    }
    copy(0, x.shape, 0, 0)
    return y
}
