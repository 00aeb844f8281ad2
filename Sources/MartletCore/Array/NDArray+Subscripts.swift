extension NDArray {
    /// The element at one position on every axis; negative positions count from the end.
    ///
    /// Traps when the positions are not as many as the axes or out of range; ``element(at:)`` throws instead.  For a
    /// part that is itself an array, name at least one axis by a range or a word: `a[2, .all]`, `a[0, .ellipsis]`.
    public subscript(position: Int...) -> Element {
        get {
            do throws(MartletError) { return try element(at: position) } catch { fatalError(error.description) }
        }
        set {
            do throws(MartletError) { try setElement(at: position, to: newValue) } catch {
                fatalError(error.description)
            }
        }
    }

    /// The element at one position on every axis.
    public func element(at position: some Collection<Int>) throws(MartletError) -> Element {
        let at = try place(position)
        if device == .host { return hostPointer[at] }
        var one = self
        (one.shape, one.strides, one.offset) = ([], [], offset + at)
        return try one.onHost().hostPointer.pointee
    }

    /// Writes the element at one position on every axis.
    public mutating func setElement(at position: some Collection<Int>, to value: Element) throws(MartletError) {
        _ = try place(position)
        try makeExclusive()
        mutableHostPointer[try place(position)] = value  // a copy is laid out anew
    }

    private func place(_ position: some Collection<Int>) throws(MartletError) -> Int {
        guard position.count == rank else {
            throw .index(
                function: "NDArray.subscript", argument: "index", given: "\(position.count) positions",
                wanted: "\(rank), one for each axis of shape \(shape); for a part, add .ellipsis")
        }
        var at = 0, axis = 0
        for p in position {
            at += try checkedPosition(p, axis, shape) * strides[axis]
            axis += 1
        }
        return at
    }
}

// MARK: - Parts
//
// One subscript for each number of indices: a subscript over a parameter pack is what one would like to write, but
// Swift 6.3 crashes on its `modify` accessor.

extension NDArray {
    /// The part of the array that the indices select, by NumPy's rules.
    ///
    /// Positions, ranges, ``Slice``s, `.all`, `.newAxis` and `.ellipsis` give a view; arrays of positions and masks
    /// give a copy.  Assigning writes through; what is assigned is broadcast.  Traps where ``selecting(_:)`` throws.
    @inlinable public subscript<I: AxisIndex>(_ i: I) -> NDArray {
        get { trapping { () throws(MartletError) in try selecting(i) } }
        set { trapping { () throws(MartletError) in try assign(newValue, to: [i.selection]) } }
    }

    /// The part of the array that two indices select.
    @inlinable public subscript<I: AxisIndex, J: AxisIndex>(_ i: I, _ j: J) -> NDArray {
        get { trapping { () throws(MartletError) in try selecting(i, j) } }
        set { trapping { () throws(MartletError) in try assign(newValue, to: [i.selection, j.selection]) } }
    }

    /// The part of the array that three indices select.
    @inlinable public subscript<I: AxisIndex, J: AxisIndex, K: AxisIndex>(_ i: I, _ j: J, _ k: K) -> NDArray {
        get { trapping { () throws(MartletError) in try selecting(i, j, k) } }
        set {
            trapping { () throws(MartletError) in try assign(newValue, to: [i.selection, j.selection, k.selection]) }
        }
    }

    /// The part of the array that four indices select.
    @inlinable
    public subscript<I: AxisIndex, J: AxisIndex, K: AxisIndex, L: AxisIndex>(
        _ i: I, _ j: J, _ k: K, _ l: L
    ) -> NDArray {
        get { trapping { () throws(MartletError) in try selecting(i, j, k, l) } }
        set {
            trapping { () throws(MartletError) in
                try assign(newValue, to: [i.selection, j.selection, k.selection, l.selection])
            }
        }
    }

    /// The part of the array that the selections, as many as one likes, name.
    public subscript(_ selections: [AxisSelection]) -> NDArray {
        get { trapping { () throws(MartletError) in try selecting(selections) } }
        set { trapping { () throws(MartletError) in try assign(newValue, to: selections) } }
    }

    /// The part of the array that the indices select; see the subscript.
    @inlinable public func selecting<each Index: AxisIndex>(_ index: repeat each Index) throws(MartletError) -> NDArray
    {
        var builder = ViewBuilder(shape, strides, offset)
        for part in repeat each index { builder.count(part.selection) }
        try builder.checkCounts()
        if builder.isAdvanced {
            var selections: [AxisSelection] = []
            for part in repeat each index { selections.append(part.selection) }
            return try gathering(selections)
        }
        for part in repeat each index { try builder.apply(part.selection) }
        builder.keep(builder.shape.count - builder.axis)
        return NDArray(unchecked: builder.newShape, strides: builder.newStrides, offset: builder.offset, buffer: buffer)
    }

    /// The part that the selections, made at run time, name.
    public func selecting(_ selections: [AxisSelection]) throws(MartletError) -> NDArray {
        var builder = ViewBuilder(shape, strides, offset)
        for selection in selections { builder.count(selection) }
        try builder.checkCounts()
        if builder.isAdvanced { return try gathering(selections) }
        for selection in selections { try builder.apply(selection) }
        builder.keep(builder.shape.count - builder.axis)
        return NDArray(unchecked: builder.newShape, strides: builder.newStrides, offset: builder.offset, buffer: buffer)
    }

    /// Writes `value`, broadcast, to the part that the selections name.
    public mutating func assign(_ value: NDArray, to selections: [AxisSelection]) throws(MartletError) {
        if value.device != device { throw .mixedDevices(function: "NDArray.subscript", [device, value.device]) }
        // A value that shares the buffer holds it, so that `makeExclusive` copies and nothing is read after written.
        let isAdvanced = selections.contains {
            if case .positions = $0 { true } else if case .mask = $0 { true } else { false }
        }
        if isAdvanced {
            try scatter(value, to: selections)
            return
        }
        let part = try selecting(selections).shape
        let source = try value.fitting(part)
        try makeExclusive()
        let target = try selecting(selections)
        if target.isEmpty { return }
        copyStrided(
            target.shape, itemSize: MemoryLayout<Element>.stride, from: source.hostPointer, source.strides,
            to: target.mutableHostPointer, target.strides)
    }

    /// This value broadcast to the part it is assigned to; leading axes of length 1 may be too many, as in NumPy.
    func fitting(_ part: Shape) throws(MartletError) -> NDArray {
        var value = self
        while value.rank > part.count, value.shape[0] == 1 {
            value.shape.remove(at: 0)
            value.strides.remove(at: 0)
        }
        guard value.rank <= part.count, value.shape.broadcast(with: part) == part else {
            throw .shape(
                function: "NDArray.subscript", argument: "newValue", given: "\(shape)",
                wanted: "one that can be repeated to \(part)")
        }
        return try value.broadcast(to: part)
    }
}
