public import MartletCore

/// The arguments of one call, complete with defaults, and typed ways to get at them.
///
/// Each getter throws an error that names the function and the argument.
public struct Arguments {
    let binding: Binding
    let values: [Value]
    private(set) var warnings: [Warning] = []

    init(binding: Binding, values: [Value]) {
        self.binding = binding
        self.values = values
    }

    public var function: String { binding.name }

    /// Tells the caller something that is no error.
    public mutating func warn(_ message: String, category: String = "UserWarning") {
        warnings.append(Warning(category: category, message: message))
    }

    public subscript(_ name: String) -> Value {
        for (index, parameter) in binding.parameters.enumerated() where parameter.name == name { return values[index] }
        preconditionFailure("\(binding.name) has no parameter \(name)")
    }

    public func isNone(_ name: String) -> Bool { self[name].isNone }

    public func wrongType(_ name: String, wanted: String) -> MartletError {
        .type(function: function, argument: name, given: self[name].kind, wanted: wanted)
    }

    public func wrongValue(_ name: String, given: String, wanted: String) -> MartletError {
        .value(function: function, argument: name, given: given, wanted: wanted)
    }
}

// MARK: - Single values

extension Arguments {
    public func flag(_ name: String) throws(MartletError) -> Bool {
        switch self[name] {
        case .none: return false
        case .bool(let value): return value
        case .int(let value): return value != 0
        case .real(let value): return value != 0
        case .array(let array) where array.shape.elementCountIfRepresentable == 1:
            return try array.converted(to: Complex<Double>.self).item() != .zero
        default: throw wrongType(name, wanted: "True or False")
        }
    }

    public func integer(_ name: String) throws(MartletError) -> Int {
        guard let value = try optionalInteger(name) else { throw wrongType(name, wanted: "an integer") }
        return value
    }

    /// The integer, or `nil` for `None`.
    public func optionalInteger(_ name: String) throws(MartletError) -> Int? {
        switch self[name] {
        case .none: return nil
        case .bool(let value): return value ? 1 : 0
        case .int(let value): return value
        case .array(let array) where array.rank == 0 && array.dtype.kind < .real:
            return try array.integers(function: function, argument: name).item()
        default: throw wrongType(name, wanted: "an integer")
        }
    }

    public func real(_ name: String) throws(MartletError) -> Double {
        guard let value = try optionalReal(name) else { throw wrongType(name, wanted: "a real number") }
        return value
    }

    /// The number, or `nil` for `None`.
    public func optionalReal(_ name: String) throws(MartletError) -> Double? {
        switch self[name] {
        case .none: return nil
        case .bool(let value): return value ? 1 : 0
        case .int(let value): return Double(value)
        case .real(let value): return value
        case .array(let array) where array.shape.elementCountIfRepresentable == 1 && array.dtype.kind < .complex:
            return try array.converted(to: Double.self).item()
        default: throw wrongType(name, wanted: "a real number")
        }
    }

    public func string(_ name: String) throws(MartletError) -> String {
        guard case .string(let value) = self[name] else { throw wrongType(name, wanted: "a string") }
        return value
    }

    public func optionalString(_ name: String) throws(MartletError) -> String? {
        isNone(name) ? nil : try string(name)
    }

    /// One of the words that `choices` maps.
    public func choice<C>(_ name: String, _ choices: KeyValuePairs<String, C>) throws(MartletError) -> C {
        if case .string(let word) = self[name], let found = choices.first(where: { $0.key == word }) {
            return found.value
        }
        let wanted = "a known word: \(name) must be one of \(choices.map { "'\($0.key)'" }.joined(separator: ", "))"
        throw .value(function: function, argument: name, given: self[name].kind, wanted: wanted)
    }

    /// One integer or several; `nil` for `None`.
    public func optionalIntegers(_ name: String) throws(MartletError) -> [Int]? {
        switch self[name] {
        case .none: return nil
        case .list(let items), .tuple(let items):
            var found: [Int] = []
            for item in items {
                switch item {
                case .int(let value): found.append(value)
                case .array(let array) where array.rank == 0 && array.dtype.kind < .real:
                    found.append(try array.integers(function: function, argument: name).item())
                default: throw wrongType(name, wanted: "integers")
                }
            }
            return found
        case .array(let array) where array.rank == 1:
            return try array.integers(function: function, argument: name).elements(for: function)
        default: return try [integer(name)]
        }
    }

    /// The object of a method's first argument.
    public func object<T>(_ name: String, as type: T.Type = T.self) throws(MartletError) -> T {
        guard case .handle(let handle) = self[name], let object = handle.object as? T else {
            throw wrongType(name, wanted: "an object of \(function)")
        }
        return object
    }
}
