public import MartletCore

/// What crosses the border to another language: an argument, or a result.
public enum Value: Sendable {
    case none
    case bool(Bool)
    case int(Int)
    case real(Double)
    case complex(Complex<Double>)
    case string(String)
    case list([Value])
    case tuple([Value])
    /// In the order in which another language shows it.
    case dict([(String, Value)])
    /// Apart, since an array's shape takes many times the room of the others.
    indirect case array(ArrayValue)
    /// An object of ours that the other language holds and hands back.
    case handle(Handle)
}

/// Something that lives here and is held elsewhere: a spline, a plan.
public final class Handle: Sendable {
    /// The class that the other language shows, `interpolate.CubicSpline`.
    public let type: String
    public let object: any Sendable

    public init(_ type: String, _ object: any Sendable) {
        self.type = type
        self.object = object
    }
}

extension Value {
    public static func array<T>(_ array: NDArray<T>) -> Value { .array(ArrayValue(array)) }

    public static func array<T>(_ array: NDArray<T>?) -> Value {
        if let array { .array(ArrayValue(array)) } else { .none }
    }

    /// The value as an error's sentence names it: a single one itself, else its kind, `a list`, `an array of float64`.
    public var kind: String {
        switch self {
        case .none: "None"
        case .bool(let truth): truth ? "True" : "False"
        case .int(let number): "\(number)"
        case .real(let number): "\(number)"
        case .complex(let number): "\(number)"
        case .string(let text): "'\(text)'"
        case .list: "a list"
        case .tuple: "a tuple"
        case .dict: "a dictionary"
        case .array(let array): "an array of \(array.dtype), shape \(array.shape)"
        case .handle(let handle): handle.type
        }
    }

    public var isNone: Bool { if case .none = self { true } else { false } }
}
