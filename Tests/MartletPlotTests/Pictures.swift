import MartletCore
import MartletPlot
import Testing

/// A one-axis array.
func array(_ values: [Double]) -> NDArray<Double> { NDArray(values) }

extension Figure {
    /// The picture, read back, after checks that every picture must pass.
    func drawn(sourceLocation: SourceLocation = #_sourceLocation) throws -> Element {
        let root = try XMLScanner.read(svg())
        #expect(root.name == "svg" && root["role"] == "img", sourceLocation: sourceLocation)
        // Title and description come first, and are what the picture refers to.
        let named = root["aria-labelledby"].split(separator: " ").map(String.init)
        #expect(root.children.prefix(2).map(\.name) == ["title", "desc"], sourceLocation: sourceLocation)
        #expect(root.children.prefix(2).map { $0["id"] } == named, sourceLocation: sourceLocation)
        #expect(root.children[0].text == title, sourceLocation: sourceLocation)
        // Every identifier is there once, every reference leads somewhere.
        let all = root.everything
        let identifiers = all.map { $0["id"] }.filter { !$0.isEmpty }
        #expect(Set(identifiers).count == identifiers.count, sourceLocation: sourceLocation)
        for element in all {
            for key in ["clip-path", "fill"] where element[key].hasPrefix("url(#") {
                let target = String(element[key].dropFirst(5).dropLast())
                #expect(identifiers.contains(target), sourceLocation: sourceLocation)
            }
            // Numbers are plain decimals.
            for key in ["x", "y", "width", "height", "d"] {
                let text = element[key]
                #expect(!text.contains("nan") && !text.contains("inf"), sourceLocation: sourceLocation)
            }
        }
        for element in all where element.name == "path" {
            _ = try PathData(element["d"])
        }
        return root
    }
}

extension Element {
    var everything: [Element] { [self] + children.flatMap(\.everything) }

    /// The texts that are drawn.
    var labels: [String] { all("text").map(\.text) }

    /// The paths of one class, such as `s0`.
    func paths(_ wanted: String) -> [Element] {
        all("path").filter { $0["class"].split(separator: " ").contains(Substring(wanted)) }
    }
}

/// The absolute end points of a path's commands.
struct PathData {
    var parts: [[(x: Double, y: Double)]] = []

    init(_ text: String) throws {
        var numbers: [Double] = []
        var command: Character = " "
        var number = ""
        func flushed() throws {
            if number.isEmpty { return }
            guard let value = Double(number) else { throw MalformedXML(description: "\(number) in \(text)") }
            numbers.append(value)
            number = ""
        }
        for c in text {
            if c.isLetter {
                try flushed()
                try apply(command, numbers)
                (command, numbers) = (c, [])
            } else if c == " " || c == "," {
                try flushed()
            } else {
                if c == "-" { try flushed() }
                number.append(c)
            }
        }
        try flushed()
        try apply(command, numbers)
    }

    private mutating func apply(_ command: Character, _ numbers: [Double]) throws {
        func pairs() throws -> [(x: Double, y: Double)] {
            guard numbers.count % 2 == 0, !numbers.isEmpty else { throw MalformedXML(description: "odd \(numbers)") }
            return stride(from: 0, to: numbers.count, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
        }
        func one() throws -> Double {
            guard numbers.count == 1 else { throw MalformedXML(description: "\(command) with \(numbers)") }
            return numbers[0]
        }
        let last = parts.last?.last ?? (0, 0)
        switch command {
        case " ": break
        case "M": parts.append(try pairs())
        case "m":
            let shift = try pairs()[0]
            parts[parts.count - 1].append((last.x + shift.x, last.y + shift.y))
        case "L": parts[parts.count - 1] += try pairs()
        case "l":
            var at = last
            for shift in try pairs() {
                at = (at.x + shift.x, at.y + shift.y)
                parts[parts.count - 1].append(at)
            }
        case "H": parts[parts.count - 1].append((try one(), last.y))
        case "h": parts[parts.count - 1].append((last.x + (try one()), last.y))
        case "V": parts[parts.count - 1].append((last.x, try one()))
        case "v": parts[parts.count - 1].append((last.x, last.y + (try one())))
        case "a":
            guard numbers.count == 7 else { throw MalformedXML(description: "arc with \(numbers)") }
            parts[parts.count - 1].append((last.x + numbers[5], last.y + numbers[6]))
        case "z": break
        default: throw MalformedXML(description: "unknown command \(command)")
        }
    }

    var points: [(x: Double, y: Double)] { parts.flatMap { $0 } }
}

/// The names of the function and the argument that an error speaks of.
func blamed(_ work: () throws(MartletError) -> some Any) -> String {
    do throws(MartletError) {
        _ = try work()
        return "nothing"
    } catch {
        return switch error {
        case .shape(let function, let argument, _, _): "shape \(function) \(argument)"
        case .value(let function, let argument, _, _): "value \(function) \(argument)"
        case .file(let function, _, _): "file \(function)"
        default: "\(error)"
        }
    }
}
