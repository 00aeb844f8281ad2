// Views that subscripts make: everything is known when the program is compiled but the numbers, so that no list of
// selections is built and nothing is allocated.  Arrays of few axes are seen to here; the general way sees to others, and
// finds out what is wrong where something is.

extension Layout {
    @inlinable subscript(axis: Int) -> SIMD2<Int> {
        @inline(__always) get {
            switch axis {
            case 0: a
            case 1: b
            case 2: c
            default: d
            }
        }
        @inline(__always) set {
            switch axis {
            case 0: a = newValue
            case 1: b = newValue
            case 2: c = newValue
            default: d = newValue
            }
        }
    }

    @inlinable @inline(__always) mutating func remove(_ axis: Int) {
        switch axis {
        case 0: (a, b, c) = (b, c, d)
        case 1: (b, c) = (c, d)
        case 2: c = d
        default: break
        }
        place &-= 1
    }

    @inlinable @inline(__always) mutating func insert(_ pair: SIMD2<Int>, _ axis: Int) {
        switch axis {
        case 0: (a, b, c, d) = (pair, a, b, c)
        case 1: (b, c, d) = (pair, b, c)
        case 2: (c, d) = (pair, c)
        default: d = pair
        }
        place &+= 1
    }

    /// How many axes an ellipsis stands for, or `nil` when the index is wrong or the axes are many.
    @inlinable func rest(_ named: Int, added: Int, ellipses: Int) -> Int? {
        let rest = kind &- named
        return rest >= 0 && ellipses <= 1 && kind &+ added <= Self.shortRank ? rest : nil
    }

    /// Leaves of `axis` what `part` says, and goes on to the next; false where `part` is wrong.
    @inlinable @inline(__always) mutating func take(_ part: AxisPart, _ axis: inout Int, rest: Int) -> Bool {
        switch part {
        case .at(let position):
            guard let elements = self[axis].place(of: position) else { return false }
            move(by: elements)
            remove(axis)
        case .slice(let slice):
            if slice.step == 0 { return false }
            let (pair, elements) = self[axis].cut(to: slice)
            move(by: elements)
            self[axis] = pair
            axis &+= 1
        case .newAxis:
            insert(SIMD2(1, 0), axis)
            axis &+= 1
        case .ellipsis: axis &+= rest
        }
        return true
    }
}

extension SIMD2<Int> {
    /// Of a pair, what `slice` leaves of it, and how far its first element is from the axis's; the step is not zero.
    @inlinable @inline(__always) func cut(to slice: Slice) -> (pair: SIMD2<Int>, elements: Int) {
        let (first, count) = slice.resolved(on: x)
        return (SIMD2(count, count > 1 ? y &* slice.step : y), count > 0 ? first &* y : 0)
    }
}

extension Layout {
    /// The view when it or the array has five to eight axes and its numbers fit; `nil` when they do not, or the index is
    /// wrong.
    @usableFromInline func packedView(
        _ i: AxisPart, _ j: AxisPart? = nil, _ k: AxisPart? = nil, _ l: AxisPart? = nil
    ) -> Layout? {
        if kind == Self.far { return nil }
        let named = i.named &+ (j?.named ?? 0) &+ (k?.named ?? 0) &+ (l?.named ?? 0)
        let ellipses = i.ellipses &+ (j?.ellipses ?? 0) &+ (k?.ellipses ?? 0) &+ (l?.ellipses ?? 0)
        guard named <= kind, ellipses <= 1 else { return nil }
        var view = PackedView(of: self, rest: kind &- named)
        guard view.take(i), j.map({ view.take($0) }) ?? true, k.map({ view.take($0) }) ?? true,
            l.map({ view.take($0) }) ?? true
        else { return nil }
        return view.finished()
    }

    /// The axes of five to eight in reverse order.
    @usableFromInline func packedTransposed() -> Layout {
        var turned = self
        for axis in 0..<kind { _ = turned.setPackedPair(axis, packedPair(kind &- 1 &- axis)) }
        return turned
    }
}

/// A view in the making, in pairs of 32 bits.
private struct PackedView {
    let whole: Layout
    /// How many axes an ellipsis stands for.
    let rest: Int
    var view: Layout
    /// The next axis of the whole, and how many the view has.
    var axis = 0, count = 0

    init(of whole: Layout, rest: Int) {
        (self.whole, self.rest, view) = (whole, rest, whole)
    }

    private var next: SIMD2<Int> { whole.isShort ? whole[axis] : whole.packedPair(axis) }

    private mutating func append(_ pair: SIMD2<Int>) -> Bool {
        guard count < Shape.inlineCapacity, view.setPackedPair(count, pair) else { return false }
        count &+= 1
        return true
    }

    private mutating func keep(_ axes: Int) -> Bool {
        for _ in 0..<axes {
            guard append(next) else { return false }
            axis &+= 1
        }
        return true
    }

