// Views that subscripts make: everything is known when the program is compiled but the numbers, so that no list of
// selections is built and nothing is allocated.

/// The place up to which a view is made.
@frozen @usableFromInline struct ViewMaker: BitwiseCopyable {
    /// The next axis of the array, and of the view.
    @usableFromInline var axis = 0, made = 0
    /// How many axes an ellipsis stands for.
    @usableFromInline let rest: Int

    @inlinable init(rest: Int) { self.rest = rest }

    /// Takes over what `part` leaves of its axis.
    @inlinable mutating func take<E: Scalar>(
        _ part: AxisPart, of array: borrowing NDArray<E>, in view: inout NDArray<E>
    ) throws(MartletError) {
        switch part {
        case .at(let position):
            let length = array.lengths.storage[axis]
            let at = position < 0 ? position &+ length : position
            guard at >= 0, at < length else { throw outOfRange(position, axis, length) }
            view.start = view.start &+ at &* array.steps.storage[axis]
            axis &+= 1
        case .slice(let slice):
            if slice.step == 0 { throw stepIsZero }
            let (first, count) = slice.resolved(on: array.lengths.storage[axis])
            let step = array.steps.storage[axis]
            if count > 0 { view.start = view.start &+ first &* step }
            add(count, count > 1 ? step &* slice.step : step, to: &view)
            axis &+= 1
        case .newAxis: add(1, 0, to: &view)
        case .ellipsis: keep(rest, of: array, in: &view)
        }
    }

    /// Takes over the axes that are left.
    @inlinable mutating func finish<E: Scalar>(_ array: borrowing NDArray<E>, in view: inout NDArray<E>) {
        keep(array.lengths.axes &- axis, of: array, in: &view)
        view.lengths.axes = made
        view.steps.axes = made
    }

    @inlinable mutating func keep<E: Scalar>(_ count: Int, of array: borrowing NDArray<E>, in view: inout NDArray<E>) {
        for _ in 0..<count {
            add(array.lengths.storage[axis], array.steps.storage[axis], to: &view)
            axis &+= 1
        }
    }

    @inlinable mutating func add<E: Scalar>(_ length: Int, _ step: Int, to view: inout NDArray<E>) {
        view.lengths.storage[made] = length
        view.steps.storage[made] = step
        made &+= 1
    }
}

@usableFromInline let stepIsZero = MartletError.value(
    function: "NDArray.subscript", argument: "step", given: "0", wanted: "another number")

extension NDArray {
    /// How many axes an ellipsis stands for, or `nil` when the index is wrong or the axes are many: then the general
    /// way is taken, which says what is wrong.
    @inlinable func rest(_ named: Int, added: Int, ellipses: Int) -> Int? {
        let rest = lengths.axes &- named
        return rest >= 0 && ellipses <= 1 && lengths.axes &+ added <= Shape.inlineCapacity ? rest : nil
    }

    @inlinable func view<I: AxisIndex>(_ i: I) throws(MartletError) -> NDArray {
        guard let ii = i.part,
            let rest = rest(
                ii.named, added: ii.added, ellipses: ii.ellipses)
        else { return try selecting([i.selection]) }
        var result = self
        var maker = ViewMaker(rest: rest)
        try maker.take(ii, of: self, in: &result)
        maker.finish(self, in: &result)
        return result
    }

    @inlinable func view<I: AxisIndex, J: AxisIndex>(_ i: I, _ j: J) throws(MartletError) -> NDArray {
        guard let ii = i.part, let jj = j.part,
            let rest = rest(
                ii.named &+ jj.named, added: ii.added &+ jj.added, ellipses: ii.ellipses &+ jj.ellipses)
        else { return try selecting([i.selection, j.selection]) }
        var result = self
        var maker = ViewMaker(rest: rest)
        try maker.take(ii, of: self, in: &result)
        try maker.take(jj, of: self, in: &result)
        maker.finish(self, in: &result)
        return result
    }

    @inlinable func view<I: AxisIndex, J: AxisIndex, K: AxisIndex>(_ i: I, _ j: J, _ k: K) throws(MartletError)
        -> NDArray
    {
        guard let ii = i.part, let jj = j.part, let kk = k.part,
            let rest = rest(
                ii.named &+ jj.named &+ kk.named, added: ii.added &+ jj.added &+ kk.added,
                ellipses: ii.ellipses &+ jj.ellipses &+ kk.ellipses)
        else { return try selecting([i.selection, j.selection, k.selection]) }
        var result = self
        var maker = ViewMaker(rest: rest)
        try maker.take(ii, of: self, in: &result)
        try maker.take(jj, of: self, in: &result)
        try maker.take(kk, of: self, in: &result)
        maker.finish(self, in: &result)
        return result
    }

    @inlinable func view<I: AxisIndex, J: AxisIndex, K: AxisIndex, L: AxisIndex>(_ i: I, _ j: J, _ k: K, _ l: L)
        throws(MartletError) -> NDArray
    {
        guard let ii = i.part, let jj = j.part, let kk = k.part, let ll = l.part,
            let rest = rest(
                ii.named &+ jj.named &+ kk.named &+ ll.named, added: ii.added &+ jj.added &+ kk.added &+ ll.added,
                ellipses: ii.ellipses &+ jj.ellipses &+ kk.ellipses &+ ll.ellipses)
        else { return try selecting([i.selection, j.selection, k.selection, l.selection]) }
        var result = self
        var maker = ViewMaker(rest: rest)
        try maker.take(ii, of: self, in: &result)
        try maker.take(jj, of: self, in: &result)
        try maker.take(kk, of: self, in: &result)
        try maker.take(ll, of: self, in: &result)
        maker.finish(self, in: &result)
        return result
    }
}
