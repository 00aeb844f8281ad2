public import MartletCore

/// What is asked of a cubic spline at one end.
public enum BoundaryCondition<Value: FieldScalar>: ArrayTree {
    /// The first two polynomials, or the last two, are the same.
    case notAKnot
    /// The first derivative is zero.
    case clamped
    /// The second derivative is zero.
    case natural
    /// Value and first two derivatives are those at the other end.
    case periodic
    /// A derivative of order 1 or 2 has this value, of the shape of the values.
    case derivative(order: Int, NDArray<Value>)

    /// A derivative of order 1 or 2 of a function with single numbers as values.
    @_disfavoredOverload
    public static func derivative(order: Int, _ value: Value) -> Self {
        .derivative(order: order, NDArray(scalar: value))
    }

    /// The condition that SciPy calls `name`.
    public init(name: String) throws(MartletError) {
        switch name {
        case "not-a-knot": self = .notAKnot
        case "clamped": self = .clamped
        case "natural": self = .natural
        case "periodic": self = .periodic
        default:
            throw .value(
                function: "CubicSpline", argument: "bc_type", given: "\"\(name)\"",
                wanted: "not-a-knot, clamped, natural or periodic: bc_type=\(name) is not allowed.")
        }
    }

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        guard case .derivative(let order, var value) = self else { return }
        try visitor.visit(&value)
        self = .derivative(order: order, value)
    }

    var isPeriodic: Bool { if case .periodic = self { true } else { false } }
    var isNotAKnot: Bool { if case .notAKnot = self { true } else { false } }
}

/// What is asked of a cubic spline at its ends.
public enum BoundaryConditions<Value: FieldScalar>: ArrayTree {
    /// The same at both.
    case both(BoundaryCondition<Value>)
    /// One thing at the start and another at the end; neither can be periodic.
    case ends(BoundaryCondition<Value>, BoundaryCondition<Value>)

    public static var notAKnot: Self { .both(.notAKnot) }
    public static var clamped: Self { .both(.clamped) }
    public static var natural: Self { .both(.natural) }
    public static var periodic: Self { .both(.periodic) }

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        switch self {
        case .both(var condition):
            try condition.visitArrays(&visitor)
            self = .both(condition)
        case .ends(var start, var end):
            try start.visitArrays(&visitor)
            try end.visitArrays(&visitor)
            self = .ends(start, end)
        }
    }

    var start: BoundaryCondition<Value> {
        switch self {
        case .both(let condition): condition
        case .ends(let start, _): start
        }
    }
    var end: BoundaryCondition<Value> {
        switch self {
        case .both(let condition): condition
        case .ends(_, let end): end
        }
    }

    func check(shape: Shape) throws(MartletError) {
        if case .ends(let start, let end) = self, start.isPeriodic || end.isPeriodic {
            throw .value(
                function: "CubicSpline", argument: "bc_type", given: "periodic at one end",
                wanted: "periodic at both: 'periodic' `bc_type` is defined for both curve ends and cannot be used with "
                    + "other boundary conditions.")
        }
        for condition in [start, end] {
            guard case .derivative(let order, let value) = condition else { continue }
            if order != 1 && order != 2 {
                throw .value(
                    function: "CubicSpline", argument: "bc_type", given: "a derivative of order \(order)",
                    wanted: "of order 1 or 2: The specified derivative order must be 1 or 2.")
            }
            if value.shape != shape {
                throw .shape(
                    function: "CubicSpline", argument: "bc_type", given: "a derivative of shape \(value.shape)",
                    wanted: "of the shape of the values: `deriv_value` shape \(value.shape) is not the expected one "
                        + "\(shape).")
            }
        }
    }
}
