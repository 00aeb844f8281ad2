// Views: the same bytes seen differently.  Nothing here copies elements, but `reshaped` where it must.

/// `axis` counted from the front.
/// - Throws: ``MartletError/index(function:argument:given:wanted:)`` unless `-rank <= axis < rank`.
package func normalizedAxis(
    _ axis: Int, rank: Int, function: String, argument: String = "axis"
) throws(MartletError) -> Int {
    guard axis >= -rank, axis < rank else {
        throw .index(
            function: function, argument: argument, given: "\(axis)",
            wanted: rank == 0
                ? "absent for an array of no axes" : "in \(-rank)...\(rank - 1) for an array of \(rank) axes")
    }
    return axis < 0 ? axis + rank : axis
}

/// `axes` counted from the front.
/// - Throws: an index error for one out of range, a value error for one named twice.
package func normalizedAxes(
    _ axes: some Collection<Int>, rank: Int, function: String, argument: String = "axes"
) throws(MartletError) -> [Int] {
    var result: [Int] = []
    for axis in axes {
        let at = try normalizedAxis(axis, rank: rank, function: function, argument: argument)
        if result.contains(at) {
            throw .value(
                function: function, argument: argument, given: "\(Array(axes))", wanted: "without repeated axes")
        }
        result.append(at)
    }
    return result
}

extension NDArray {
    /// The axes in reverse order.
    @inlinable public var transposed: NDArray {
        var turned = layout
        switch layout.kind {
        case 0, 1: return self
        case 2: (turned.a, turned.b) = (layout.b, layout.a)
        case 3: (turned.a, turned.c) = (layout.c, layout.a)
        case 4: (turned.a, turned.b, turned.c, turned.d) = (layout.d, layout.c, layout.b, layout.a)
        case Layout.far: return manyAxesTransposed
        default: turned = layout.packedTransposed()
        }
        return NDArray(turned, storage)
    }

    @usableFromInline var manyAxesTransposed: NDArray { laidOut(Shape(shape.reversed()), Shape(strides.reversed())) }

    /// The axes in the order given, each named once.
    /// - SeeAlso: `numpy.transpose`.
    public func permutingAxes(_ axes: some Collection<Int>) throws(MartletError) -> NDArray {
        let order = try normalizedAxes(axes, rank: rank, function: "permutingAxes")
        guard order.count == rank else {
            throw .value(
                function: "permutingAxes", argument: "axes", given: "\(Array(axes))", wanted: "all \(rank) axes")
        }
        let lengths = shape, steps = strides
        return laidOut(Shape(order.map { lengths[$0] }), Shape(order.map { steps[$0] }))
    }

    /// Axis `source` moved to position `destination`, the others in their order.
    /// - SeeAlso: `numpy.moveaxis`.
    public func movingAxis(_ source: Int, to destination: Int) throws(MartletError) -> NDArray {
        let from = try normalizedAxis(source, rank: rank, function: "movingAxis", argument: "source")
        let to = try normalizedAxis(destination, rank: rank, function: "movingAxis", argument: "destination")
        if from == to { return self }
        var lengths = shape, steps = strides
        lengths.insert(lengths.remove(at: from), at: to)
        steps.insert(steps.remove(at: from), at: to)
        return laidOut(lengths, steps)
    }

    /// Two axes exchanged.
    public func swappingAxes(_ first: Int, _ second: Int) throws(MartletError) -> NDArray {
        let a = try normalizedAxis(first, rank: rank, function: "swappingAxes", argument: "first")
        let b = try normalizedAxis(second, rank: rank, function: "swappingAxes", argument: "second")
        var lengths = shape, steps = strides
        lengths.swapAt(a, b)
        steps.swapAt(a, b)
        return laidOut(lengths, steps)
    }

    /// A new axis of length 1 at position `axis` of the result.
    /// - SeeAlso: `numpy.expand_dims`.
    public func insertingAxis(at axis: Int) throws(MartletError) -> NDArray {
        let at = try normalizedAxis(axis, rank: rank + 1, function: "insertingAxis")
        var lengths = shape, steps = strides
        lengths.insert(1, at: at)
        steps.insert(0, at: at)
        return laidOut(lengths, steps)
    }

    /// Without the axes of length 1, or without those named.
    /// - SeeAlso: `numpy.squeeze`.
    public func squeezed(_ axes: [Int]? = nil) throws(MartletError) -> NDArray {
        let gone =
            if let axes { try normalizedAxes(axes, rank: rank, function: "squeezed") } else {
                shape.indices.filter { shape[$0] == 1 }
            }
        if let long = gone.first(where: { shape[$0] != 1 }) {
            throw .shape(
                function: "squeezed", argument: "axes", given: "axis \(long) of length \(shape[long])",
                wanted: "of length 1")
        }
        var lengths = shape, steps = strides
        for axis in gone.ascending().reversed() {
            lengths.remove(at: axis)
            steps.remove(at: axis)
        }
        return laidOut(lengths, steps)
    }

