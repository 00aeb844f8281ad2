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
        real("rint", RintFunction.self, "The nearest integer, halves to the even one"),
        rounding("floor", FloorFunction.self, "The greatest integer not above"),
        rounding("ceil", CeilFunction.self, "The least integer not below"),
        rounding("trunc", TruncFunction.self, "The integer next in the direction of 0"),
        signed("negative", NegativeFunction.self, "-x"),
        signed("absolute", AbsoluteFunction.self, "The magnitude"),
        signed("square", SquareFunction.self, "x²"),
        Binding("arrays.reciprocal", "numpy.reciprocal", "x[]", "1 / x, of real numbers.") { a throws(MartletError) in
            guard try a.array("x").dtype.kind == .real else {
                throw a.wrongType("x", wanted: "an array of real numbers")
            }
            return try map(ReciprocalFunction.self, a, a.realType("x"))
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
            try combine(F.self, a, a.commonType(["x1", "x2"]).scalarType)
        }
    }

    private static func quotient<F: BinaryFunction>(_ name: String, _: F.Type, _ summary: String) -> Binding {
        Binding("arrays.\(name)", F.card.mirrors, "x1[], x2[]", summary + ".") { a throws(MartletError) in
            try combine(F.self, a, a.fieldType("x1", "x2"))
        }
    }

    private static func comparison<F: BinaryFunction>(_ name: String, _: F.Type, _ summary: String) -> Binding {
        Binding("arrays.\(name)", F.card.mirrors, "x1[], x2[]", summary + ".") { a throws(MartletError) in
            func compare<T: Scalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Comparison<F, T>(a: a.array("x1", of: T.self), b: a.array("x2", of: T.self)).perform())
            }
            return try compare(a.commonType(["x1", "x2"]).scalarType)
        }
    }

    private static func combine<F: BinaryFunction, T: Scalar>(
        _: F.Type, _ a: Arguments, _: T.Type
    ) throws(MartletError) -> Value {
        .array(try BinaryMap<F, T>(a: a.array("x1", of: T.self), b: a.array("x2", of: T.self)).perform())
    }

    // MARK: One argument

    /// A function whose result is real whatever the argument.
    private static func real<F: UnaryFunction>(_ name: String, _: F.Type, _ summary: String) -> Binding {
        Binding("arrays.\(name)", F.card.mirrors, "x[]", summary + ".") { a throws(MartletError) in
            try map(F.self, a, a.realType("x"))
        }
    }

    /// A function that leaves integers as they are.
    private static func rounding<F: UnaryFunction>(_ name: String, _: F.Type, _ summary: String) -> Binding {
        Binding("arrays.\(name)", F.card.mirrors, "x[]", summary + ".") { a throws(MartletError) in
            let x = try a.array("x")
            return x.dtype.kind < .real ? .array(try x.copied()) : try map(F.self, a, a.realType("x"))
        }
    }

    /// A function whose result has the type of its argument.
    private static func signed<F: UnaryFunction>(_ name: String, _: F.Type, _ summary: String) -> Binding {
        Binding("arrays.\(name)", F.card.mirrors, "x[]", summary + ".") { a throws(MartletError) in
            let x = try a.array("x")
            switch x.dtype.kind {
            case .real: return try map(F.self, a, a.realType("x"))
            case .signed, .unsigned:
                guard let type = x.dtype.scalarType as? any IntegerScalar.Type else { break }
                return try integer(name, a, type)
            default: break
            }
            throw a.wrongType("x", wanted: "an array of real numbers or integers")
        }
    }

    private static func integer<T: IntegerScalar>(
        _ name: String, _ a: Arguments, _: T.Type
    ) throws(MartletError) -> Value {
        let x = try a.array("x", of: T.self)
        if name == "square" { return .array(try Arrays.multiply(x, x)) }
        let negative = try Arrays.subtract(NDArray(scalar: T.zero), x)
        if name == "negative" { return .array(negative) }
        let isNegative = try Comparison<LessFunction, T>(a: x, b: NDArray(scalar: T.zero)).perform()
        return .array(try Arrays.where(isNegative, negative, x))
    }

    private static func map<F: UnaryFunction, T: RealScalar>(
        _: F.Type, _ a: Arguments, _: T.Type
    ) throws(MartletError) -> Value {
        .array(try UnaryMap<F, T>(x: a.array("x", of: T.self)).perform())
    }
}
