public import MartletCore

/// One function as another language sees it: its name there, its signature, and what to call.
public final class Binding: Sendable {
    /// Domain and function, `signal.sosfilt`; a method's third word is its name in Python.
    public let name: String
    /// The twin whose signature and results it has, `scipy.signal.sosfilt`.
    public let mirrors: String
    public let parameters: [Parameter]
    /// One sentence.
    public let summary: String
    /// Whether an object shows the result as an attribute, not as a method; the object is the only argument.
    public let isProperty: Bool
    public let call: @Sendable (inout Arguments) throws(MartletError) -> Value

    public final class Parameter: Sendable {
        public let name: String
        /// Whether anything that NumPy makes an array of is made one.
        public let isArray: Bool
        /// Whether it can be given by name only.
        public let isKeywordOnly: Bool
        /// The default as the signature spells it, and its value; `nil` when the argument must be given.
        public let fallback: (text: String, value: Value)?

        init(name: String, isArray: Bool, isKeywordOnly: Bool, fallback: (text: String, value: Value)?) {
            self.name = name
            self.isArray = isArray
            self.isKeywordOnly = isKeywordOnly
            self.fallback = fallback
        }
    }

    /// - Parameters:
    ///   - name: domain and function.
    ///   - mirrors: its twin.
    ///   - signature: Python's parameter list without parentheses; `[]` after a name marks an array, as in
    ///     `sos[], x[], axis=-1, zi[]=None`.
    ///   - summary: one sentence.
    ///   - isProperty: whether Python reads it without calling it.
    ///   - call: computes the result.
    public init(
        _ name: String, _ mirrors: String, _ signature: String, _ summary: String, isProperty: Bool = false,
        call: @escaping @Sendable (inout Arguments) throws(MartletError) -> Value
    ) {
        self.name = name
        self.mirrors = mirrors
        self.summary = summary
        self.isProperty = isProperty
        self.call = call
        parameters = Self.parse(signature)
    }

    private static func parse(_ signature: String) -> [Parameter] {
        var keywordOnly = false
        var found: [Parameter] = []
        for part in Literal.split(signature) {
            if part == "*" {
                keywordOnly = true
                continue
            }
            let equals = part.firstIndex(of: "=")
            var name = part[..<(equals ?? part.endIndex)]
            let isArray = name.hasSuffix("[]")
            if isArray { name = name.dropLast(2) }
            let fallback = equals.map { at -> (text: String, value: Value) in
                let text = String(part[part.index(after: at)...])
                guard let value = Literal.parse(text) else { preconditionFailure("\(part) in a binding's signature") }
                return (text, value)
            }
            found.append(
                Parameter(name: String(name), isArray: isArray, isKeywordOnly: keywordOnly, fallback: fallback))
        }
        return found
    }

    /// Calls the function with arguments in the order of the parameters; `nil`, or an end before the last, stands for
    /// the default.
    public func callAsFunction(_ values: [Value?]) throws(MartletError) -> (value: Value, warnings: [Warning]) {
        guard values.count <= parameters.count else {
            throw .type(
                function: name, argument: "arguments", given: "\(values.count)", wanted: "at most \(parameters.count)")
        }
        var complete: [Value] = []
        complete.reserveCapacity(parameters.count)
        for (index, parameter) in parameters.enumerated() {
            if index < values.count, let value = values[index] {
                complete.append(value)
            } else if let fallback = parameter.fallback {
                complete.append(fallback.value)
            } else {
                throw .type(function: name, argument: parameter.name, given: "missing", wanted: "given")
            }
        }
        var arguments = Arguments(binding: self, values: complete)
        do throws(MartletError) {
            return (try call(&arguments), arguments.warnings)
        } catch {
            throw error.attributed(to: self)
        }
    }

    /// Calls the function with arguments by position and by name.
    public func callAsFunction(
        _ positional: [Value], named: [(String, Value)]
    ) throws(MartletError) -> (value: Value, warnings: [Warning]) {
        var values = [Value?](repeating: nil, count: parameters.count)
        guard positional.count <= parameters.prefix(while: { !$0.isKeywordOnly }).count else {
            throw .type(
                function: name, argument: "arguments", given: "\(positional.count) by position",
                wanted: "at most \(parameters.prefix { !$0.isKeywordOnly }.count)")
        }
        for (index, value) in positional.enumerated() { values[index] = value }
        for (key, value) in named {
            guard let index = parameters.firstIndex(where: { $0.name == key }) else {
                throw .type(
                    function: name, argument: key, given: "given",
                    wanted: "one of \(parameters.map(\.name).joined(separator: ", "))")
            }
            guard values[index] == nil else {
                throw .type(function: name, argument: key, given: "given twice", wanted: "given once")
            }
            values[index] = value
        }
        return try self(values)
    }
}

/// Something to tell the caller that is no error.
public struct Warning: Sendable {
    /// The class that Python raises it as.
    public let category: String
    public let message: String
}

extension MartletError {
    /// The error as one of the function that was called by name, of which another one, called by it, may have made it.
    package func attributed(to binding: Binding) -> MartletError {
        let name = binding.name
        func argument(_ own: String) -> String {
            // NumPy calls x1 and x2 what is a and b in Swift, and often a what is x.
            switch (binding.parameters.first?.name, own) {
            case ("x1", "a"): "x1"
            case ("x1", "b"): "x2"
            case ("a", "x"): "a"
            case ("fname", "array"): "X"
            case ("fname", "format"): "fmt"
            case ("fname", "maxRows"): "max_rows"
            case (_, "Window length M") where !binding.parameters.contains { $0.name == "M" }: "Nx"
            default:
                binding.parameters.first { $0.name == own || $0.name.lowercased() == own.lowercased() }?.name ?? own
            }
        }
        return switch self {
        case .shape(_, let own, let given, let wanted):
            .shape(function: name, argument: argument(own), given: given, wanted: wanted)
        case .value(_, let own, let given, let wanted):
            .value(function: name, argument: argument(own), given: given, wanted: wanted)
        case .type(_, let own, let given, let wanted):
            .type(function: name, argument: argument(own), given: given, wanted: wanted)
        case .index(_, let own, let given, let wanted):
            .index(function: name, argument: argument(own), given: given, wanted: wanted)
        case .singular(_, let what): .singular(function: name, what: what)
        case .notConverged(_, let what): .notConverged(function: name, what: what)
        case .mixedDevices(_, let devices): .mixedDevices(function: name, devices)
        case .notImplemented(_, let tried): .notImplemented(function: name, tried: tried)
        case .file(_, let path, let problem): .file(function: name, path: path, problem: problem)
        case .memory(_, let wanted): .memory(function: name, wanted: wanted)
        case .device: self
        }
    }
}