    /// The array repeated along new axes in front and along axes of length 1, without copying.
    /// - SeeAlso: `numpy.broadcast_to`.
    public func broadcast(to target: Shape) throws(MartletError) -> NDArray {
        // Every length is checked to be one that memory could hold, so that no count overflows later.
        guard target.count >= rank, shape == target || shape.broadcast(with: target) == target,
            let count = target.elementCountIfRepresentable,
            !count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride).overflow
        else {
            throw .shape(
                function: "broadcast", argument: "target", given: "\(target)",
                wanted: "one that \(shape) can be repeated to")
        }
        return NDArray(unchecked: target, strides: broadcastStrides(to: target), offset: offset, buffer: buffer)
    }

    /// The strides with which this array is read as one of shape `target`, to which it broadcasts.
    package func broadcastStrides(to target: Shape) -> Shape {
        var result = Shape(repeating: 0, count: target.count)
        let shift = target.count - rank
        for axis in 0..<rank where shape[axis] != 1 { result[axis + shift] = strides[axis] }
        return result
    }

    /// The elements at equal indices of two axes, along a new last axis.
    /// - Parameters:
    ///   - shift: how far above (positive) or below the main diagonal.
    ///   - axis1: the axis of the first index.
    ///   - axis2: the axis of the second.
    /// - SeeAlso: `numpy.diagonal`.
    public func diagonal(offset shift: Int = 0, axis1: Int = 0, axis2: Int = 1) throws(MartletError) -> NDArray {
        guard rank >= 2 else {
            throw .shape(function: "diagonal", argument: "self", given: "\(shape)", wanted: "of at least two axes")
        }
        let a = try normalizedAxis(axis1, rank: rank, function: "diagonal", argument: "axis1")
        let b = try normalizedAxis(axis2, rank: rank, function: "diagonal", argument: "axis2")
        if a == b {
            throw .value(function: "diagonal", argument: "axis2", given: "\(axis2)", wanted: "another axis than axis1")
        }
        // Clamped first, so that no shift can overflow.
        let up = max(0, min(shift, shape[b])), down = max(0, min(-max(shift, -shape[a]), shape[a]))
        let length = max(0, min(shape[a] - down, shape[b] - up))
        var lengths = shape, steps = strides
        let start = length > 0 ? offset + down * steps[a] + up * steps[b] : offset, step = steps[a] + steps[b]
        for axis in [max(a, b), min(a, b)] {
            lengths.remove(at: axis)
            steps.remove(at: axis)
        }
        lengths.append(length)
        steps.append(step)
        return laidOut(lengths, steps, offset: start)
    }

    /// The elements in reverse order along each of `axes`, or along all.
    /// - SeeAlso: `numpy.flip`.
    public func flipped(_ axes: [Int]? = nil) throws(MartletError) -> NDArray {
        let turned =
            if let axes { try normalizedAxes(axes, rank: rank, function: "flipped") } else { Array(shape.indices) }
        let lengths = shape
        var steps = strides, start = offset
        for axis in turned {
            if lengths[axis] > 0 { start += (lengths[axis] - 1) * steps[axis] }
            steps[axis] = -steps[axis]
        }
        return laidOut(lengths, steps, offset: start)
    }

    /// The elements, in row-major order, as an array of another shape.
    ///
    /// A view where the layout allows, a copy elsewhere.  One length may be −1: it is what the others leave.
    /// - SeeAlso: `numpy.reshape`.
    @inlinable public func reshaped(_ target: Shape) throws(MartletError) -> NDArray {
        if let layout = layout.reshaped(target, storage) { return NDArray(layout, storage) }
        return try completedAndReshaped(target)
    }

    /// The general way.
    @usableFromInline func completedAndReshaped(_ target: Shape) throws(MartletError) -> NDArray {
        let wanted = try completed(target)
        if let strides = stridesIfViewable(as: wanted) { return laidOut(wanted, strides) }
        guard device == .host else {
            throw .notImplemented(function: "reshaped", tried: [device.description])
        }
        return try copied().laidOut(wanted, wanted.rowMajorStrides)
    }

    private func completed(_ target: Shape) throws(MartletError) -> Shape {
        func failure() -> MartletError {
            .shape(
                function: "reshaped", argument: "shape", given: "\(target)",
                wanted: "one of \(count) elements, as \(shape) has")
        }
        let open = target.indices.filter { target[$0] == -1 }
        guard open.count <= 1, !target.contains(where: { $0 < -1 }) else { throw failure() }
        guard let hole = open.first else {
            guard target.elementCountIfRepresentable == count else { throw failure() }
            return target
        }
        guard let others = target.replacing(hole, with: 1).elementCountIfRepresentable, others > 0, count % others == 0
        else { throw failure() }
        return target.replacing(hole, with: count / others)
    }

    /// The strides that show these elements as an array of shape `target` and as many elements, or `nil`.
    ///
    /// Groups of axes with equal products of lengths correspond; within one, this array's axes must step evenly.
    private func stridesIfViewable(as target: Shape) -> Shape? {
        if isEmpty || isContiguous { return target.rowMajorStrides }
        let lengths = shape.indices.filter { shape[$0] != 1 }
        var result = Shape(repeating: 1, count: target.count)
        var from = 0, to = 0
        while from < lengths.count {
            var fromEnd = from + 1, toEnd = to + 1
            guard to < target.count else { return nil }
            var fromCount = shape[lengths[from]], toCount = target[to]
            while fromCount != toCount {
                if fromCount < toCount {
                    fromCount *= shape[lengths[fromEnd]]
                    fromEnd += 1
                } else {
                    toCount *= target[toEnd]
                    toEnd += 1
                }
            }
            for k in from..<fromEnd - 1 {
                let axis = lengths[k], next = lengths[k + 1]
                if strides[axis] != strides[next] * shape[next] { return nil }
            }
            var step = strides[lengths[fromEnd - 1]]
            for axis in stride(from: toEnd - 1, through: to, by: -1) {
                result[axis] = step
                step *= target[axis]
            }
            from = fromEnd
            to = toEnd
        }
        return result
    }
}
