/// Where an array's elements lie in its buffer, in 72 bytes: up to four axes as pairs of a length and a step, or up to
/// eight as pairs of 32 bits where the numbers fit.  What needs more stands in a ``FarLayout``, held in the buffer's place.
///
/// With the buffer these are six parts, all of one reference; see ``Eight``.
@frozen @usableFromInline struct Layout: BitwiseCopyable, Sendable {
    /// Pairs (length, step).
    @usableFromInline var a, b, c, d: SIMD2<Int>
    /// The position of the first element, and in the lowest byte the number of axes, or `far`.
    @usableFromInline var place: Int

    @usableFromInline static var shortRank: Int { 4 }
    @usableFromInline static var far: Int { 255 }

    @inlinable init(
        _ a: SIMD2<Int>, _ b: SIMD2<Int>, _ c: SIMD2<Int>, _ d: SIMD2<Int>, start: Int, kind: Int
    ) {
        (self.a, self.b, self.c, self.d) = (a, b, c, d)
        place = start &<< 8 | kind
    }

    @inlinable var start: Int {
        get { place &>> 8 }
        set { place = newValue &<< 8 | kind }
    }
    /// The number of axes up to eight, or `far`.
    @inlinable var kind: Int { place & 255 }
    /// Whether each axis is a whole pair.
    @inlinable var isShort: Bool { kind <= Self.shortRank }

    @inlinable mutating func move(by elements: Int) { place = place &+ elements &<< 8 }
}

// MARK: - From and to shapes

extension Layout {
    /// The layout of these lengths and steps over `storage`, which becomes a ``FarLayout`` when they need one.
    @inlinable init(_ lengths: Shape, _ steps: Shape, start: Int, in storage: inout Buffer) {
        guard lengths.axes <= Self.shortRank else {
            self = Self.long(lengths, steps, start, &storage)
            return
        }
        let l = lengths.near, s = steps.near
        self.init(
            SIMD2(l.a.x, s.a.x), SIMD2(l.a.y, s.a.y), SIMD2(l.b.x, s.b.x), SIMD2(l.b.y, s.b.y), start: start,
            kind: lengths.axes)
    }

    @usableFromInline static func long(
        _ lengths: Shape, _ steps: Shape, _ start: Int, _ storage: inout Buffer
    ) -> Layout {
        let none = SIMD2<Int>.zero
        var layout = Layout(none, none, none, none, start: start, kind: far)
        if lengths.axes <= Shape.inlineCapacity {
            if lengths.indices.allSatisfy({ layout.setPackedPair($0, SIMD2(lengths[$0], steps[$0])) }) {
                layout.place += lengths.axes - far
                return layout
            }
        }
        storage = FarLayout(lengths, steps, over: storage)
        return layout
    }

    /// The lengths of all axes.
    @inlinable func lengths(_ storage: Buffer) -> Shape {
        if isShort {
            return Shape(near: Eight(SIMD2(a.x, b.x), SIMD2(c.x, d.x), .zero, .zero), spilled: nil, count: kind)
        }
        return longShape(storage, part: 0)
    }

    /// The steps along all axes.
    @inlinable func steps(_ storage: Buffer) -> Shape {
        if isShort {
            return Shape(near: Eight(SIMD2(a.y, b.y), SIMD2(c.y, d.y), .zero, .zero), spilled: nil, count: kind)
        }
        return longShape(storage, part: 1)
    }

    /// The lengths, part 0, or the steps, part 1, of what is not short.
    @usableFromInline func longShape(_ storage: Buffer, part: Int) -> Shape {
        if kind == Self.far {
            let layout = unsafeDowncast(storage, to: FarLayout.self)
            return part == 0 ? layout.lengths : layout.steps
        }
        var shape = Shape(repeating: 0, count: kind)
        for axis in 0..<kind { shape.near[axis] = packedPair(axis)[part] }
        return shape
    }

    @inlinable func rank(_ storage: Buffer) -> Int { kind == Self.far ? farRank(storage) : kind }
    @usableFromInline func farRank(_ storage: Buffer) -> Int { longShape(storage, part: 0).count }

    /// The buffer that holds the elements.
    @inlinable func buffer(_ storage: Buffer) -> Buffer {
        kind == Self.far ? unsafeDowncast(storage, to: FarLayout.self).base : storage
    }
}

// MARK: - Pairs of 32 bits

extension Layout {
    /// The pair of an axis of five to eight.
    @inline(__always) func packedPair(_ axis: Int) -> SIMD2<Int> {
        withUnsafeBytes(of: self) {
            SIMD2(truncatingIfNeeded: $0.load(fromByteOffset: 8 &* axis, as: SIMD2<Int32>.self))
        }
    }

    /// Sets it; false when it does not fit.
    @inline(__always) mutating func setPackedPair(_ axis: Int, _ pair: SIMD2<Int>) -> Bool {
        let packed = SIMD2<Int32>(truncatingIfNeeded: pair)
        withUnsafeMutableBytes(of: &self) {
            $0.storeBytes(of: packed, toByteOffset: 8 &* axis, as: SIMD2<Int32>.self)
        }
        return SIMD2(truncatingIfNeeded: packed) == pair
    }
}

// MARK: - Questions

// Long enough that a copy in each function that asks would make most of that function.