    /// Leaves of the next axis what `part` says; false where it is wrong or a number does not fit.
    mutating func take(_ part: AxisPart) -> Bool {
        switch part {
        case .at(let position):
            guard let elements = next.place(of: position) else { return false }
            view.move(by: elements)
            axis &+= 1
            return true
        case .slice(let slice):
            if slice.step == 0 { return false }
            let (pair, elements) = next.cut(to: slice)
            view.move(by: elements)
            axis &+= 1
            return append(pair)
        case .newAxis: return append(SIMD2(1, 0))
        case .ellipsis: return keep(rest)
        }
    }

    /// The view with the axes that are left, in whole pairs where it has few enough.
    mutating func finished() -> Layout? {
        guard keep(whole.kind &- axis) else { return nil }
        view.place = view.start &<< 8 | count
        guard count <= Layout.shortRank else { return view }
        return Layout(
            view.packedPair(0), view.packedPair(1), view.packedPair(2), view.packedPair(3), start: view.start,
            kind: count)
    }
}

extension NDArray {
    @inlinable func view<I: AxisIndex>(_ i: I) throws(MartletError) -> NDArray {
        guard let ii = i.part else { return try selecting([i.selection]) }
        var layout = layout, axis = 0
        if let rest = layout.rest(ii.named, added: ii.added, ellipses: ii.ellipses),
            layout.take(ii, &axis, rest: rest)
        {
            return NDArray(layout, storage)
        }
        if let layout = self.layout.packedView(ii) { return NDArray(layout, storage) }
        return try selecting(ii)
    }

    @inlinable func view<I: AxisIndex, J: AxisIndex>(_ i: I, _ j: J) throws(MartletError) -> NDArray {
        guard let ii = i.part, let jj = j.part else { return try selecting([i.selection, j.selection]) }
        var layout = layout, axis = 0
        if let rest = layout.rest(
            ii.named &+ jj.named, added: ii.added &+ jj.added, ellipses: ii.ellipses &+ jj.ellipses),
            layout.take(ii, &axis, rest: rest), layout.take(jj, &axis, rest: rest)
        {
            return NDArray(layout, storage)
        }
        if let layout = self.layout.packedView(ii, jj) { return NDArray(layout, storage) }
        return try selecting(ii, jj)
    }

    @inlinable func view<I: AxisIndex, J: AxisIndex, K: AxisIndex>(_ i: I, _ j: J, _ k: K) throws(MartletError)
        -> NDArray
    {
        guard let ii = i.part, let jj = j.part, let kk = k.part else {
            return try selecting([i.selection, j.selection, k.selection])
        }
        var layout = layout, axis = 0
        if let rest = layout.rest(
            ii.named &+ jj.named &+ kk.named, added: ii.added &+ jj.added &+ kk.added,
            ellipses: ii.ellipses &+ jj.ellipses &+ kk.ellipses),
            layout.take(ii, &axis, rest: rest), layout.take(jj, &axis, rest: rest),
            layout.take(kk, &axis, rest: rest)
        {
            return NDArray(layout, storage)
        }
        if let layout = self.layout.packedView(ii, jj, kk) { return NDArray(layout, storage) }
        return try selecting(ii, jj, kk)
    }

    @inlinable func view<I: AxisIndex, J: AxisIndex, K: AxisIndex, L: AxisIndex>(_ i: I, _ j: J, _ k: K, _ l: L)
        throws(MartletError) -> NDArray
    {
        guard let ii = i.part, let jj = j.part, let kk = k.part, let ll = l.part else {
            return try selecting([i.selection, j.selection, k.selection, l.selection])
        }
        var layout = layout, axis = 0
        if let rest = layout.rest(
            ii.named &+ jj.named &+ kk.named &+ ll.named, added: ii.added &+ jj.added &+ kk.added &+ ll.added,
            ellipses: ii.ellipses &+ jj.ellipses &+ kk.ellipses &+ ll.ellipses),
            layout.take(ii, &axis, rest: rest), layout.take(jj, &axis, rest: rest),
            layout.take(kk, &axis, rest: rest), layout.take(ll, &axis, rest: rest)
        {
            return NDArray(layout, storage)
        }
        if let layout = self.layout.packedView(ii, jj, kk, ll) { return NDArray(layout, storage) }
        return try selecting(ii, jj, kk, ll)
    }

    /// The general way, without a list.
    @usableFromInline func selecting(
        _ i: AxisPart, _ j: AxisPart? = nil, _ k: AxisPart? = nil, _ l: AxisPart? = nil
    ) throws(MartletError) -> NDArray {
        var builder = ViewBuilder(shape, strides, offset)
        builder.count(i.selection)
        if let j { builder.count(j.selection) }
        if let k { builder.count(k.selection) }
        if let l { builder.count(l.selection) }
        try builder.checkCounts()
        try builder.apply(i.selection)
        if let j { try builder.apply(j.selection) }
        if let k { try builder.apply(k.selection) }
        if let l { try builder.apply(l.selection) }
        return finished(&builder)
    }

    /// The view that `builder` has made, once it has taken over the axes that are left.
    @usableFromInline func finished(_ builder: inout ViewBuilder) -> NDArray {
        builder.keep(builder.shape.count - builder.axis)
        return NDArray(unchecked: builder.newShape, strides: builder.newStrides, offset: builder.offset, buffer: buffer)
    }
}
