import Martlet
import MartletCore

// Splines are computed in `Double`, of real or complex values, as SciPy's are.

extension Bindings {
    static let splines: [Binding] = [
        Binding(
            "interpolate.CubicSpline", "scipy.interpolate.CubicSpline",
            "x[], y[], axis=0, bc_type='not-a-knot', extrapolate=None",
            "The twice continuously differentiable, piecewise cubic function through given points."
        ) { a throws(MartletError) in
            func spline<T: FieldScalar>(_: T.Type) throws(MartletError) -> Interpolate.CubicSpline<T>
            where T.Real == Double {
                // A copy, so that the spline does not look at the caller's memory.
                try Interpolate.CubicSpline(
                    a.array("x", of: Double.self).copied(), a.array("y", of: T.self), axis: a.integer("axis"),
                    bc_type: a.conditions(), extrapolate: a.extrapolation("extrapolate"))
            }
            guard try a.commonType(["x"]).kind != .complex else {
                throw a.wrongValue("x", given: a["x"].kind, wanted: "real: `x` must contain real values.")
            }
            let hasComplexValues = try a.commonType(["y"]).kind == .complex, hasComplexEnd = try a.hasComplexCondition()
            let object: Spline =
                hasComplexValues || hasComplexEnd
                ? .complex(try spline(Complex<Double>.self)) : .real(try spline(Double.self))
            return .handle(Handle("interpolate.CubicSpline", object))
        },
        method("__call__", "x[], nu=0, extrapolate=None", "The function, or a derivative of it, at points.") {
            a, spline throws(MartletError) in
            let x = try a.array("x", of: Double.self), nu = try a.integer("nu")
            let extrapolate = try a.extrapolation("extrapolate")
            switch spline {
            case .real(let f): return .array(try f(x, nu: nu, extrapolate: extrapolate))
            case .complex(let f): return .array(try f(x, nu: nu, extrapolate: extrapolate))
            }
        },
        method("derivative", "nu=1", "The derivative as a piecewise polynomial.") { a, spline throws(MartletError) in
            let nu = try a.integer("nu")
            switch spline {
            case .real(let f): return .handle(Handle("interpolate.PPoly", Spline.real(try f.derivative(nu))))
            case .complex(let f): return .handle(Handle("interpolate.PPoly", Spline.complex(try f.derivative(nu))))
            }
        },
        method("antiderivative", "nu=1", "The antiderivative as a piecewise polynomial.") {
            a, spline throws(MartletError) in
            let nu = try a.integer("nu")
            switch spline {
            case .real(let f): return .handle(Handle("interpolate.PPoly", Spline.real(try f.antiderivative(nu))))
            case .complex(let f): return .handle(Handle("interpolate.PPoly", Spline.complex(try f.antiderivative(nu))))
            }
        },
        method("integrate", "a, b, extrapolate=None", "The integral between two places.") {
            a, spline throws(MartletError) in
            let from = try a.real("a"), to = try a.real("b"), extrapolate = try a.extrapolation("extrapolate")
            switch spline {
            case .real(let f): return .array(try f.integrate(from, to, extrapolate: extrapolate))
            case .complex(let f): return .array(try f.integrate(from, to, extrapolate: extrapolate))
            }
        },
        method("solve", "y=0.0, discontinuity=True, extrapolate=None", "The places where the function has a value.") {
            a, spline throws(MartletError) in try solve(a, spline, a.real("y"))
        },
        method("roots", "discontinuity=True, extrapolate=None", "The places where the function is zero.") {
            a, spline throws(MartletError) in try solve(a, spline, 0)
        },
        property("c", "Coefficients, the highest power first: degree + 1, intervals, then the axes of the values.") {
            spline throws(MartletError) in
            switch spline {
            case .real(let f): .array(f.c)
            case .complex(let f): .array(f.c)
            }
        },
        property("x", "Breakpoints.") { spline throws(MartletError) in
            switch spline {
            case .real(let f): .array(f.x)
            case .complex(let f): .array(f.x)
            }
        },
        property("axis", "Where among the axes of values the axis of the argument stands.") {
            spline throws(MartletError) in
            switch spline {
            case .real(let f): .int(f.axis)
            case .complex(let f): .int(f.axis)
            }
        },
        property("extrapolate", "What the function is beyond the breakpoints.") { spline throws(MartletError) in
            switch spline.extrapolate {
            case .no: .bool(false)
            case .yes: .bool(true)
            case .periodic: .string("periodic")
            }
        },
    ]

