/// The lengths or the strides of an array's axes.
///
/// Up to eight axes are stored inline, so that making one allocates nothing; more go to the heap.
@frozen public struct Shape: Sendable {
    @usableFromInline static var inlineCapacity: Int { 8 }

    @usableFromInline var storage: InlineArray<8, Int>
    /// All axes, when there are more than `inlineCapacity`; `nil` otherwise.
    @usableFromInline var spilled: [Int]?
    @usableFromInline var axes: Int

    @inlinable init(storage: InlineArray<8, Int>, spilled: [Int]?, count: Int) {
        self.storage = storage
        self.spilled = spilled
        axes = count
    }

    /// The number of axes.
    @inlinable public var count: Int { axes }

    /// No axes.
    @inlinable public init() { self.init(storage: InlineArray(repeating: 0), spilled: nil, count: 0) }

    /// `count` axes, all of length `value`.
    @inlinable public init(repeating value: Int, count: Int) {
        precondition(count >= 0, "Shape: count is negative")
        self.init(
            storage: InlineArray(repeating: value),
            spilled: count > Self.inlineCapacity ? [Int](repeating: value, count: count) : nil, count: count)
    }

    @inlinable public init<S: Collection>(_ lengths: S) where S.Element == Int {
        self.init(repeating: 0, count: lengths.count)
        var axis = 0
        for length in lengths {
            self[axis] = length
            axis += 1
        }
    }
}

extension Shape: RandomAccessCollection, MutableCollection {
    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { count }

    @inlinable public subscript(axis: Int) -> Int {
        get {
            precondition(axis >= 0 && axis < count, "Shape: axis out of range")
            return if let spilled { spilled[axis] } else { storage[axis] }
        }
        set {
            precondition(axis >= 0 && axis < count, "Shape: axis out of range")
            if spilled != nil { spilled![axis] = newValue } else { storage[axis] = newValue }
        }
    }
}

extension Shape: ExpressibleByArrayLiteral {
    public init(arrayLiteral lengths: Int...) { self.init(lengths) }
}

extension Shape: Hashable {
    @inlinable public static func == (a: Shape, b: Shape) -> Bool {
        guard a.count == b.count else { return false }
        for axis in 0..<a.count where a[axis] != b[axis] { return false }
        return true
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
            storage[count] = length
        } else {
            if spilled == nil { spilled = (0..<count).map { storage[$0] } }
            spilled!.append(length)
        }
        axes += 1
    }

    public mutating func insert(_ length: Int, at axis: Int) {
        var result = Shape(repeating: 0, count: count + 1)
        for i in 0..<axis { result[i] = self[i] }
        result[axis] = length
        for i in axis..<count { result[i + 1] = self[i] }
        self = result
    }

    @discardableResult public mutating func remove(at axis: Int) -> Int {
        let removed = self[axis]
        var result = Shape(repeating: 0, count: count - 1)
        for i in 0..<axis { result[i] = self[i] }
        for i in axis + 1..<count { result[i - 1] = self[i] }
        self = result
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
    @inlinable public var elementCountIfRepresentable: Int? {
        var product = 1, empty = false, overflow = false
        for length in self {
            if length < 0 { return nil }
            if length == 0 { empty = true }
            let (next, over) = product.multipliedReportingOverflow(by: length)
            product = next
            overflow = overflow || over
        }
        return empty ? 0 : overflow ? nil : product
    }

    /// The number of elements.
    @inlinable public var elementCount: Int {
        guard let count = elementCountIfRepresentable else {
            preconditionFailure("shape \(self) has too many elements")
        }
        return count
    }

    /// The strides, in elements, of a row-major array of this shape.
    @inlinable public var rowMajorStrides: Shape {
        var strides = Shape(repeating: 1, count: count)
        var step = 1
        for axis in stride(from: count - 1, through: 0, by: -1) {
            strides[axis] = step
            step &*= Swift.max(self[axis], 1)
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
