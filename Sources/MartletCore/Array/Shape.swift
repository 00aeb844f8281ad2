/// The lengths or the strides of an array's axes.
///
/// Up to eight axes are stored inline, so that making one allocates nothing; more go to the heap.
@frozen public struct Shape: Sendable {
    @usableFromInline static var inlineCapacity: Int { 8 }

    @usableFromInline var near: Eight
    /// All axes, when there are more than `inlineCapacity`; `nil` otherwise.
    @usableFromInline var spilled: [Int]?
    @usableFromInline var axes: Int

    @inlinable init(near: Eight, spilled: [Int]?, count: Int) {
        self.near = near
        self.spilled = spilled
        axes = count
    }

    /// The number of axes.
    @inlinable public var count: Int { axes }

    /// No axes.
    @inlinable public init() { self.init(near: Eight(repeating: 0), spilled: nil, count: 0) }

    /// `count` axes, all of length `value`.
    @inlinable public init(repeating value: Int, count: Int) {
        precondition(count >= 0, "Shape: count is negative")
        self.init(
            near: Eight(repeating: value),
            spilled: count > Self.inlineCapacity ? [Int](repeating: value, count: count) : nil, count: count)
    }

    @inlinable public init<S: Collection>(_ lengths: S) where S.Element == Int {
        self.init(repeating: 0, count: lengths.count)
        withMutableAxes { axes in
            var axis = 0
            for length in lengths {
                axes[axis] = length
                axis += 1
            }
        }
    }
}

/// Eight numbers as four vectors: the compiler keeps a structure of few parts in registers, and copies it and lets go of
/// it without calls; ``Shape`` and ``NDArray`` have just few enough, six.
@frozen @usableFromInline struct Eight: BitwiseCopyable, Sendable {
    @usableFromInline var a, b, c, d: SIMD2<Int>

    @inlinable init(_ a: SIMD2<Int>, _ b: SIMD2<Int>, _ c: SIMD2<Int>, _ d: SIMD2<Int>) {
        (self.a, self.b, self.c, self.d) = (a, b, c, d)
    }

    @inlinable init(repeating value: Int) {
        let pair = SIMD2(value, value)
        self.init(pair, pair, pair, pair)
    }

    /// The caller has checked the position.
    @inlinable subscript(position: Int) -> Int {
        get {
            withUnsafeBytes(of: self) {
                $0.baseAddress.unsafelyUnwrapped.load(
                    fromByteOffset: position &* MemoryLayout<Int>.stride, as: Int.self)
            }
        }
        set {
            withUnsafeMutableBytes(of: &self) {
                $0.baseAddress.unsafelyUnwrapped.storeBytes(
                    of: newValue, toByteOffset: position &* MemoryLayout<Int>.stride, as: Int.self)
            }
        }
    }
}

extension Shape: RandomAccessCollection, MutableCollection {
    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { count }

    @inlinable public subscript(axis: Int) -> Int {
        get {
            precondition(axis >= 0 && axis < count, "Shape: axis out of range")
            return if let spilled { spilled[axis] } else { near[axis] }
        }
        set {
            precondition(axis >= 0 && axis < count, "Shape: axis out of range")
            if spilled != nil { spilled![axis] = newValue } else { near[axis] = newValue }
        }
    }

    @inlinable public func withContiguousStorageIfAvailable<R>(
        _ body: (UnsafeBufferPointer<Int>) throws -> R
    ) rethrows -> R? {
        if let spilled { return try spilled.withUnsafeBufferPointer(body) }
        return try withUnsafeBytes(of: near) { bytes in
            let first = bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Int.self)
            return try body(UnsafeBufferPointer(start: first, count: count))
        }
    }

    /// What `body` makes of the axes: for loops, which a subscript would take to memory and back for each axis.
    @inlinable func withAxes<R>(_ body: (UnsafePointer<Int>) -> R) -> R {
        if let spilled { return spilled.withUnsafeBufferPointer { body($0.baseAddress.unsafelyUnwrapped) } }
        return withUnsafeBytes(of: near) {
            body($0.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Int.self))
        }
    }

    /// The same for writing.
    @inlinable mutating func withMutableAxes(_ body: (UnsafeMutablePointer<Int>) -> Void) {
        if spilled != nil { return spilled!.withUnsafeMutableBufferPointer { body($0.baseAddress.unsafelyUnwrapped) } }
        withUnsafeMutableBytes(of: &near) {
            body($0.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Int.self))
        }
    }
}