    private static func method(
        _ name: String, _ signature: String, _ summary: String,
        _ call: @escaping @Sendable (Arguments, Spline) throws(MartletError) -> Value
    ) -> Binding {
        Binding(
            "interpolate.PPoly.\(name)", "scipy.interpolate.PPoly.\(name)", "self, " + signature, summary
        ) { a throws(MartletError) in try call(a, a.object("self")) }
    }

    private static func property(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (Spline) throws(MartletError) -> Value
    ) -> Binding {
        Binding(
            "interpolate.PPoly.\(name)", "scipy.interpolate.PPoly.\(name)", "self", summary, isProperty: true
        ) { a throws(MartletError) in try read(a.object("self")) }
    }

    /// One array of places for a function of single numbers, else nested lists of them in the shape of the values.
    private static func solve(_ a: Arguments, _ spline: Spline, _ y: Double) throws(MartletError) -> Value {
        guard case .real(let f) = spline else {
            throw .value(
                function: a.function, argument: "self", given: "of complex values",
                wanted: "real: Root finding is only for real-valued polynomials")
        }
        var extrapolate: Bool?
        switch try a.extrapolation("extrapolate") {
        case nil: break
        case .yes: extrapolate = true
        case .no, .periodic: extrapolate = false
        }
        let found = try f.solve(y, discontinuity: a.flag("discontinuity"), extrapolate: extrapolate)
        return nested(found[...], Array(f.c.shape.dropFirst(2)))
    }

    private static func nested(_ arrays: ArraySlice<NDArray<Double>>, _ shape: [Int]) -> Value {
        guard let length = shape.first else { return .array(arrays.first!) }
        let size = length == 0 ? 0 : arrays.count / length
        return .list(
            (0..<length).map { i in
                let start = arrays.startIndex + i * size
                return nested(arrays[start..<start + size], Array(shape.dropFirst()))
            })
    }
}

/// What a spline's handle holds.
enum Spline: Sendable {
    case real(any PiecewisePolynomial<Double>)
    case complex(any PiecewisePolynomial<Complex<Double>>)

    var extrapolate: Extrapolation {
        switch self {
        case .real(let f): f.extrapolate
        case .complex(let f): f.extrapolate
        }
    }
}

extension Arguments {
    func extrapolation(_ name: String) throws(MartletError) -> Extrapolation? {
        switch self[name] {
        case .none: return nil
        case .string("periodic"): return .periodic
        case .string: throw wrongValue(name, given: self[name].kind, wanted: "True, False or 'periodic'")
        default: return try flag(name) ? .yes : .no
        }
    }

    /// A word for both ends, or a pair of words or (order, value).
    func conditions<T: FieldScalar>() throws(MartletError) -> BoundaryConditions<T> where T.Real == Double {
        switch self["bc_type"] {
        case .string(let word): return .both(try BoundaryCondition(name: word))
        case .list(let ends), .tuple(let ends):
            guard ends.count == 2 else {
                throw wrongValue(
                    "bc_type", given: "\(ends.count) items",
                    wanted: "a pair: `bc_type` must contain 2 elements to specify start and end conditions.")
            }
            return .ends(try condition(ends[0]), try condition(ends[1]))
        default: throw wrongType("bc_type", wanted: "a word or a pair")
        }
    }

    /// Whether a derivative at an end is complex.
    func hasComplexCondition() throws(MartletError) -> Bool {
        func items(_ value: Value) -> [Value] {
            switch value {
            case .list(let items), .tuple(let items): items
            default: []
            }
        }
        for end in items(self["bc_type"]) {
            let pair = items(end)
            if pair.count == 2, try derivativeValue(pair[1]).dtype.kind == .complex { return true }
        }
        return false
    }

    private func derivativeValue(_ value: Value) throws(MartletError) -> ArrayValue {
        try Arguments(binding: binding, values: values.map { _ in value }).array("bc_type")
    }

    private func condition<T: FieldScalar>(_ value: Value) throws(MartletError) -> BoundaryCondition<T> {
        switch value {
        case .string(let word): return try BoundaryCondition(name: word)
        case .list(let pair) where pair.count == 2, .tuple(let pair) where pair.count == 2:
            let order = Arguments(binding: binding, values: values.map { _ in pair[0] })
            let number = try derivativeValue(pair[1])
            if number.dtype.kind == .complex && T.dtype.kind != .complex {
                // Only a spline of complex values has complex derivatives.
                throw wrongType("bc_type", wanted: "a real derivative")
            }
            return .derivative(order: try order.integer("bc_type"), try number.converted())
        default:
            throw wrongValue(
                "bc_type", given: value.kind,
                wanted: "a word or a pair: A specified derivative value must be given in the form (order, value).")
        }
    }
}
