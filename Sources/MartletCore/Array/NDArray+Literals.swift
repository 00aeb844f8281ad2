/// What stands between the brackets of an array literal: a number, or brackets again.
///
/// A type of its own, and not the array, because an array that a number could stand for would make `a * 2` ambiguous.
public struct NestedLiteral<Element: Scalar> {
    let array: NDArray<Element>
}

extension NestedLiteral: ExpressibleByArrayLiteral {
    public init(arrayLiteral parts: NestedLiteral...) { array = .of(parts) }
}

extension NestedLiteral: ExpressibleByBooleanLiteral where Element: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Element.BooleanLiteralType) {
        array = NDArray(scalar: Element(booleanLiteral: value))
    }
}

extension NestedLiteral: ExpressibleByIntegerLiteral where Element: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Element.IntegerLiteralType) {
        array = NDArray(scalar: Element(integerLiteral: value))
    }
}

extension NestedLiteral: ExpressibleByFloatLiteral where Element: ExpressibleByFloatLiteral {
    public init(floatLiteral value: Element.FloatLiteralType) { array = NDArray(scalar: Element(floatLiteral: value)) }
}

extension NDArray: ExpressibleByArrayLiteral {
    /// The parts side by side along a new first axis; traps when their shapes differ, where ``init(stacking:)`` throws.
    public init(arrayLiteral parts: NestedLiteral<Element>...) { self = .of(parts) }

    fileprivate static func of(_ parts: [NestedLiteral<Element>]) -> NDArray {
        trapping { () throws(MartletError) in try NDArray(stacking: parts.map(\.array)) }
    }

    /// Arrays of one shape side by side along a new first axis; no arrays make an empty array of one axis.
    ///
    /// - Throws: ``MartletError/shape(function:argument:given:wanted:)`` when the shapes differ,
    ///   ``MartletError/notImplemented(function:tried:)`` for an array on a device.
    /// - SeeAlso: `numpy.stack`.
    public init(stacking parts: some Collection<NDArray>) throws(MartletError) {
        let shape = parts.first?.shape ?? []
        var whole = shape
        whole.insert(parts.count, at: 0)
        let result = try NDArray.uninitialized(whole, for: "NDArray.init(stacking:)")
        let step = result.isEmpty ? 0 : result.strides[0]
        var place = 0
        for part in parts {
            if part.shape != shape {
                throw .shape(
                    function: "NDArray.init(stacking:)", argument: "parts[\(place)]", given: "\(part.shape)",
                    wanted: "of the shape of the first, \(shape)")
            }
            if part.device != .host {
                throw .notImplemented(function: "NDArray.init(stacking:)", tried: [part.device.description])
            }
            if !part.isEmpty {
                copyStrided(
                    shape, itemSize: MemoryLayout<Element>.stride, from: part.hostPointer, part.strides,
                    to: result.mutableHostPointer + place * step, shape.rowMajorStrides)
            }
            place += 1
        }
        self = result
    }
}
