extension NDArray {
    /// The element of an array of no axes.
    public subscript() -> Element {
        get { slowElement([]) }
        set { setSlowElement([], newValue) }
    }

    /// The element of an array of one axis; negative positions count from the end.
    ///
    /// Traps when the positions are not as many as the axes or out of range; ``element(at:)`` throws instead.  For a
    /// part that is itself an array, name at least one axis by a range or a word: `a[2, .all]`, `a[0, .ellipsis]`.
    @inlinable public subscript(i: Int) -> Element {
        get {
            guard let at = offset(of: i) else { return slowElement([i]) }
            return at.pointee
        }
        set {
            guard isReadyToWrite, let at = offset(of: i) else { return setSlowElement([i], newValue) }
            at.pointee = newValue
        }
    }

    /// The element of an array of two axes.
    @inlinable public subscript(i: Int, j: Int) -> Element {
        get {
            guard let at = offset(of: i, j) else { return slowElement([i, j]) }
            return at.pointee
        }
        set {
            guard isReadyToWrite, let at = offset(of: i, j) else { return setSlowElement([i, j], newValue) }
            at.pointee = newValue
        }
    }

    /// The element of an array of three axes.
    @inlinable public subscript(i: Int, j: Int, k: Int) -> Element {
        get {
            guard let at = offset(of: i, j, k) else { return slowElement([i, j, k]) }
            return at.pointee
        }
        set {
            guard isReadyToWrite, let at = offset(of: i, j, k) else { return setSlowElement([i, j, k], newValue) }
            at.pointee = newValue
        }
    }

    /// The element of an array of four axes or more.
    public subscript(i: Int, j: Int, k: Int, l: Int, rest: Int...) -> Element {
        get { slowElement([i, j, k, l] + rest) }
        set { setSlowElement([i, j, k, l] + rest, newValue) }
    }

    /// The element at one position on every axis.
    public func element(at position: some Collection<Int>) throws(MartletError) -> Element {
        let at = try place(position)
        if device == .host { return hostPointer[at] }
        return try withUnsafeTemporary { (one: UnsafeMutablePointer<Element>) throws(MartletError) in
            let size = MemoryLayout<Element>.stride, first = (offset + at) * size
            try buffer.copy(first..<first + size, to: one)
        }
    }

    /// Writes the element at one position on every axis.
    public mutating func setElement(at position: some Collection<Int>, to value: Element) throws(MartletError) {
        _ = try place(position)
        try changingOnHost { (array: inout NDArray) throws(MartletError) in
            try array.makeExclusive()
            array.mutableHostPointer[try array.place(position)] = value  // a copy is laid out anew
        }
    }

    /// What `fill` writes to the address it is given.
    private func withUnsafeTemporary(
        _ fill: (UnsafeMutablePointer<Element>) throws(MartletError) -> Void
    ) throws(MartletError) -> Element {
        var one = Element.zero
        let failure: MartletError? = withUnsafeMutablePointer(to: &one) { pointer in
            do throws(MartletError) { try fill(pointer) } catch { return error }
            return nil
        }
        if let failure { throw failure }
        return one
    }

