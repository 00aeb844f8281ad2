public import MartletCore

/// Every function that another language can call.
///
/// A function new in Swift appears in Python, in C and in `martlet call` by one entry in its domain's file.
public enum Bindings {
    /// The table, domain by domain; an entry's position is its number in the C interface.
    public static let table: [Binding] =
        arrays + transforms + cosineTransforms + fftpack + filters + convolutions + windows + spectra + peaks + splines
        + files

    private static let positions: [String: Int] = {
        var found: [String: Int] = [:]
        for (position, binding) in table.enumerated() {
            precondition(found.updateValue(position, forKey: binding.name) == nil, "\(binding.name) is bound twice")
        }
        return found
    }()

    /// The position in the table of `signal.sosfilt`, or `nil`.
    public static func position(of name: String) -> Int? { positions[name] }

    /// The entry of a name.
    public static func find(_ name: String) throws(MartletError) -> Binding {
        guard let at = position(of: name) else {
            throw .value(
                function: "Bindings.find", argument: "name", given: "'\(name)'",
                wanted: "a function that `martlet list` shows")
        }
        return table[at]
    }

    /// The table as JSON: one object a function with its name, its twin, its parameters and its sentence.
    public static let json: String = {
        let rows = table.map { binding in
            let parameters = binding.parameters.map { parameter -> JSON in
                var fields: [(String, JSON)] = [("name", .string(parameter.name))]
                if parameter.isArray { fields.append(("array", .bool(true))) }
                if parameter.isKeywordOnly { fields.append(("keyword", .bool(true))) }
                if let fallback = parameter.fallback { fields.append(("default", .string(fallback.text))) }
                return .object(fields)
            }
            var fields: [(String, JSON)] = [
                ("name", .string(binding.name)), ("mirrors", .string(binding.mirrors)),
                ("summary", .string(binding.summary)),
            ]
            if binding.isProperty { fields.append(("kind", .string("property"))) }
            return JSON.object(fields + [("parameters", .array(parameters))]).text
        }
        return "[\n" + rows.joined(separator: ",\n") + "\n]\n"
    }()
}
