/// The few Python literals that headers of `.npy` files are made of.
enum PythonLiteral: Equatable {
    case string(String)
    case integer(Int)
    case bool(Bool)
    case none
    case tuple([PythonLiteral])
    case list([PythonLiteral])
    case dictionary([Pair])

    struct Pair {
        let key, value: PythonLiteral
    }

    static func == (a: PythonLiteral, b: PythonLiteral) -> Bool {
        switch (a, b) {
        case (.string(let x), .string(let y)): x == y
        case (.integer(let x), .integer(let y)): x == y
        case (.bool(let x), .bool(let y)): x == y
        case (.none, .none): true
        case (.tuple(let x), .tuple(let y)), (.list(let x), .list(let y)): x == y
        default: false
        }
    }

    /// The one literal that `text` is, with white space round it, or `nil`.
    init?(_ text: some Sequence<Unicode.Scalar>) {
        var parser = Parser(text: Array(text))
        guard let value = parser.value(depth: 0) else { return nil }
        parser.skipSpace()
        guard parser.at == parser.text.count else { return nil }
        self = value
    }

    private struct Parser {
        let text: [Unicode.Scalar]
        var at = 0
        /// Brackets deeper than this are nobody's header.
        static let deepest = 32

        init(text: [Unicode.Scalar]) { self.text = text }

        var next: Unicode.Scalar? { at < text.count ? text[at] : nil }

        mutating func skipSpace() {
            while let next, next == " " || next == "\n" || next == "\t" || next == "\r" || next == "\u{0C}" { at += 1 }
        }

        mutating func take(_ character: Unicode.Scalar) -> Bool {
            skipSpace()
            guard next == character else { return false }
            at += 1
            return true
        }

        mutating func value(depth: Int) -> PythonLiteral? {
            if depth > Self.deepest { return nil }
            skipSpace()
            switch next {
            case "'", "\"": return string()
            case "(":
                at += 1
                guard let (items, comma) = items(until: ")", depth) else { return nil }
                return items.count == 1 && !comma ? items[0] : .tuple(items)
            case "[":
                at += 1
                return items(until: "]", depth).map { .list($0.0) }
            case "{":
                at += 1
                return dictionary(depth)
            case .some(let first) where first == "-" || first == "+" || first.isDigit: return integer()
            default: return word()
            }
        }

        mutating func items(until end: Unicode.Scalar, _ depth: Int) -> ([PythonLiteral], comma: Bool)? {
            var items: [PythonLiteral] = []
            var comma = false
            while !take(end) {
                if !items.isEmpty && !comma { return nil }
                guard let item = value(depth: depth + 1) else { return nil }
                items.append(item)
                comma = take(",")
            }
            return (items, comma)
        }

        mutating func dictionary(_ depth: Int) -> PythonLiteral? {
            var pairs: [Pair] = []
            var comma = true
            while !take("}") {
                guard comma, let key = value(depth: depth + 1), take(":"), let item = value(depth: depth + 1) else {
                    return nil
                }
                pairs.removeAll { $0.key == key }
                pairs.append(Pair(key: key, value: item))
                comma = take(",")
            }
            return .dictionary(pairs)
        }

        mutating func integer() -> PythonLiteral? {
            var digits = ""
            if next == "-" || next == "+" {
                digits.unicodeScalars.append(next!)
                at += 1
            }
            while let next, next.isDigit {
                digits.unicodeScalars.append(next)
                at += 1
            }
            if next == "L" { at += 1 }  // as Python 2 wrote long integers
            return Int(digits).map { .integer($0) }
        }

        mutating func word() -> PythonLiteral? {
            var word = ""
            while let next, next.properties.isAlphabetic {
                word.unicodeScalars.append(next)
                at += 1
            }
            return switch word {
            case "True": .bool(true)
            case "False": .bool(false)
            case "None": PythonLiteral.none
            default: nil
            }
        }

        mutating func string() -> PythonLiteral? {
            let quote = next!
            at += 1
            var result = ""
            while let character = next {
                at += 1
                if character == quote { return .string(result) }
                if character == "\n" { return nil }
                if character != "\\" {
                    result.unicodeScalars.append(character)
                    continue
                }
                guard let escaped = next else { return nil }
                at += 1
                switch escaped {
                case "\\", "'", "\"": result.unicodeScalars.append(escaped)
                case "n": result += "\n"
                case "t": result += "\t"
                case "r": result += "\r"
                case "x", "u", "U":
                    let length = escaped == "x" ? 2 : escaped == "u" ? 4 : 8
                    guard at + length <= text.count else { return nil }
                    let digits = String(String.UnicodeScalarView(text[at..<at + length]))
                    guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else { return nil }
                    result.unicodeScalars.append(scalar)
                    at += length
                default: return nil
                }
            }
            return nil
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { value >= 48 && value <= 57 }
}
