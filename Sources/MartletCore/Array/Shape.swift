/// The lengths or the strides of an array's axes.
///
/// Up to eight axes are stored inline, so that making one allocates nothing; more go to the heap.
public struct Shape: Sendable {
    @usableFromInline static var inlineCapacity: Int { 8 }

    @usableFromInline var storage: InlineArray<8, Int>
    @usableFromInline var spilled: [Int]?
    public private(set) var count: Int

    /// `count` axes, all of length `value`.
    public init(repeating value: Int, count: Int) {
        precondition(count >= 0, "Shape: count is \(count), but must not be negative")
        storage = InlineArray(repeating: value)
        spilled = count > Self.inlineCapacity ? [Int](repeating: value, count: count) : nil
        self.count = count
    }

    public init() { self.init(repeating: 0, count: 0) }

    public init<S: Collection>(_ lengths: S) where S.Element == Int {
        self.init(repeating: 0, count: lengths.count)
        var axis = 0
        for length in lengths {
            self[axis] = length
            axis += 1
        }
    }
}

extension Shape: RandomAccessCollection, MutableCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    public subscript(axis: Int) -> Int {
        get {
            precondition(axis >= 0 && axis < count, "axis \(axis) of a shape with \(count) axes")
            return if let spilled { spilled[axis] } else { storage[axis] }
        }
        set {
            precondition(axis >= 0 && axis < count, "axis \(axis) of a shape with \(count) axes")
            if spilled != nil { spilled![axis] = newValue } else { storage[axis] = newValue }
        }
    }
}

extension Shape: ExpressibleByArrayLiteral {
    public init(arrayLiteral lengths: Int...) { self.init(lengths) }
}

extension Shape: Hashable {
    public static func == (a: Shape, b: Shape) -> Bool {
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
    public mutating func append(_ length: Int) { insert(length, at: count) }

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
    public var elementCountIfRepresentable: Int? {
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
    public var elementCount: Int {
        guard let count = elementCountIfRepresentable else {
            preconditionFailure("shape \(self) has too many elements")
        }
        return count
    }

    /// The strides, in elements, of a row-major array of this shape.
    public var rowMajorStrides: Shape {
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
