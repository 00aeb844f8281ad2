import Martlet
import MartletCore

extension Bindings {
    static let arithmetic: [Binding] = [
        numeric("add", AddFunction.self, "x1 + x2"),
        numeric("subtract", SubtractFunction.self, "x1 - x2"),
        numeric("multiply", MultiplyFunction.self, "x1 x2"),
        quotient("divide", DivideFunction.self, "x1 / x2, of real or complex numbers"),
        numeric("floor_divide", FloorDivideFunction.self, "The greatest integer not above x1 / x2"),
        numeric("remainder", RemainderFunction.self, "What floor_divide leaves over, with the sign of x2"),
        numeric("minimum", MinimumFunction.self, "The lesser; NaN where one is"),
        numeric("maximum", MaximumFunction.self, "The greater; NaN where one is"),
        numeric("fmin", FminFunction.self, "The lesser, or the one that is no NaN"),
        numeric("fmax", FmaxFunction.self, "The greater, or the one that is no NaN"),
    ]

    static let comparisons: [Binding] = [
        comparison("equal", EqualFunction.self, "x1 = x2"),
        comparison("not_equal", NotEqualFunction.self, "x1 ≠ x2"),
        comparison("less", LessFunction.self, "x1 < x2"),
        comparison("less_equal", LessEqualFunction.self, "x1 ≤ x2"),
        comparison("greater", GreaterFunction.self, "x1 > x2"),
        comparison("greater_equal", GreaterEqualFunction.self, "x1 ≥ x2"),
    ]

