public import MartletCore

extension Arguments {
    /// The argument as an array: an array as it is, a number as one of no axes, nested lists of numbers as NumPy
    /// makes them arrays.
    public func array(_ name: String) throws(MartletError) -> ArrayValue {
        switch self[name] {
        case .array(let array): return array
        case .bool(let value): return ArrayValue(NDArray(scalar: value))
        case .int(let value): return ArrayValue(NDArray(scalar: value))
        case .real(let value): return ArrayValue(NDArray(scalar: value))
        case .complex(let value): return ArrayValue(NDArray(scalar: value))
        case .list(let items), .tuple(let items): return try nested(items, name)
        default: throw wrongType(name, wanted: "an array of numbers")
        }
    }

    public func optionalArray(_ name: String) throws(MartletError) -> ArrayValue? {
        isNone(name) ? nil : try array(name)
    }

    /// The array with elements of one type, converted where it has another.
    ///
    /// Complex elements do not become real ones.
    public func array<T: Scalar>(_ name: String, of type: T.Type) throws(MartletError) -> NDArray<T> {
        let value = try array(name)
        if value.dtype.kind == .complex && T.dtype.kind != .complex {
            throw wrongType(name, wanted: "an array of real numbers")
        }
        return try value.converted(to: T.self)
    }

    public func optionalArray<T: Scalar>(_ name: String, of type: T.Type) throws(MartletError) -> NDArray<T>? {
        isNone(name) ? nil : try array(name, of: T.self)
    }

    /// A list of arrays, or the parts of one along its first axis.
    public func arrays(_ name: String) throws(MartletError) -> [ArrayValue] {
        switch self[name] {
        case .list(let items), .tuple(let items):
            var found: [ArrayValue] = []
            for item in items {
                let one = Arguments(binding: binding, values: values.map { _ in item })
                found.append(try one.array(name))
            }
            return found
        case .array(let array) where array.rank > 0:
            guard array.shape[0] <= 1 << 24 else {
                throw .memory(function: function, wanted: "a list of \(array.shape[0]) arrays")
            }
            return (0..<array.shape[0]).map { array.part($0) }
        default: throw wrongType(name, wanted: "a list of arrays")
        }
    }

    public func integerArray(_ name: String) throws(MartletError) -> NDArray<Int> {
        try array(name).integers(function: function, argument: name)
    }

    /// A list or a one-axis array of real numbers, or one number.
    public func reals(_ name: String) throws(MartletError) -> [Double] {
        try array(name, of: Double.self).elements(for: function)
    }

    /// The only number of an array of one element.
    public func number<T: Scalar>(_ name: String, of type: T.Type) throws(MartletError) -> T {
        let found = try array(name, of: T.self)
        guard found.count == 1 else {
            throw .shape(function: function, argument: name, given: "of shape \(found.shape)", wanted: "one number")
        }
        return try found.item()
    }

    // MARK: Types

    /// The common type of these arguments by NEP 50.
    ///
    /// Numbers without a type of their own are weak; `None` and anything that is no number is left out.
    public func commonType(_ names: [String]) throws(MartletError) -> DType {
        var found: DType?
        var weak: [DType.WeakScalar] = []
        for name in names {
            switch self[name] {
            case .array(let array): found = found?.promoted(with: array.dtype) ?? array.dtype
            case .bool: weak.append(.bool)
            case .int: weak.append(.int)
            case .real: weak.append(.real)
            case .complex: weak.append(.complex)
            case .list, .tuple:
                let dtype = try array(name).dtype
                found = found?.promoted(with: dtype) ?? dtype
            default: break
            }
        }
        var type: DType = if let found { found } else if weak.isEmpty { .float64 } else { .bool }
        for scalar in weak { type = type.promoted(with: scalar) }
        return type
    }

    /// The type in which a function of real or complex numbers computes with these arguments.
    public func inexactType(_ names: [String]) throws(MartletError) -> DType { try commonType(names).inexact }

    /// `Float` or `Double`, for a function of real arrays.
    /// - Throws: a type error naming the first of `names` that is complex.
    public func realType(_ names: String...) throws(MartletError) -> any RealScalar.Type {
        for name in names where try commonType([name]).kind == .complex {
            throw wrongType(name, wanted: "an array of real numbers")
        }
        return try inexactType(names) == .float32 ? Float.self : Double.self
    }

    /// `Float`, `Double` or the complex type over either.
    public func fieldType(_ names: String...) throws(MartletError) -> any FieldScalar.Type {
        switch try inexactType(names) {
        case .float32: Float.self
        case .complex64: Complex<Float>.self
        case .complex128: Complex<Double>.self
        default: Double.self
        }
    }

    // MARK: Lists

    /// Nested lists of numbers and arrays of equal shapes, stacked.
    private func nested(_ items: [Value], _ name: String) throws(MartletError) -> ArrayValue {
        var stack = Stack()
        let shape = Shape(try add(items, to: &stack, name))
        let numbers = stack.numbers
        switch stack.type ?? .float64 {
        case .bool: return ArrayValue(try NDArray(numbers.map { $0 != .zero }, shape: shape))
        case .complex64, .complex128: return ArrayValue(try NDArray(numbers, shape: shape))
        case .float32: return ArrayValue(try NDArray(numbers.map { Float($0.real) }, shape: shape))
        case let type where type.kind < .real:
            guard numbers.allSatisfy({ $0.real.magnitude <= 0x1p53 }) else {
                throw wrongValue(name, given: "a list of integers beyond 2^53", wanted: "an array")
            }
            return ArrayValue(try NDArray(numbers.map { Int($0.real) }, shape: shape))
        default: return ArrayValue(try NDArray(numbers.map(\.real), shape: shape))
        }
    }

    /// The numbers of nested lists in order, and their common type.
    private struct Stack {
        var numbers: [Complex<Double>] = []
        var type: DType?

        mutating func push(_ number: Complex<Double>, _ own: DType) {
            numbers.append(number)
            type = type?.promoted(with: own) ?? own
        }
    }

    /// Adds the numbers of a list and returns its shape.
    private func add(_ items: [Value], to stack: inout Stack, _ name: String) throws(MartletError) -> [Int] {
        var inner: [Int]?
        for item in items {
            var shape: [Int] = []
            switch item {
            case .bool(let value): stack.push(value ? .one : .zero, .bool)
            case .int(let value): stack.push(Complex(Double(value)), .int64)
            case .real(let value): stack.push(Complex(value), .float64)
            case .complex(let value): stack.push(value, .complex128)
            case .list(let deeper), .tuple(let deeper): shape = try add(deeper, to: &stack, name)
            case .array(let array):
                shape = Array(array.shape)
                for number in try array.converted(to: Complex<Double>.self).elements(for: function) {
                    stack.push(number, array.dtype)
                }
            default: throw wrongType(name, wanted: "an array of numbers")
            }
            guard inner == nil || inner == shape else {
                throw .shape(
                    function: function, argument: name, given: "a ragged list", wanted: "lists of equal lengths")
            }
            inner = shape
        }
        return [items.count] + (inner ?? [])
    }
}
