import Martlet
import MartletBindings

/// Between the files of the command line and the values of the bindings.
enum ResultFile {
    static func read(_ path: String, _ ending: String) throws(MartletError) -> Value {
        switch ending {
        case ".npy": .array(ArrayValue(try IO.load(path)))
        case ".wav": .array(ArrayValue(try IO.wavread(path).data))
        case ".csv": .array(try IO.loadtxt(path, delimiter: ","))
        default: .array(try IO.loadtxt(path, delimiter: "\t"))
        }
    }

    /// Writes the array of a result to a `.npy` file, or several to a `.npz` file.
    static func write(_ value: Value, to path: String) throws {
        if path.lowercased().hasSuffix(".npz") {
            var arrays: [String: AnyNDArray] = [:]
            for (name, item) in parts(value) { arrays[name] = try array(item, name) }
            try IO.savez(path, arrays)
        } else {
            try IO.save(path, array(value, "the result"))
        }
    }

    /// The parts of a value by name: NumPy's `arr_0`, `arr_1`, … where they have none.
    private static func parts(_ value: Value) -> [(String, Value)] {
        switch value {
        case .tuple(let items), .list(let items):
            items.enumerated().flatMap { index, item in named("arr_\(index)", item) }
        case .dict(let items): items.flatMap { named($0.0, $0.1) }
        default: [("arr_0", value)]
        }
    }

    private static func named(_ name: String, _ item: Value) -> [(String, Value)] {
        if case .dict = item { parts(item) } else { [(name, item)] }
    }

    private static func array(_ value: Value, _ name: String) throws -> AnyNDArray {
        switch value {
        case .array(let array): return try array.any()
        case .bool(let flag): return AnyNDArray(NDArray(scalar: flag))
        case .int(let number): return AnyNDArray(NDArray(scalar: number))
        case .real(let number): return AnyNDArray(NDArray(scalar: number))
        case .complex(let number): return AnyNDArray(NDArray(scalar: number))
        default:
            let remedy = parts(value).count > 1 ? "; write a .npz file" : ""
            throw UsageError(message: "\(name) is \(value.kind), which no .npy file holds" + remedy)
        }
    }

    /// The value as Python would print it.
    static func text(_ value: Value) -> String {
        switch value {
        case .none: "None"
        case .bool(let flag): flag ? "True" : "False"
        case .int(let number): "\(number)"
        case .real(let number): "\(number)"
        case .complex(let number): "\(number)"
        case .string(let text): text
        case .list(let items): "[" + items.map(text).joined(separator: ", ") + "]"
        case .tuple(let items): items.map(text).joined(separator: "\n")
        case .dict(let items): items.map { "\($0.0):\n\(text($0.1))" }.joined(separator: "\n")
        case .array(let array): (try? array.any().description) ?? "an array"
        case .handle(let handle): "<\(handle.type)>"
        }
    }
}
