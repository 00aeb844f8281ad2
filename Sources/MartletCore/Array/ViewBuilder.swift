/// Makes a view from one selection after another, without allocating.
@frozen @usableFromInline struct ViewBuilder {
    @usableFromInline let shape, strides: Shape
    @usableFromInline var offset: Int
    @usableFromInline var newShape = Shape()
    @usableFromInline var newStrides = Shape()
    /// The next axis of the array.
    @usableFromInline var axis = 0
    /// How many axes the selections name, not counting the ellipsis.
    @usableFromInline var named = 0
    @usableFromInline var ellipses = 0
    /// Whether an array or a mask is among the selections.
    @usableFromInline var isAdvanced = false

    @inlinable init(_ shape: Shape, _ strides: Shape, _ offset: Int) {
        self.shape = shape
        self.strides = strides
        self.offset = offset
    }

    /// First pass: how many axes are named.
    @inlinable mutating func count(_ selection: AxisSelection) {
        switch selection {
        case .at, .slice: named += 1
        case .newAxis: break
        case .ellipsis: ellipses += 1
        case .positions:
            named += 1
            isAdvanced = true
        case .mask(let mask):
            named += mask.rank
            isAdvanced = true
        }
    }

    /// Between the passes.
    @inlinable func checkCounts() throws(MartletError) {
        if named > shape.count || ellipses > 1 { throw wrongCounts }
    }

    @usableFromInline var wrongCounts: MartletError {
        if named > shape.count {
            return .index(
                function: "NDArray.subscript", argument: "index", given: "\(named) axes",
                wanted: "at most the \(shape.count) of shape \(shape)")
        }
        return .index(
            function: "NDArray.subscript", argument: "index", given: "\(ellipses) ellipses", wanted: "at most one")
    }

    /// Second pass: takes over what the selection leaves of its axis.
    @inlinable mutating func apply(_ selection: AxisSelection) throws(MartletError) {
        switch selection {
        case .at(let position):
            offset += try checkedPosition(position, axis, shape) * strides[axis]
            axis += 1
        case .slice(let slice):
            if slice.step == 0 {
                throw .value(function: "NDArray.subscript", argument: "step", given: "0", wanted: "another number")
            }
            let (first, count) = slice.resolved(on: shape[axis])
            if count > 0 { offset += first * strides[axis] }
            newShape.append(count)
            newStrides.append(count > 1 ? strides[axis] * slice.step : strides[axis])
            axis += 1
        case .newAxis:
            newShape.append(1)
            newStrides.append(0)
        case .ellipsis: keep(shape.count - named)
        case .positions, .mask: preconditionFailure("views are made of positions and slices only")
        }
    }

    /// Takes over the next `count` axes whole.
    @inlinable mutating func keep(_ count: Int) {
        for _ in 0..<count {
            newShape.append(shape[axis])
            newStrides.append(strides[axis])
            axis += 1
        }
    }
}

/// `position` counted from the front of axis `axis`.
@inlinable func checkedPosition(_ position: Int, _ axis: Int, _ shape: Shape) throws(MartletError) -> Int {
    let length = shape[axis]
    guard position >= -length, position < length else { throw outOfRange(position, axis, length) }
    return position < 0 ? position + length : position
}

@usableFromInline func outOfRange(_ position: Int, _ axis: Int, _ length: Int) -> MartletError {
    .index(
        function: "NDArray.subscript", argument: "index", given: "\(position)",
        wanted: length == 0 ? "absent: axis \(axis) is empty" : "in \(-length)...\(length - 1) on axis \(axis)")
}