    static let functions: [Binding] = [
        real("sqrt", SqrtFunction.self, "√x"),
        real("exp", ExpFunction.self, "eˣ"),
        real("log", LogFunction.self, "The natural logarithm"),
        real("sin", SinFunction.self, "The sine of x radians"),
        real("cos", CosFunction.self, "The cosine of x radians"),
        real("tanh", TanhFunction.self, "The hyperbolic tangent"),
        Binding("arrays.rint", "numpy.rint", "x[]", "The nearest integer, halves to the even one.") {
            a throws(MartletError) in try inexact("rint", RintFunction.self, a)
        },
        rounding("floor", FloorFunction.self, "The greatest integer not above"),
        rounding("ceil", CeilFunction.self, "The least integer not below"),
        rounding("trunc", TruncFunction.self, "The integer next in the direction of 0"),
        signed("negative", NegativeFunction.self, "-x"),
        signed("absolute", AbsoluteFunction.self, "The magnitude"),
        signed("square", SquareFunction.self, "x²"),
        Binding("arrays.reciprocal", "numpy.reciprocal", "x[]", "1 / x, of real or complex numbers.") {
            a throws(MartletError) in
            guard try a.array("x").dtype.kind >= .real else {
                throw a.wrongType("x", wanted: "an array of real or complex numbers")
            }
            return try inexact("reciprocal", ReciprocalFunction.self, a)
        },
        Binding("arrays.isnan", "numpy.isnan", "x[]", "Whether each element is no number.") { a throws(MartletError) in
            func isnan<T: FieldScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Arrays.isnan(a.array("x", of: T.self)))
            }
            return try isnan(a.fieldType("x"))
        },
    ]

    // MARK: Two arguments

    private static func numeric<F: BinaryFunction>(_ name: String, _: F.Type, _ summary: String) -> Binding {
        Binding("arrays.\(name)", F.card.mirrors, "x1[], x2[]", summary + ".") { a throws(MartletError) in
            let type = try a.commonType(["x1", "x2"])
            switch (type, F.operation) {
            case (.float16, _): return try a.half(combined(F.self, a, Float.self))
            // Truth values: of numbers 0 and 1, the sum is "or", the product "and".
            case (.bool, .add), (.bool, .maximum), (.bool, .fmax): return try truths(MaximumFunction.self, a)
            case (.bool, .multiply), (.bool, .minimum), (.bool, .fmin): return try truths(MinimumFunction.self, a)
            case (.bool, .floorDivide), (.bool, .remainder): return .array(try combined(F.self, a, Int8.self))
            default: return try combine(F.self, a, type.scalarType)
            }
        }
    }

    private static func truths<F: BinaryFunction>(_: F.Type, _ a: Arguments) throws(MartletError) -> Value {
        .array(try Arrays.astype(combined(F.self, a, UInt8.self), Bool.self))
    }

    private static func quotient<F: BinaryFunction>(_ name: String, _: F.Type, _ summary: String) -> Binding {
        Binding("arrays.\(name)", F.card.mirrors, "x1[], x2[]", summary + ".") { a throws(MartletError) in
            try a.commonType(["x1", "x2"]) == .float16
                ? a.half(combined(F.self, a, Float.self)) : combine(F.self, a, a.fieldType("x1", "x2"))
        }
    }

    private static func comparison<F: BinaryFunction>(_ name: String, _: F.Type, _ summary: String) -> Binding {
        Binding("arrays.\(name)", F.card.mirrors, "x1[], x2[]", summary + ".") { a throws(MartletError) in
            func compare<T: Scalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Comparison<F, T>(a: a.array("x1", of: T.self), b: a.array("x2", of: T.self)).perform())
            }
            let type = try a.commonType(["x1", "x2"])
            return try type == .float16 ? compare(Float.self) : compare(type.scalarType)
        }
    }

    private static func combine<F: BinaryFunction, T: Scalar>(
        _: F.Type, _ a: Arguments, _: T.Type
    ) throws(MartletError) -> Value {
        .array(try combined(F.self, a, T.self))
    }

    private static func combined<F: BinaryFunction, T: Scalar>(
        _: F.Type, _ a: Arguments, _: T.Type
    ) throws(MartletError) -> NDArray<T> {
        try BinaryMap<F, T>(a: a.array("x1", of: T.self), b: a.array("x2", of: T.self)).perform()
    }

    // MARK: One argument

    /// A function whose result is inexact whatever the argument.
    private static func real<F: UnaryFunction>(_ name: String, _: F.Type, _ summary: String) -> Binding {
        Binding("arrays.\(name)", F.card.mirrors, "x[]", summary + ".") { a throws(MartletError) in try map(F.self, a) }
    }

    /// A function that leaves integers as they are.
    private static func rounding<F: UnaryFunction>(_ name: String, _: F.Type, _ summary: String) -> Binding {
        Binding("arrays.\(name)", F.card.mirrors, "x[]", summary + ".") { a throws(MartletError) in
            let x = try a.array("x")
            return x.dtype.kind < .real ? .array(try x.copied()) : try map(F.self, a)
        }
    }

    /// A function whose result has the type of its argument, real, complex or an integer.
    private static func signed<F: UnaryFunction>(_ name: String, _: F.Type, _ summary: String) -> Binding {
        Binding("arrays.\(name)", F.card.mirrors, "x[]", summary + ".") { a throws(MartletError) in
            let type = try a.array("x").dtype
            switch type.kind {
            case .real: return try map(F.self, a)
            case .complex where type == .complex64: return try complex(name, a, Float.self)
            case .complex: return try complex(name, a, Double.self)
            case .bool where name == "absolute": return .array(try a.array("x").copied())
            case .bool where name == "square": return try integers(name, a, Int8.self)
            default:
                guard let type = type.scalarType as? any (IntegerScalar & OrderedScalar).Type else {
                    throw a.wrongType("x", wanted: "an array of numbers")
                }
                return try integers(name, a, type)
            }
        }
    }

    /// `F` of reals, and what it is of complex numbers.
    private static func inexact<F: UnaryFunction>(
        _ name: String, _: F.Type, _ a: Arguments
    ) throws(MartletError) -> Value {
        switch try a.array("x").dtype {
        case .complex64: try complex(name, a, Float.self)
        case .complex128: try complex(name, a, Double.self)
        default: try map(F.self, a)
        }
    }

    private static func integers<T: IntegerScalar & OrderedScalar>(
        _ name: String, _ a: Arguments, _: T.Type
    ) throws(MartletError) -> Value {
        let x = try a.array("x", of: T.self)
        return switch name {
        case "negative": .array(try Arrays.negative(x))
        case "absolute": .array(try Arrays.absolute(x))
        default: .array(try Arrays.square(x))
        }
    }

    private static func complex<R: RealScalar>(
        _ name: String, _ a: Arguments, _: R.Type
    ) throws(MartletError) -> Value {
        let x = try a.array("x", of: Complex<R>.self)
        return switch name {
        case "negative": .array(try Arrays.negative(x))
        case "absolute": .array(try Arrays.absolute(x))
        case "rint": .array(try Arrays.rint(x))
        case "reciprocal": .array(try Arrays.reciprocal(x))
        default: .array(try Arrays.square(x))
        }
    }

    /// `F` of reals.  As in NumPy, types of 8 bits give `float16`, which is computed in `float32`, and those of 16 bits
    /// `float32`.
    private static func map<F: UnaryFunction>(_: F.Type, _ a: Arguments) throws(MartletError) -> Value {
        func run<T: RealScalar>(_: T.Type) throws(MartletError) -> NDArray<T> {
            try UnaryMap<F, T>(x: a.array("x", of: T.self)).perform()
        }
        switch try a.array("x").dtype {
        case .bool, .int8, .uint8, .float16: return try a.half(run(Float.self))
        case .int16, .uint16, .float32: return .array(try run(Float.self))
        case .complex64, .complex128: throw a.wrongType("x", wanted: "an array of real numbers")
        default: return .array(try run(Double.self))
        }
    }
}
