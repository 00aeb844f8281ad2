/// An option of a command: `--name VALUE`, or `--name` alone.
struct Option {
    let name: String
    /// How the help calls its values, or `nil` when it takes none.
    let value: String?
    let help: String
    let short: Character?
    /// How many words follow it.
    var arity: Int { value.map { $0.split(separator: " ").count } ?? 0 }

    init(_ name: String, _ value: String?, _ help: String, short: Character? = nil) {
        self.name = name
        self.value = value
        self.help = help
        self.short = short
    }
}

/// What stands on the command line, sorted into words and options.
struct Input {
    private(set) var words: [String] = []
    private var values: [String: [String]] = [:]
    private(set) var wantsHelp = false

    init(_ line: [String], _ options: [Option]) throws {
        var rest = line[...]
        var onlyWords = false
        while let word = rest.popFirst() {
            if onlyWords || !word.hasPrefix("-") || word == "-" || Double(word) != nil {
                words.append(word)
                continue
            }
            if word == "--" {
                onlyWords = true
                continue
            }
            if word == "--help" || word == "-h" {
                wantsHelp = true
                return
            }
            let equals = word.hasPrefix("--") ? word.firstIndex(of: "=") : nil
            let name = String(word[..<(equals ?? word.endIndex)].drop { $0 == "-" })
            let isShort = !word.hasPrefix("--")
            guard let option = options.first(where: { isShort ? $0.short.map(String.init) == name : $0.name == name })
            else {
                throw UsageError(
                    message: "there is no option '\(word)'"
                        + Suggestion.text("--\(name)", options.map { "--\($0.name)" }))
            }
            if values[option.name] != nil { throw UsageError(message: "--\(option.name) is given twice") }
            var given: [String] = []
            if let equals { given.append(String(word[word.index(after: equals)...])) }
            while given.count < option.arity, let value = rest.popFirst() { given.append(value) }
            guard given.count == option.arity else {
                throw UsageError(
                    message: "--\(option.name) is given \(given.count) values, but wants \(option.value ?? "none")")
            }
            values[option.name] = given
        }
    }

    func has(_ name: String) -> Bool { values[name] != nil }

    func text(_ name: String) -> String? { values[name]?.first }

    /// The numbers given with an option, each of which must be finite and above 0.
    func positive(_ name: String) throws -> [Double]? {
        guard let texts = values[name] else { return nil }
        return try texts.map { text in
            guard let number = Double(text), number > 0, number.isFinite else {
                throw UsageError(message: "--\(name) is '\(text)', but must be a number above 0")
            }
            return number
        }
    }

    /// The integer of at least 0 given with an option.
    func count(_ name: String) throws -> Int? {
        guard let text = text(name) else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw UsageError(message: "--\(name) is '\(text)', but must be an integer of at least 0")
        }
        return number
    }

    /// The words, of which there must be as many as `names`.
    func exactly(_ names: String...) throws -> [String] {
        guard words.count == names.count else {
            throw UsageError(
                message: words.count < names.count
                    ? "\(names[words.count]) is missing" : "'\(words[names.count])' is one word too many")
        }
        return words
    }
}