extension Shape: ExpressibleByArrayLiteral {
    @inlinable public init(arrayLiteral lengths: Int...) { self.init(lengths) }
}

extension Shape: Hashable {
    @inlinable public static func == (a: Shape, b: Shape) -> Bool {
        guard a.count == b.count else { return false }
        return a.withAxes { x in
            b.withAxes { y in
                for axis in 0..<a.count where x[axis] != y[axis] { return false }
                return true
            }
        }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for axis in 0..<count { hasher.combine(self[axis]) }
    }
}

extension Shape: Codable {
    public init(from decoder: any Decoder) throws { self.init(try [Int](from: decoder)) }
    public func encode(to encoder: any Encoder) throws { try Array(self).encode(to: encoder) }
}

extension Shape: CustomStringConvertible {
    /// As a Swift array literal, `[2, 3]`.
    public var description: String { "[" + map(String.init).joined(separator: ", ") + "]" }
}

// MARK: - Making one from another

extension Shape {
    @inlinable public mutating func append(_ length: Int) {
        if count < Self.inlineCapacity {
            near[count] = length
        } else {
            if spilled == nil { spilled = Array(self) }
            spilled!.append(length)
        }
        axes += 1
    }

    public mutating func insert(_ length: Int, at axis: Int) {
        precondition(axis >= 0 && axis <= count, "Shape: axis out of range")
        append(length)
        let last = count - 1
        withMutableAxes { axes in
            for i in stride(from: last, to: axis, by: -1) { axes[i] = axes[i - 1] }
            axes[axis] = length
        }
    }

    @discardableResult public mutating func remove(at axis: Int) -> Int {
        let removed = self[axis]
        withMutableAxes { [count] axes in
            for i in axis + 1..<count { axes[i - 1] = axes[i] }
        }
        axes -= 1
        if spilled != nil {
            spilled!.removeLast()
            if count <= Self.inlineCapacity { self = Shape(spilled!) }
        }
        return removed
    }

    /// This shape with another length along one axis.
    public func replacing(_ axis: Int, with length: Int) -> Shape {
        var result = self
        result[axis] = length
        return result
    }

    /// This shape without one axis.
    public func removing(_ axis: Int) -> Shape {
        var result = self
        result.remove(at: axis)
        return result
    }

    /// This shape followed by another's axes.
    public func appending(contentsOf other: some Collection<Int>) -> Shape {
        var result = Shape(repeating: 0, count: count + other.count)
        var at = 0
        for length in self { result[at] = length; at += 1 }
        for length in other { result[at] = length; at += 1 }
        return result
    }
}

// MARK: - Sizes

extension Shape {
    /// The number of elements, or `nil` when it cannot be counted in an `Int` or a length is negative.
    ///
    /// A length of zero gives zero whatever the others are.
    public var elementCountIfRepresentable: Int? {
        withAxes { axes in
            var product = 1, empty = false, overflow = false
            for axis in 0..<count {
                let length = axes[axis]
                if length < 0 { return nil }
                if length == 0 { empty = true }
                let (next, over) = product.multipliedReportingOverflow(by: length)
                product = next
                overflow = overflow || over
            }
            return empty ? 0 : overflow ? nil : product
        }
    }

    /// The number of elements.
    public var elementCount: Int {
        guard let count = elementCountIfRepresentable else {
            preconditionFailure("shape \(self) has too many elements")
        }
        return count
    }

    /// The strides, in elements, of a row-major array of this shape.
    public var rowMajorStrides: Shape {
        var strides = Shape(repeating: 1, count: count)
        withAxes { lengths in
            strides.withMutableAxes { steps in
                var step = 1
                for axis in stride(from: count - 1, through: 0, by: -1) {
                    steps[axis] = step
                    step &*= Swift.max(lengths[axis], 1)
                }
            }
        }
        return strides
    }

    /// The shape that arrays of this shape and of `other` broadcast to, or `nil` when they do not.
    ///
    /// Shapes are aligned at their last axes; lengths must be equal or one of them 1.
    public func broadcast(with other: Shape) -> Shape? {
        if self == other { return self }
        let longer = count >= other.count ? self : other, shorter = count >= other.count ? other : self
        var result = longer
        let shift = longer.count - shorter.count
        for axis in 0..<shorter.count {
            let a = longer[axis + shift], b = shorter[axis]
            if a == b || b == 1 { continue }
            guard a == 1 else { return nil }
            result[axis + shift] = b
        }
        return result
    }
}
