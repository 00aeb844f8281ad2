import MartletCore

/// Python's literals: the defaults in a signature, and the arguments of `martlet call`.
public enum Literal {
    /// The parts of `text` between commas that stand in no bracket and no quotation.
    public static func split(_ text: String) -> [String] {
        var parts: [String] = [], part = "", depth = 0
        var quote: Character?
        for character in text {
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if "([{".contains(character) {
                depth += 1
            } else if ")]}".contains(character) {
                depth -= 1
            } else if character == ",", depth == 0 {
                parts.append(trim(part))
                part = ""
                continue
            }
            part.append(character)
        }
        if !trim(part).isEmpty { parts.append(trim(part)) }
        return parts
    }

    /// The value that `text` spells, or `nil`.
    public static func parse(_ text: String) -> Value? {
        switch text {
        case "None": return Value.none
        case "True": return .bool(true)
        case "False": return .bool(false)
        case "inf": return .real(.infinity)
        case "nan": return .real(.nan)
        default: break
        }
        if let number = Int(text) { return .int(number) }
        if let number = Double(text) { return .real(number) }
        if text.hasSuffix("j"), let number = Double(text.dropLast()) { return .complex(Complex(0, number)) }
        if let inner = inside(text, "'", "'") ?? inside(text, "\"", "\"") { return .string(unescaped(inner)) }
        if let inner = inside(text, "(", ")") { return items(inner).map(Value.tuple) }
        if let inner = inside(text, "[", "]") { return items(inner).map(Value.list) }
        return nil
    }

    /// The text with `\n`, `\t` and doubled backslashes read as Python reads them.
    private static func unescaped(_ text: String) -> String {
        var result = "", isEscape = false
        for character in text {
            if isEscape {
                result.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
            } else if character != "\\" {
                result.append(character)
            }
            isEscape = character == "\\" && !isEscape
        }
        return result
    }

    private static func items(_ text: String) -> [Value]? {
        var found: [Value] = []
        for part in split(text) {
            guard let value = parse(part) else { return nil }
            found.append(value)
        }
        return found
    }

    private static func inside(_ text: String, _ open: Character, _ close: Character) -> String? {
        text.count >= 2 && text.first == open && text.last == close ? String(text.dropFirst().dropLast()) : nil
    }

    private static func trim(_ text: String) -> String {
        var rest = text[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
