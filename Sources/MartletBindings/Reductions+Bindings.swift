import Martlet
import MartletCore

extension Bindings {
    static let reductions: [Binding] = [
        Binding("arrays.sum", "numpy.sum", over, "The sum along axes.") { a throws(MartletError) in
            func sum<T: SummableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Arrays.sum(a.array("a", of: T.self), axis: a.axes(), keepdims: a.flag("keepdims")))
            }
            return try sum(a.summableType())
        },
        Binding("arrays.cumsum", "numpy.cumsum", "a[], axis=None", "The running sum.") { a throws(MartletError) in
            func cumsum<T: SummableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Arrays.cumsum(a.array("a", of: T.self), axis: a.optionalInteger("axis")))
            }
            return try cumsum(a.summableType())
        },
        Binding("arrays.mean", "numpy.mean", over, "The mean along axes.") { a throws(MartletError) in
            switch try a.inexactType(["a"]) {
            case .float32: try mean(a, Float.self)
            case .complex64: try mean(a, Complex<Float>.self)
            case .complex128: try mean(a, Complex<Double>.self)
            default: try mean(a, Double.self)
            }
        },
        Binding(
            "arrays.var", "numpy.var", spread, "The variance along axes: mean squared distance from the mean."
        ) { a throws(MartletError) in
            try a.realType("a") == Float.self
                ? .array(
                    Arrays.var(
                        a.array("a", of: Float.self), axis: a.axes(), ddof: a.real("ddof"), keepdims: a.flag("keepdims")
                    ))
                : .array(
                    Arrays.var(
                        a.array("a", of: Double.self), axis: a.axes(), ddof: a.real("ddof"),
                        keepdims: a.flag("keepdims")))
        },
        Binding("arrays.std", "numpy.std", spread, "The standard deviation along axes.") { a throws(MartletError) in
            try a.realType("a") == Float.self
                ? .array(
                    Arrays.std(
                        a.array("a", of: Float.self), axis: a.axes(), ddof: a.real("ddof"), keepdims: a.flag("keepdims")
                    ))
                : .array(
                    Arrays.std(
                        a.array("a", of: Double.self), axis: a.axes(), ddof: a.real("ddof"),
                        keepdims: a.flag("keepdims")))
        },
        Binding("arrays.min", "numpy.min", over, "The least along axes; NaN where one is.") { a throws(MartletError) in
            func least<T: OrderedScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Arrays.min(a.array("a", of: T.self), axis: a.axes(), keepdims: a.flag("keepdims")))
            }
            return try least(a.orderedType("a"))
        },
        Binding("arrays.max", "numpy.max", over, "The greatest along axes; NaN where one is.") {
            a throws(MartletError) in
            func greatest<T: OrderedScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Arrays.max(a.array("a", of: T.self), axis: a.axes(), keepdims: a.flag("keepdims")))
            }
            return try greatest(a.orderedType("a"))
        },
        Binding("arrays.argmin", "numpy.argmin", over, "Where the least is.") { a throws(MartletError) in
            func place<T: OrderedScalar>(_: T.Type) throws(MartletError) -> Value {
                let x = try a.array("a", of: T.self)
                return .array(try Arrays.argmin(x, axis: a.optionalInteger("axis"), keepdims: a.flag("keepdims")))
            }
            return try place(a.orderedType("a"))
        },
        Binding("arrays.argmax", "numpy.argmax", over, "Where the greatest is.") { a throws(MartletError) in
            func place<T: OrderedScalar>(_: T.Type) throws(MartletError) -> Value {
                let x = try a.array("a", of: T.self)
                return .array(try Arrays.argmax(x, axis: a.optionalInteger("axis"), keepdims: a.flag("keepdims")))
            }
            return try place(a.orderedType("a"))
        },
        Binding("arrays.any", "numpy.any", over, "Whether any element is not 0.") { a throws(MartletError) in
            func any<T: Scalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Arrays.any(a.array("a", of: T.self), axis: a.axes(), keepdims: a.flag("keepdims")))
            }
            return try any(a.array("a").dtype.scalarType)
        },
        Binding("arrays.all", "numpy.all", over, "Whether no element is 0.") { a throws(MartletError) in
            func all<T: Scalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Arrays.all(a.array("a", of: T.self), axis: a.axes(), keepdims: a.flag("keepdims")))
            }
            return try all(a.array("a").dtype.scalarType)
        },
    ]

    private static let over = "a[], axis=None, *, keepdims=False"
    private static let spread = "a[], axis=None, *, ddof=0, keepdims=False"

    private static func mean<T: FieldScalar & SummableScalar>(
        _ a: Arguments, _: T.Type
    ) throws(MartletError) -> Value where T.Sum == T {
        .array(try Arrays.mean(a.array("a", of: T.self), axis: a.axes(), keepdims: a.flag("keepdims")))
    }
}

extension Arguments {
    func axes() throws(MartletError) -> [Int]? { try optionalIntegers("axis") }

    func summableType() throws(MartletError) -> any SummableScalar.Type {
        guard let type = try commonType(["a"]).scalarType as? any SummableScalar.Type else {
            throw wrongType("a", wanted: "an array of a type that can be summed")
        }
        return type
    }
}
