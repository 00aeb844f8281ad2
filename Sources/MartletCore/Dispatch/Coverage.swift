/// Who implements what, read off the conformances.
public struct Coverage: Sendable {
    public struct Row: Sendable {
        public let card: Card
        public let backends: [String]
    }

    public let rows: [Row]

    public init(of contents: [any Call.Type], over backends: [any Backend]) {
        rows = contents.map { call in
            Row(card: call.card, backends: backends.filter { $0.implements(call) }.map(\.name))
        }
    }
}