extension Layout {
    /// Calls `body` with each axis's pair, from the last to the first.
    @inline(__always) private func forEachPair(_ storage: Buffer, _ body: (SIMD2<Int>) -> Void) {
        if isShort {
            if kind > 3 { body(d) }
            if kind > 2 { body(c) }
            if kind > 1 { body(b) }
            if kind > 0 { body(a) }
        } else if kind != Self.far {
            for axis in (0..<kind).reversed() { body(packedPair(axis)) }
        } else {
            let lengths = lengths(storage), steps = steps(storage)
            for axis in lengths.indices.reversed() { body(SIMD2(lengths[axis], steps[axis])) }
        }
    }

    /// The number of elements.
    @usableFromInline @inline(never) func count(_ storage: Buffer) -> Int {
        var count = 1, isEmpty = false, overflows = false
        forEachPair(storage) { pair in
            let (next, overflow) = count.multipliedReportingOverflow(by: pair.x)
            count = next
            isEmpty = isEmpty || pair.x == 0
            overflows = overflows || overflow
        }
        precondition(isEmpty || !overflows, "the array has too many elements")
        return isEmpty ? 0 : count
    }

    @usableFromInline func isEmpty(_ storage: Buffer) -> Bool {
        var isEmpty = false
        forEachPair(storage) { isEmpty = isEmpty || $0.x == 0 }
        return isEmpty
    }

    /// Whether the elements lie side by side in row-major order.
    @usableFromInline @inline(never) func isContiguous(_ storage: Buffer) -> Bool {
        var step = 1, isEven = true, isEmpty = false
        forEachPair(storage) { pair in
            isEven = isEven && (pair.x == 1 || pair.y == step)
            isEmpty = isEmpty || pair.x == 0
            step &*= pair.x
        }
        return isEven || isEmpty
    }

    /// Whether two indices may lead to one element, as along a broadcast axis.
    @inlinable func repeatsElements(_ storage: Buffer) -> Bool {
        switch kind {
        case 0: false
        case 1: a.isRepeated
        case 2: a.isRepeated || b.isRepeated
        case 3: a.isRepeated || b.isRepeated || c.isRepeated
        default: repeatsElementsOfMany(storage)
        }
    }

    @usableFromInline func repeatsElementsOfMany(_ storage: Buffer) -> Bool {
        var isRepeated = false
        forEachPair(storage) { isRepeated = isRepeated || $0.isRepeated }
        return isRepeated
    }

    /// The number of elements of this layout and of another, when both are short, of one shape and contiguous; `nil` in
    /// other cases.
    @usableFromInline func contiguousCount(like other: Layout) -> Int? {
        guard isShort, kind == other.kind else { return nil }
        var count = 1, agree = true
        func next(_ p: SIMD2<Int>, _ q: SIMD2<Int>) {
            agree = agree && p.x == q.x && (p.x == 1 || (p.y == count && q.y == count))
            count &*= p.x
        }
        if kind > 3 { next(d, other.d) }
        if kind > 2 { next(c, other.c) }
        if kind > 1 { next(b, other.b) }
        if kind > 0 { next(a, other.a) }
        return agree ? count : nil
    }

    /// The layout of the same elements in another shape, when both shapes are short and the elements, as many in either
    /// and not none, lie side by side; `nil` for all else, mistakes included.
    @usableFromInline func reshaped(_ target: Shape, _ storage: Buffer) -> Layout? {
        guard isShort, target.axes <= Self.shortRank else { return nil }
        var count = 1, isEven = true
        forEachPair(storage) { pair in
            isEven = isEven && (pair.x == 1 || pair.y == count)
            count &*= pair.x
        }
        guard isEven, count > 0 else { return nil }
        var result = self, step = 1, fits = true
        func next(_ length: Int) -> SIMD2<Int> {
            let pair = SIMD2(length, step), (product, overflow) = step.multipliedReportingOverflow(by: length)
            fits = fits && length > 0 && !overflow
            step = product
            return pair
        }
        if target.axes > 3 { result.d = next(target.near.b.y) }
        if target.axes > 2 { result.c = next(target.near.b.x) }
        if target.axes > 1 { result.b = next(target.near.a.y) }
        if target.axes > 0 { result.a = next(target.near.a.x) }
        result.place = start &<< 8 | target.axes
        return fits && step == count ? result : nil
    }
}

extension SIMD2<Int> {
    /// Of a pair, whether elements are repeated along the axis.
    @inlinable var isRepeated: Bool { y == 0 && x > 1 }

    /// Of a pair, where `position`, counted from the end when it is negative, lies from the axis's first; `nil` when it
    /// is out of range.
    @inlinable func place(of position: Int) -> Int? {
        let at = position < 0 ? position &+ x : position
        return at >= 0 && at < x ? at &* y : nil
    }
}

/// Lengths and steps that do not fit into a ``Layout``, and the buffer that they are about.
@usableFromInline final class FarLayout: Buffer, @unchecked Sendable {
    let lengths, steps: Shape
    @usableFromInline private(set) var base: Buffer

    init(_ lengths: Shape, _ steps: Shape, over base: Buffer) {
        (self.lengths, self.steps, self.base) = (lengths, steps, base)
        super.init(over: base)
    }

    /// Asked by the sole holder of this object only.
    override var isWritable: Bool { isKnownUniquelyReferenced(&base) && base.isWritable }
}
