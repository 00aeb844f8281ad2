import Martlet
import MartletBindings

enum CallCommand: Command {
    static let name = "call"
    static let usage = "NAME [ARGUMENT…] [-o FILE]"
    static let summary = "Calls a function on numbers and array files."
    static let details = """
        NAME is one that `martlet list` shows. An ARGUMENT is a number, a list like [1,2,3], a word, or a file with an
        array (.npy, .wav, .csv, .tsv; of a .npz, FILE.npz:NAME); NAME=ARGUMENT gives one by its name.

          martlet call signal.butter 4 0.2 output=sos -o sos.npy
          martlet call signal.sosfilt sos.npy trace.npy -o filtered.npy
        """
    static let options = [
        Option("output", "FILE", "write the result to a .npy file, several to a .npz file", short: "o")
    ]

    static func run(_ input: Input) throws {
        guard let name = input.words.first else { throw UsageError(message: "NAME is missing") }
        guard let position = Bindings.position(of: name) else {
            throw UsageError(
                message: "there is no function '\(name)'" + Suggestion.text(name, Bindings.table.map(\.name)))
        }
        let binding = Bindings.table[position]
        var positional: [Value] = [], named: [(String, Value)] = []
        for word in input.words.dropFirst() {
            if let equals = word.firstIndex(of: "="), binding.parameters.contains(where: { $0.name == word[..<equals] })
            {
                named.append((String(word[..<equals]), try value(String(word[word.index(after: equals)...]))))
            } else {
                positional.append(try value(word))
            }
        }
        let (result, warnings) = try binding(positional, named: named)
        for warning in warnings { Terminal.note("\(warning.category): \(warning.message)") }
        if let path = input.text("output") {
            try ResultFile.write(result, to: path)
        } else {
            print(ResultFile.text(result))
        }
    }

    /// A literal, the array in a file, or the word itself.
    private static func value(_ word: String) throws -> Value {
        if let literal = Literal.parse(word) { return literal }
        for ending in [".npy", ".wav", ".csv", ".tsv"] where word.lowercased().hasSuffix(ending) {
            return try ResultFile.read(word, ending)
        }
        if let cut = word.firstRange(of: ".npz:") {
            let path = String(word[..<cut.upperBound].dropLast()), name = String(word[cut.upperBound...])
            let arrays = try IO.loadz(path)
            guard let array = arrays[name] else {
                throw MartletError.file(
                    function: "call", path: path,
                    problem: "has no array '\(name)', but \(arrays.keys.sorted().joined(separator: ", "))")
            }
            return .array(ArrayValue(array))
        }
        return .string(word)
    }
}
