import MartletBindings

enum ListCommand: Command {
    static let name = "list"
    static let usage = "[WORD…]"
    static let summary = "Lists the functions that `martlet call` and Python know."
    static let details = "With words, only the functions whose name or description holds all of them."
    static let options = [Option("json", nil, "the whole table, with parameters, as JSON")]

    static func run(_ input: Input) throws {
        if input.has("json") {
            print(Bindings.json, terminator: "")
            return
        }
        let rows = Bindings.table.filter { binding in
            input.words.allSatisfy { word in
                "\(binding.name) \(binding.summary)".lowercased().contains(word.lowercased())
            }
        }
        if rows.isEmpty {
            throw UsageError(
                message: "no function has \(input.words.joined(separator: " and ")) in its name or description")
        }
        let width = rows.map(\.name.count).max()!
        for row in rows { print("\(row.name.padded(to: width))  \(row.summary)") }
    }
}
