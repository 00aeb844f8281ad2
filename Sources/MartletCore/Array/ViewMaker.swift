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
            let pair = self[axis]
            let (first, count) = slice.resolved(on: pair.x)
            if count > 0 { move(by: first &* pair.y) }
            self[axis] = SIMD2(count, count > 1 ? pair.y &* slice.step : pair.y)
            axis &+= 1
        case .newAxis:
            insert(SIMD2(1, 0), axis)
            axis &+= 1
        case .ellipsis: axis &+= rest
        }
        return true
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
