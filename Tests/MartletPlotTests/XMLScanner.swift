/// An element of a document, as far as the tests look at it.
struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
    var children: [Element] = []

    /// All elements of one name, itself included, in the order in which they begin.
    func all(_ wanted: String) -> [Element] {
        (name == wanted ? [self] : []) + children.flatMap { $0.all(wanted) }
    }
    subscript(attribute: String) -> String { attributes[attribute] ?? "" }
    func number(_ attribute: String) -> Double { Double(self[attribute]) ?? .nan }
}

struct MalformedXML: Error, CustomStringConvertible {
    let description: String
}

/// Reads XML without declarations, comments and sections of character data, which the pictures do not contain; refuses
/// everything else that is not well-formed.
struct XMLScanner {
    private let scalars: [Unicode.Scalar]
    private var at = 0
    private var depth = 0

    static func read(_ text: String) throws -> Element {
        var scanner = XMLScanner(scalars: Array(text.unicodeScalars))
        let root = try scanner.element()
        scanner.skipSpace()
        guard scanner.at == scanner.scalars.count else { throw scanner.failure("text after the root") }
        return root
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private func failure(_ what: String) -> MalformedXML { MalformedXML(description: "\(what) at \(at)") }
    private var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

    private mutating func skip(_ text: String) -> Bool {
        var end = at
        for wanted in text.unicodeScalars {
            if end == scalars.count || scalars[end] != wanted { return false }
            end += 1
        }
        at = end
        return true
    }

    private mutating func skipSpace() { while let c = next, c == " " || c == "\n" { at += 1 } }

    private mutating func name() throws -> String {
        var result = ""
        while let c = next, c.properties.isAlphabetic || "-_:0123456789".unicodeScalars.contains(c) {
            result.unicodeScalars.append(c)
            at += 1
        }
        if result.isEmpty || result.first!.isNumber || result.first! == "-" { throw failure("no name") }
        return result
    }

    private mutating func character() throws -> Unicode.Scalar {
        guard let c = next else { throw failure("end of text") }
        if c == "&" {
            let entities: [(String, Unicode.Scalar)] = [
                ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"),
            ]
            for (entity, scalar) in entities where skip(entity) { return scalar }
            throw failure("unknown entity")
        }
        let isAllowed = c == "\n" || c.value >= 0x20 && c.value != 0xfffe && c.value != 0xffff
        guard isAllowed, c != "<" else { throw failure("a character that is not allowed") }
        at += 1
        return c
    }

    private mutating func element() throws -> Element {
        guard skip("<") else { throw failure("no element") }
        let name = try name()
        var attributes: [String: String] = [:]
        while true {
            let before = at
            skipSpace()
            if skip("/>") { return Element(name: name, attributes: attributes) }
            if skip(">") { break }
            guard at > before else { throw failure("no space before an attribute") }
            let key = try self.name()
            guard attributes[key] == nil else { throw failure("\(key) twice") }
            guard skip("=\"") else { throw failure("no value") }
            var value = ""
            while !skip("\"") { value.unicodeScalars.append(try character()) }
            attributes[key] = value
        }
        var result = Element(name: name, attributes: attributes)
        while !skip("</") {
            if next == "<" {
                result.children.append(try element())
            } else {
                result.text.unicodeScalars.append(try character())
            }
        }
        guard skip(name), skip(">") else { throw failure("\(name) is not closed") }
        return result
    }
}
