// Nested literals: `[[1, 2], [3, 4]]` is an array of arrays of numbers, each number an array of no axes.

extension NDArray: ExpressibleByArrayLiteral {
    /// The parts side by side along a new first axis; traps when their shapes differ, where ``init(stacking:)`` throws.
    public init(arrayLiteral parts: NDArray...) {
        do throws(MartletError) { try self.init(stacking: parts) } catch { fatalError(error.description) }
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

extension NDArray: ExpressibleByBooleanLiteral where Element: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Element.BooleanLiteralType) { self.init(scalar: Element(booleanLiteral: value)) }
}

extension NDArray: ExpressibleByIntegerLiteral where Element: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Element.IntegerLiteralType) { self.init(scalar: Element(integerLiteral: value)) }
}

extension NDArray: ExpressibleByFloatLiteral where Element: ExpressibleByFloatLiteral {
    public init(floatLiteral value: Element.FloatLiteralType) { self.init(scalar: Element(floatLiteral: value)) }
}