    /// Changes a host array in place, and an array on a device by way of the host where the scope allows transfers.
    private mutating func changingOnHost(
        _ change: (inout NDArray) throws(MartletError) -> Void
    ) throws(MartletError) {
        guard let owner = buffer.owner, Scope.current.transfersAllowed else { return try change(&self) }
        var host = try onHost()
        try change(&host)
        self = try host.on(owner)
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

// MARK: - The fast way to an element
//
// Checks and arithmetic without calls, allocation or errors; whatever does not fit is left to the general way, which
// finds out what is wrong.

extension NDArray {
    @inlinable func offset(of i: Int) -> UnsafeMutablePointer<Element>? {
        guard layout.kind == 1, let base = storage.address, let x = layout.a.place(of: i) else { return nil }
        return base.assumingMemoryBound(to: Element.self) + (layout.start &+ x)
    }

    @inlinable func offset(of i: Int, _ j: Int) -> UnsafeMutablePointer<Element>? {
        guard layout.kind == 2, let base = storage.address, let x = layout.a.place(of: i),
            let y = layout.b.place(of: j)
        else { return nil }
        return base.assumingMemoryBound(to: Element.self) + (layout.start &+ x &+ y)
    }

    @inlinable func offset(of i: Int, _ j: Int, _ k: Int) -> UnsafeMutablePointer<Element>? {
        guard layout.kind == 3, let base = storage.address, let x = layout.a.place(of: i),
            let y = layout.b.place(of: j), let z = layout.c.place(of: k)
        else { return nil }
        return base.assumingMemoryBound(to: Element.self) + (layout.start &+ x &+ y &+ z)
    }

    @inlinable var isReadyToWrite: Bool { mutating get { holdsBufferAlone() && !repeatsElements } }

    @usableFromInline func slowElement(_ position: [Int]) -> Element {
        trapping { () throws(MartletError) in try element(at: position) }
    }

    @usableFromInline mutating func setSlowElement(_ position: [Int], _ value: Element) {
        do throws(MartletError) { try setElement(at: position, to: value) } catch { fatalError(error.description) }
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
    /// give a copy.  Assigning writes through; what is assigned is broadcast.  Traps where
    /// ``selecting(_:)-([AxisSelection])`` throws.
    @inlinable public subscript<I: AxisIndex>(_ i: I) -> NDArray {
        get { trapping { () throws(MartletError) in try view(i) } }
        set { trapping { () throws(MartletError) in try assign(newValue, to: [i.selection]) } }
    }

    /// The part of the array that two indices select.
    @inlinable public subscript<I: AxisIndex, J: AxisIndex>(_ i: I, _ j: J) -> NDArray {
        get { trapping { () throws(MartletError) in try view(i, j) } }
        set { trapping { () throws(MartletError) in try assign(newValue, to: [i.selection, j.selection]) } }
    }

    /// The part of the array that three indices select.
    @inlinable public subscript<I: AxisIndex, J: AxisIndex, K: AxisIndex>(_ i: I, _ j: J, _ k: K) -> NDArray {
        get { trapping { () throws(MartletError) in try view(i, j, k) } }
        set {
            trapping { () throws(MartletError) in try assign(newValue, to: [i.selection, j.selection, k.selection]) }
        }
    }

    /// The part of the array that four indices select.
    @inlinable
    public subscript<I: AxisIndex, J: AxisIndex, K: AxisIndex, L: AxisIndex>(
        _ i: I, _ j: J, _ k: K, _ l: L
    ) -> NDArray {
        get { trapping { () throws(MartletError) in try view(i, j, k, l) } }
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
        return finished(&builder)
    }

    /// The part that the selections, made at run time, name.
    public func selecting(_ selections: [AxisSelection]) throws(MartletError) -> NDArray {
        var builder = ViewBuilder(shape, strides, offset)
        for selection in selections { builder.count(selection) }
        try builder.checkCounts()
        if builder.isAdvanced { return try gathering(selections) }
        for selection in selections { try builder.apply(selection) }
        return finished(&builder)
    }

    /// Writes `value`, broadcast, to the part that the selections name.
    public mutating func assign(_ value: NDArray, to selections: [AxisSelection]) throws(MartletError) {
        if value.device != device { throw .mixedDevices(function: "NDArray.subscript", [device, value.device]) }
        if device != .host {
            // Nothing goes between devices unasked, not even for a moment.
            guard buffer.owner != nil, Scope.current.transfersAllowed else {
                throw .notImplemented(function: "NDArray.subscript", tried: [device.description])
            }
            let value = try value.onHost()
            return try changingOnHost { (array: inout NDArray) throws(MartletError) in
                try array.assign(value, to: selections)
            }
        }
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
        var lengths = shape, steps = strides
        while lengths.count > part.count, lengths[0] == 1 {
            lengths.remove(at: 0)
            steps.remove(at: 0)
        }
        guard lengths.count <= part.count, lengths.broadcast(with: part) == part else {
            throw .shape(
                function: "NDArray.subscript", argument: "newValue", given: "\(shape)",
                wanted: "one that can be repeated to \(part)")
        }
        return try laidOut(lengths, steps).broadcast(to: part)
    }
}
