import Martlet
import MartletCore

// The names, without the parameters `out`, `where` and `dtype` that NumPy's own arrays need, are NumPy's.

extension Bindings {
    static let arrays = creation + arithmetic + functions + comparisons + reductions + arrangements

    private static let creation: [Binding] = [
        Binding("arrays.copy", "numpy.copy", "a[]", "A row-major copy of an array.") { a throws(MartletError) in
            .array(try a.array("a").copied())
        },
        Binding("arrays.zeros", "numpy.zeros", "shape, dtype=None", "An array of zeros.") { a throws(MartletError) in
            try zeros(a, a.dtype("dtype"))
        },
        Binding("arrays.ones", "numpy.ones", "shape, dtype=None", "An array of ones.") { a throws(MartletError) in
            try ones(a, a.dtype("dtype"))
        },
        Binding(
            "arrays.full", "numpy.full", "shape, fill_value[], dtype=None", "An array of one value throughout."
        ) { a throws(MartletError) in
            let own = try a.commonType(["fill_value"]).scalarType
            let type = try a.isNone("dtype") ? own : a.dtype("dtype")
            return try full(a, type)
        },
        Binding(
            "arrays.eye", "numpy.eye", "N, M=None, k=0, dtype=None", "Ones on a diagonal, zeros elsewhere."
        ) { a throws(MartletError) in try eye(a, a.dtype("dtype")) },
        Binding(
            "arrays.arange", "numpy.arange", "start, stop=None, step=1",
            "Evenly spaced numbers of a half-open interval."
        ) { a throws(MartletError) in try arange(a) },
        Binding(
            "arrays.linspace", "numpy.linspace", "start, stop, num=50, endpoint=True",
            "A number of evenly spaced points of an interval."
        ) { a throws(MartletError) in
            .array(
                try Arrays.linspace(
                    a.real("start"), a.real("stop"), num: a.integer("num"), endpoint: a.flag("endpoint")))
        },
        Binding(
            "arrays.astype", "numpy.astype", "x[], dtype", "The elements converted to another type."
        ) { a throws(MartletError) in try astype(a, a.dtype("dtype")) },
    ]

    private static func zeros<T: Scalar>(_ a: Arguments, _: T.Type) throws(MartletError) -> Value {
        .array(try Arrays.zeros(a.shape("shape"), of: T.self))
    }

    private static func ones<T: Scalar>(_ a: Arguments, _: T.Type) throws(MartletError) -> Value {
        .array(try Arrays.ones(a.shape("shape"), of: T.self))
    }

    private static func full<T: Scalar>(_ a: Arguments, _: T.Type) throws(MartletError) -> Value {
        .array(try Arrays.full(a.shape("shape"), a.number("fill_value", of: T.self)))
    }

    private static func eye<T: Scalar>(_ a: Arguments, _: T.Type) throws(MartletError) -> Value {
        .array(try Arrays.eye(a.integer("N"), a.optionalInteger("M"), k: a.integer("k"), of: T.self))
    }

    private static func astype<T: Scalar>(_ a: Arguments, _: T.Type) throws(MartletError) -> Value {
        .array(try a.array("x").converted(to: T.self))
    }

    private static func arange(_ a: Arguments) throws(MartletError) -> Value {
        let isOpen = a.isNone("stop")
        if case .int(let start) = a["start"], case .int(let step) = a["step"] {
            if isOpen { return .array(try Arrays.arange(0, start, step)) }
            if case .int(let stop) = a["stop"] { return .array(try Arrays.arange(start, stop, step)) }
        }
        let start = try a.real("start"), step = try a.real("step")
        return .array(try isOpen ? Arrays.arange(0, start, step) : Arrays.arange(start, a.real("stop"), step))
    }

