/// Where bytes live: the host, or one device of one backend.
public struct Device: Hashable, Sendable, CustomStringConvertible {
    public let kind: String
    public let index: Int

    public init(_ kind: String, _ index: Int = 0) {
        self.kind = kind
        self.index = index
    }

    public static let host = Device("host")

    public var description: String { self == .host ? "host" : "\(kind):\(index)" }
}
