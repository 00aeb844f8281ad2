// Reading and writing by arrays of positions and masks, with NumPy's rules: the arrays are broadcast together; a mask
// counts as the arrays of its true positions and a single position as an array of no axes; the axes of the common shape
// stand where the first array stood when the arrays are neighbours, in front when something stands between them.

/// Where the elements that an index with arrays selects lie, as offsets in elements from the array's first.
struct Gathering {
    /// The shape of the result.
    let shape: Shape
    /// The view that is left of the other axes, with the axes `front..<` after the arrays' place.
    let rest: (shape: Shape, strides: Shape, offset: Int)
    /// How many axes of `rest` come before the arrays' axes.
    let front: Int
    /// The common shape of the arrays, and the offset of each combination.
    let common: Shape
    let offsets: [Int]
}

extension NDArray {
    func gathering(layout selections: [AxisSelection]) throws(MartletError) -> Gathering {
        var builder = ViewBuilder(shape, strides, 0)
        for selection in selections { builder.count(selection) }
        try builder.checkCounts()

        var arrays: [(axis: Int, positions: NDArray<Int>)] = []
        var place: Int?  // of the arrays' axes among the rest
        var last: Int?  // the last array's place in the index
        var apart = false
        for (k, selection) in selections.enumerated() {
            var found: [NDArray<Int>] = []
            switch selection {
            case .at(let position):  // checked even where an empty common shape leaves it out, unlike an array
                found = [NDArray<Int>(scalar: try checkedPosition(position, builder.axis, shape))]
            case .positions(let positions): found = [try positions.onHost()]
            case .mask(let mask):
                found = try mask.truePositions(for: shape, at: builder.axis)
                if mask.rank == 0 {  // a new axis of length 1 or 0
                    arrays.append((-1, try NDArray<Int>(repeating: 0, shape: [mask.item() ? 1 : 0])))
                }
            default:
                try builder.apply(selection)
                continue
            }
            if let last, last != k - 1 { apart = true }
            last = k
            if place == nil { place = builder.newShape.count }
            for positions in found {
                arrays.append((builder.axis, positions))
                builder.axis += 1
            }
        }
        builder.keep(shape.count - builder.axis)

        var common = Shape()
        for (_, positions) in arrays {
            guard let next = common.broadcast(with: positions.shape) else {
                throw .index(
                    function: "NDArray.subscript", argument: "index",
                    given: "arrays of shapes \(arrays.map(\.positions.shape))",
                    wanted: "of shapes that broadcast together")
            }
            common = next
        }
        guard let count = common.elementCountIfRepresentable else {
            throw .memory(function: "NDArray.subscript", wanted: "an array of shape \(common)")
        }
        var offsets = [Int](repeating: 0, count: count)
        for (axis, positions) in arrays where axis >= 0 {
            try positions.broadcast(to: common).withSpan { (span: Span<Int>) throws(MartletError) in
                for i in span.indices { offsets[i] += try checkedPosition(span[i], axis, shape) * strides[axis] }
            }
        }
        let front = apart ? 0 : place!
        let result = Shape(builder.newShape[..<front])
            .appending(contentsOf: common).appending(contentsOf: builder.newShape[front...])
        return Gathering(
            shape: result, rest: (builder.newShape, builder.newStrides, builder.offset), front: front, common: common,
            offsets: offsets)
    }

    @usableFromInline func gathering(_ selections: [AxisSelection]) throws(MartletError) -> NDArray {
        if device != .host {
            guard let owner = buffer.owner, Scope.current.transfersAllowed else {
                throw .notImplemented(function: "NDArray.subscript", tried: [device.description])
            }
            return try onHost().gathering(selections).on(owner)
        }
        let plan = try gathering(layout: selections)
        let result = try NDArray.uninitialized(plan.shape, for: "NDArray.subscript")
        if result.isEmpty { return result }
        if plan.rest.shape.isEmpty {
            let from = hostPointer + plan.rest.offset, to = result.mutableHostPointer
            for (k, offset) in plan.offsets.enumerated() { to[k] = from[offset] }
            return result
        }
        plan.forEachBlock(of: result) { from, to, shape, fromStrides, toStrides in
            copyStrided(
                shape, itemSize: MemoryLayout<Element>.stride, from: hostPointer + from, fromStrides,
                to: result.mutableHostPointer + to, toStrides)
        }
        return result
    }

    mutating func scatter(_ value: NDArray, to selections: [AxisSelection]) throws(MartletError) {
        let source = try value.fitting(gathering(layout: selections).shape).copied()
        defer { withExtendedLifetime(source) {} }
        try makeExclusive()
        let plan = try gathering(layout: selections)  // with the strides of the copy, if there was one
        if source.isEmpty { return }
        let target = mutableHostPointer
        if plan.rest.shape.isEmpty {
            let from = source.hostPointer, to = target + plan.rest.offset
            for (k, offset) in plan.offsets.enumerated() { to[offset] = from[k] }
            return
        }
        plan.forEachBlock(of: source) { to, from, shape, toStrides, fromStrides in
            copyStrided(
                shape, itemSize: MemoryLayout<Element>.stride, from: source.hostPointer + from, fromStrides,
                to: target + to, toStrides)
        }
    }
}

extension Gathering {
    /// Calls `body(offset in the array, offset in dense, shape, strides in the array, strides in dense)` for every
    /// block that one combination of positions selects, in row-major order of the combinations.
    func forEachBlock<E: Scalar>(
        of dense: NDArray<E>, _ body: (Int, Int, Shape, Shape, Shape) -> Void
    ) {
        let middle = front..<front + common.count
        let denseRest = Shape(dense.strides.indices.filter { !middle.contains($0) }.map { dense.strides[$0] })
        // The common shape is row-major in `dense`, so its combinations are evenly spaced.
        let step = common.isEmpty ? 0 : dense.strides[middle.upperBound - 1]
        for (k, offset) in offsets.enumerated() {
            body(rest.offset + offset, k * step, rest.shape, rest.strides, denseRest)
        }
    }
}

extension NDArray<Bool> {
    /// For each axis of the mask, the positions at which it is true, in row-major order.
    func truePositions(for shape: Shape, at axis: Int) throws(MartletError) -> [NDArray<Int>] {
        for k in 0..<rank where self.shape[k] != shape[axis + k] {
            throw .index(
                function: "NDArray.subscript", argument: "index", given: "a mask of shape \(self.shape)",
                wanted: "of length \(shape[axis + k]) on axis \(axis + k)")
        }
        var found = [[Int]](repeating: [], count: rank)
        let strides = self.shape.rowMajorStrides, lengths = self.shape
        try withSpan { span in
            for i in span.indices where span[i] {
                for k in lengths.indices { found[k].append(i / strides[k] % lengths[k]) }
            }
        }
        return found.map { NDArray<Int>($0) }
    }
}
