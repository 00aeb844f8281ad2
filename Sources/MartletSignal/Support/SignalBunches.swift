import MartletCore

/// The signals of two arrays of one shape along one of its axes, a few side by side at a time.
///
/// A complex signal is two real ones, its parts, where the filter's coefficients are real.
struct SignalBunches<T: FieldScalar>: @unchecked Sendable {
    struct Bunch: Sendable {
        /// Offsets of the first sample of the first signal.
        let x, y: Int
        /// The first signal's place among all, in row-major order, and how many there are.
        let first, count: Int
    }

    let length: Int
    let bunches: [Bunch]
    private let x, y: SignalMemory<T>

    /// Signals of `x` and `y` along `axis`; elements of type `E`, read as `parts` elements of type `T` each.
    init<E: Scalar>(_ x: NDArray<E>, _ y: NDArray<E>, axis: Int, parts: Int, bunch: Int) {
        length = x.shape[axis]
        func steps(_ array: NDArray<E>) -> Shape {
            var outer = Shape(array.strides.removing(axis).map { $0 * parts })
            if parts > 1 { outer.append(1) }
            return outer
        }
        var outer = x.shape.removing(axis)
        if parts > 1 { outer.append(parts) }
        let walk = Walk(outer, [steps(x), steps(y)])
        func memory(_ array: NDArray<E>, _ operand: Int) -> SignalMemory<T> {
            SignalMemory(
                start: UnsafeMutableRawPointer(array.mutableHostPointer).assumingMemoryBound(to: T.self),
                signal: walk.runStrides[operand], sample: array.strides[axis] * parts)
        }
        self.x = memory(x, 0)
        self.y = memory(y, 1)
        var bunches: [Bunch] = [], first = 0
        walk.forEachRow(in: 0..<walk.rows) { offsets in
            for start in stride(from: 0, to: walk.runLength, by: bunch) {
                let count = min(bunch, walk.runLength - start)
                bunches.append(
                    Bunch(
                        x: offsets[0] + start * walk.runStrides[0], y: offsets[1] + start * walk.runStrides[1],
                        first: first, count: count))
                first += count
            }
        }
        self.bunches = bunches
    }

    var signals: Int { bunches.last.map { $0.first + $0.count } ?? 0 }

    func input(_ bunch: Bunch) -> SignalMemory<T> {
        SignalMemory(start: x.start + bunch.x, signal: x.signal, sample: x.sample)
    }

    func output(_ bunch: Bunch) -> SignalMemory<T> {
        SignalMemory(start: y.start + bunch.y, signal: y.signal, sample: y.sample)
    }
}

extension NDArray {
    /// An uninitialised host array of this one's shape whose axes lie in memory in this one's order.
    func uninitializedAlike(for function: String) throws(MartletError) -> NDArray {
        let order = orderInMemory(shape.indices, strides)
        let dense = try NDArray.uninitialized(Shape(order.map { shape[$0] }), for: function)
        var steps = strides
        for (place, axis) in order.enumerated() { steps[axis] = dense.strides[place] }
        return dense.laidOut(shape, steps)
    }
}

/// The axes from the one whose neighbours are farthest apart to the nearest.
private func orderInMemory(_ axes: Range<Int>, _ strides: Shape) -> [Int] {
    sortedPlaces(axes.count) {
        strides[axes.lowerBound + $0].magnitude > strides[axes.lowerBound + $1].magnitude
    }.map { axes.lowerBound + $0 }
}
