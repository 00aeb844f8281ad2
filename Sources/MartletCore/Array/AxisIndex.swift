/// What may stand between the brackets of `a[…]`: a position, a range, a ``Slice``, `.all`, `.newAxis`, `.ellipsis`,
/// an array of positions, or a mask.
public protocol AxisIndex {
    var selection: AxisSelection { get }
    /// The same, when it needs no array; `nil` when it does.
    var part: AxisPart? { get }
}

extension AxisIndex {
    @inlinable public var part: AxisPart? { selection.part }
}

/// What a view can be made of: an ``AxisSelection`` without the arrays, which is copied for nothing.
@frozen public enum AxisPart: Sendable, BitwiseCopyable {
    case at(Int)
    case slice(Slice)
    case newAxis
    case ellipsis

    /// How many axes it takes, not counting the ellipsis.
    @inlinable var named: Int {
        switch self {
        case .at, .slice: 1
        case .newAxis, .ellipsis: 0
        }
    }

    /// How many axes the view has more for it.
    @inlinable var added: Int { if case .newAxis = self { 1 } else { 0 } }
    @inlinable var ellipses: Int { if case .ellipsis = self { 1 } else { 0 } }

    @inlinable var selection: AxisSelection {
        switch self {
        case .at(let position): .at(position)
        case .slice(let slice): .slice(slice)
        case .newAxis: .newAxis
        case .ellipsis: .ellipsis
        }
    }
}

/// An ``AxisIndex`` as data.
@frozen public enum AxisSelection: Sendable {
    /// One position; the axis goes.
    case at(Int)
    /// Evenly spaced positions.
    case slice(Slice)
    /// A new axis of length 1.
    case newAxis
    /// As many whole axes as the others leave.
    case ellipsis
    /// The positions that an array names.
    indirect case positions(NDArray<Int>)
    /// The positions at which an array is true; it takes as many axes as it has.
    indirect case mask(NDArray<Bool>)

    /// A whole axis.
    @inlinable public static var all: AxisSelection { .slice(Slice()) }

    /// The same, when it needs no array; `nil` when it does.
    @inlinable public var part: AxisPart? {
        switch self {
        case .at(let position): .at(position)
        case .slice(let slice): .slice(slice)
        case .newAxis: .newAxis
        case .ellipsis: .ellipsis
        case .positions, .mask: nil
        }
    }
}

/// Positions `start, start + step, …` before `stop`, with Python's meaning of negative and missing bounds.
@frozen public struct Slice: Sendable, Hashable, BitwiseCopyable {
    public var start, stop: Int?
    public var step: Int

    @inlinable public init(_ start: Int? = nil, _ stop: Int? = nil, step: Int = 1) {
        self.start = start
        self.stop = stop
        self.step = step
    }

    /// The first position and how many there are on an axis of length `length`; `step` must not be zero.
    @inlinable func resolved(on length: Int) -> (first: Int, count: Int) {
        func clamped(_ bound: Int, _ low: Int, _ high: Int) -> Int {
            let at = bound < 0 ? bound &+ length : bound
            return at < low ? low : at > high ? high : at
        }
        if step > 0 {
            let first = start.map { clamped($0, 0, length) } ?? 0
            let end = stop.map { clamped($0, 0, length) } ?? length
            return (first, end > first ? (end - first - 1) / step + 1 : 0)
        }
        let first = start.map { clamped($0, -1, length - 1) } ?? length - 1
        let end = stop.map { clamped($0, -1, length - 1) } ?? -1
        // The magnitude of Int.min is no Int; any step beyond the axis selects one position.
        let back = step == .min ? Int.max : -step
        return (first, first > end ? (first - end - 1) / back + 1 : 0)
    }
}

/// The bound that lies after a last position: none after −1, which is the last of all, or after the largest number.
@inlinable func after(_ last: Int) -> Int? { last == -1 || last == .max ? nil : last + 1 }

extension Int: AxisIndex {
    @inlinable public var selection: AxisSelection { .at(self) }
    @inlinable public var part: AxisPart? { .at(self) }
}
extension Slice: AxisIndex {
    @inlinable public var selection: AxisSelection { .slice(self) }
    @inlinable public var part: AxisPart? { .slice(self) }
}
extension Range<Int>: AxisIndex {
    @inlinable public var selection: AxisSelection { .slice(Slice(lowerBound, upperBound)) }
    @inlinable public var part: AxisPart? { .slice(Slice(lowerBound, upperBound)) }
}
extension ClosedRange<Int>: AxisIndex {
    @inlinable public var selection: AxisSelection {
        .slice(Slice(lowerBound, after(upperBound)))
    }
    @inlinable public var part: AxisPart? { .slice(Slice(lowerBound, after(upperBound))) }
}
extension PartialRangeFrom<Int>: AxisIndex {
    @inlinable public var selection: AxisSelection { .slice(Slice(lowerBound, nil)) }
    @inlinable public var part: AxisPart? { .slice(Slice(lowerBound, nil)) }
}
extension PartialRangeUpTo<Int>: AxisIndex {
    @inlinable public var selection: AxisSelection { .slice(Slice(nil, upperBound)) }
    @inlinable public var part: AxisPart? { .slice(Slice(nil, upperBound)) }
}
extension PartialRangeThrough<Int>: AxisIndex {
    @inlinable public var selection: AxisSelection { .slice(Slice(nil, after(upperBound))) }
    @inlinable public var part: AxisPart? { .slice(Slice(nil, after(upperBound))) }
}

/// An element type whose arrays are indices: `Int` for positions, `Bool` for masks.
public protocol IndexScalar: Scalar {
    static func selection(of array: NDArray<Self>) -> AxisSelection
}

extension Int: IndexScalar {
    public static func selection(of array: NDArray<Int>) -> AxisSelection { .positions(array) }
}
extension Bool: IndexScalar {
    public static func selection(of array: NDArray<Bool>) -> AxisSelection { .mask(array) }
}
extension NDArray: AxisIndex where Element: IndexScalar {
    public var selection: AxisSelection { Element.selection(of: self) }
}

/// The parts of an index that are words: `.all`, `.newAxis`, `.ellipsis`.
@frozen public struct AxisWord: AxisIndex, Sendable {
    @usableFromInline let word: AxisPart
    @inlinable init(_ word: AxisPart) { self.word = word }

    @inlinable public var part: AxisPart? { word }
    @inlinable public var selection: AxisSelection { word.selection }
}

extension AxisIndex where Self == AxisWord {
    /// A whole axis.
    @inlinable public static var all: AxisWord { AxisWord(.slice(Slice())) }
    /// A new axis of length 1.
    @inlinable public static var newAxis: AxisWord { AxisWord(.newAxis) }
    /// As many whole axes as the other indices leave.
    @inlinable public static var ellipsis: AxisWord { AxisWord(.ellipsis) }
}