    private static let arrangements: [Binding] = [
        Binding(
            "arrays.where", "numpy.where", "condition[], x[], y[]",
            "Elements of x where the condition holds, else of y."
        ) { a throws(MartletError) in try choose(a, a.commonType(["x", "y"]).scalarType) },
        Binding(
            "arrays.concatenate", "numpy.concatenate", "arrays, axis=0", "Arrays joined along an axis they have."
        ) { a throws(MartletError) in try concatenate(a, joining: a.arrays("arrays")) },
        Binding(
            "arrays.stack", "numpy.stack", "arrays, axis=0", "Arrays joined along a new axis."
        ) { a throws(MartletError) in try stack(a, joining: a.arrays("arrays")) },
        Binding("arrays.sort", "numpy.sort", "a[], axis=-1", "The elements in order, NaN last.") {
            a throws(MartletError) in
            func sorted<T: SortableScalar, R: Scalar>(_: T.Type, as: R.Type) throws(MartletError) -> Value {
                let found = try Arrays.sort(a.array("a", of: T.self), axis: a.optionalInteger("axis"))
                return .array(try Arrays.astype(found, R.self))
            }
            func sort<R: Scalar>(as type: R.Type) throws(MartletError) -> Value {
                try sorted(a.comparableType("a"), as: type)
            }
            return try sort(as: a.array("a").dtype.scalarType)
        },
        Binding("arrays.argsort", "numpy.argsort", "a[], axis=-1", "Where the elements in order are.") {
            a throws(MartletError) in try argsort(a, a.comparableType("a"))
        },
        Binding("arrays.diff", "numpy.diff", "a[], n=1, axis=-1", "Differences of neighbours, n times.") {
            a throws(MartletError) in
            switch try a.array("a").dtype {
            case .float16:
                try a.half(Arrays.diff(a.array("a", of: Float.self), n: a.integer("n"), axis: a.integer("axis")))
            case .bool:  // modulo 2
                .array(try differences(of: a.array("a", of: UInt8.self), a))
            default: try diff(a, a.numericType("a"))
            }
        },
    ]

    private static func choose<T: Scalar>(_ a: Arguments, _: T.Type) throws(MartletError) -> Value {
        .array(
            try Arrays.where(
                a.array("condition").converted(to: Bool.self), a.array("x", of: T.self), a.array("y", of: T.self)))
    }

    private static func common(_ arrays: [ArrayValue]) -> any Scalar.Type {
        var type = arrays.first?.dtype ?? .float64
        for array in arrays { type = type.promoted(with: array.dtype) }
        return type.scalarType
    }

    private static func concatenate(_ a: Arguments, joining arrays: [ArrayValue]) throws(MartletError) -> Value {
        func join<T: Scalar>(_: T.Type) throws(MartletError) -> Value {
            var parts: [NDArray<T>] = []
            for array in arrays { parts.append(try array.converted()) }
            return .array(try Arrays.concatenate(parts, axis: a.optionalInteger("axis")))
        }
        return try join(common(arrays))
    }

    private static func stack(_ a: Arguments, joining arrays: [ArrayValue]) throws(MartletError) -> Value {
        func join<T: Scalar>(_: T.Type) throws(MartletError) -> Value {
            var parts: [NDArray<T>] = []
            for array in arrays { parts.append(try array.converted()) }
            return .array(try Arrays.stack(parts, axis: a.integer("axis")))
        }
        return try join(common(arrays))
    }

    /// Whether neighbours differ, n times: the lowest bits of the differences.
    private static func differences(of x: NDArray<UInt8>, _ a: Arguments) throws(MartletError) -> NDArray<Bool> {
        let found = try Arrays.diff(x, n: a.integer("n"), axis: a.integer("axis"))
        return try Arrays.astype(Arrays.remainder(found, NDArray(scalar: 2)), Bool.self)
    }

    private static func argsort<T: SortableScalar>(_ a: Arguments, _: T.Type) throws(MartletError) -> Value {
        .array(try Arrays.argsort(a.array("a", of: T.self), axis: a.optionalInteger("axis")))
    }

    private static func diff<T: NumericScalar>(_ a: Arguments, _: T.Type) throws(MartletError) -> Value {
        .array(try Arrays.diff(a.array("a", of: T.self), n: a.integer("n"), axis: a.integer("axis")))
    }
}

extension Arguments {
    /// A shape: one length or several.
    func shape(_ name: String) throws(MartletError) -> Shape {
        guard let lengths = try optionalIntegers(name) else { throw wrongType(name, wanted: "a shape") }
        return Shape(lengths)
    }

    /// The type that NumPy calls so; `Double` for `None`.
    func dtype(_ name: String) throws(MartletError) -> any Scalar.Type {
        guard let word = try optionalString(name) else { return Double.self }
        guard let type = DType(name: word) else {
            throw .type(function: function, argument: name, given: "'\(word)'", wanted: "a type that arrays can have")
        }
        return type.scalarType
    }

    func numericType(_ names: String...) throws(MartletError) -> any NumericScalar.Type {
        guard let type = try commonType(names).scalarType as? any NumericScalar.Type else {
            throw wrongType(names[0], wanted: "an array of numbers")
        }
        return type
    }
}
