import Martlet
import MartletBindings

enum CoverageCommand: Command {
    static let name = "coverage"
    static let usage = "[--json]"
    static let summary = "Lists every function with the NumPy or SciPy name it stands for and where it runs."
    static let options = [Option("json", nil, "an array of objects: name, mirrors, backends")]

    static var contents: [any Call.Type] {
        Arrays.contents + FFT.contents + Interpolate.contents + Signal.contents + IO.contents
    }

    static func run(_ input: Input) throws {
        _ = try input.exactly()
        let rows = contents.map { (card: $0.card, backends: ["host"] + ($0 is any GPUCall.Type ? ["gpu"] : [])) }
        if input.has("json") {
            let objects = rows.map { row in
                JSON.object([
                    ("name", .string(row.card.name)), ("mirrors", .string(row.card.mirrors)),
                    ("backends", .array(row.backends.map(JSON.string))),
                ])
            }
            print(JSON.array(objects).text)
            return
        }
        let width = rows.map(\.card.name.count).max() ?? 0, middle = rows.map(\.card.mirrors.count).max() ?? 0
        for row in rows {
            print(
                "\(row.card.name.padded(to: width))  \(row.card.mirrors.padded(to: middle))  \(row.backends.joined(separator: " "))"
            )
        }
    }
}
