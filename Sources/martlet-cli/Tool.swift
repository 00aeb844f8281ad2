import Martlet
import MartletBindings

/// One word after `martlet`.
protocol Command {
    static var name: String { get }
    /// What stands after the name: `FILE [--rate HZ]`.
    static var usage: String { get }
    /// One sentence for the list of commands.
    static var summary: String { get }
    /// More for `--help`, or nothing.
    static var details: String { get }
    static var options: [Option] { get }
    static func run(_ input: Input) throws
}

extension Command {
    static var details: String { "" }
    static var options: [Option] { [] }
}

/// A command line that is not understood; ends with status 2.
struct UsageError: Error { let message: String }

/// The command line tool.
enum Tool {
    static var commands: [any Command.Type] {
        [
            DemoCommand.self, AnalyzeCommand.self, CallCommand.self, ListCommand.self, CoverageCommand.self,
            DoctorCommand.self,
        ]
    }

    /// - Returns: 0, or 1 when the work failed, or 2 when the command line is not understood.
    static func run(_ words: [String]) -> Int32 {
        guard let first = words.first else {
            Terminal.note(help)
            return 2
        }
        switch first {
        case "--help", "-h", "help":
            print(help)
            return 0
        case "--version":
            print("martlet \(martletVersion)")
            return 0
        default: break
        }
        guard let command = commands.first(where: { $0.name == first }) else {
            Terminal.note("martlet: there is no command '\(first)'" + Suggestion.text(first, commands.map { $0.name }))
            Terminal.note("Try: martlet --help")
            return 2
        }
        return run(command, Array(words.dropFirst()))
    }

    private static func run<C: Command>(_ command: C.Type, _ words: [String]) -> Int32 {
        do {
            let input = try Input(words, command.options)
            if input.wantsHelp {
                print(help(command))
                return 0
            }
            try command.run(input)
            return 0
        } catch let error as UsageError {
            Terminal.note("martlet \(command.name): \(error.message)")
            Terminal.note("Try: martlet \(command.name) --help")
            return 2
        } catch {
            Terminal.note("martlet \(command.name): \(error)")
            return 1
        }
    }

    private static var help: String {
        let width = commands.map { $0.name.count }.max()!
        let rows = commands.map { "  \($0.name.padded(to: width))  \($0.summary)" }.joined(separator: "\n")
        return """
            Scientific computing for Swift.

            Usage: martlet COMMAND [ARGUMENT…]

            \(rows)

            martlet COMMAND --help tells more about one; martlet --version, which this is.
            """
    }

    private static func help(_ command: any Command.Type) -> String {
        var text = "\(command.summary)\n\nUsage: martlet \(command.name) \(command.usage)"
        let options = command.options + [Option("help", nil, "this text")]
        let heads = options.map {
            "--\($0.name)" + ($0.value.map { " \($0)" } ?? "") + ($0.short.map { ", -\($0)" } ?? "")
        }
        let width = heads.map(\.count).max()!
        text += "\n\n" + zip(heads, options).map { "  \($0.padded(to: width))  \($1.help)" }.joined(separator: "\n")
        if !command.details.isEmpty { text += "\n\n" + command.details }
        return text
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
    func paddedLeft(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
