import MartletCore

/// Bins of a real transform beside their packed form: both real, with an axis of n on one side, and two axes, bins and
/// parts, on the other.
struct Packed<R: RealScalar> {
    private let axis, n: Int
    private let bins, packed: NDArray<R>

    init(_ axis: Int, _ n: Int, _ bins: NDArray<R>, _ packed: NDArray<R>) {
        (self.axis, self.n, self.bins, self.packed) = (axis, n, bins, packed)
    }

    /// Copies from bins to packed, or back.
    func copy(packing: Bool) throws(MartletError) {
        if packed.isEmpty { return }
        // Real parts are bin 0 and every second element from the first on, imaginary parts every second from the
        // second.
        let real = packed.strides[axis]
        part(0, from: 0, count: 1, at: 0, step: real, packing)
        part(0, from: 1, count: n / 2, at: real, step: 2 * real, packing)
        part(1, from: 1, count: (n - 1) / 2, at: 2 * real, step: 2 * real, packing)
    }

    /// Part 0 or 1 of `count` bins from `first` on, which lie at `place` and every `step` of the packed line.
    private func part(_ part: Int, from first: Int, count: Int, at place: Int, step: Int, _ packing: Bool) {
        if count == 0 { return }
        let shape = packed.shape.replacing(axis, with: count)
        let binStrides = Shape(bins.strides.dropLast()), line = packed.strides.replacing(axis, with: step)
        let inBins = bins.hostPointer + (first * binStrides[axis] + part * bins.strides[bins.rank - 1])
        let inPacked = packed.hostPointer + place
        let size = MemoryLayout<R>.stride
        if packing {
            copyStrided(
                shape, itemSize: size, from: inBins, binStrides, to: UnsafeMutableRawPointer(mutating: inPacked), line)
        } else {
            copyStrided(
                shape, itemSize: size, from: inPacked, line, to: UnsafeMutableRawPointer(mutating: inBins), binStrides)
        }
    }
}
