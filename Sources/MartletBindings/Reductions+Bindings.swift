import Martlet
import MartletCore

extension Bindings {
    static let reductions: [Binding] = [
        Binding("arrays.sum", "numpy.sum", over, "The sum along axes.") { a throws(MartletError) in
            func sum<T: SummableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Arrays.sum(a.array("a", of: T.self), axis: a.axes(), keepdims: a.flag("keepdims")))
            }
            return try a.isHalf("a")
                ? a.half(Arrays.sum(a.array("a", of: Float.self), axis: a.axes(), keepdims: a.flag("keepdims")))
                : sum(a.summableType())
        },
        Binding("arrays.cumsum", "numpy.cumsum", "a[], axis=None", "The running sum.") { a throws(MartletError) in
            func cumsum<T: SummableScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Arrays.cumsum(a.array("a", of: T.self), axis: a.optionalInteger("axis")))
            }
            return try a.isHalf("a")
                ? a.half(Arrays.cumsum(a.array("a", of: Float.self), axis: a.optionalInteger("axis")))
                : cumsum(a.summableType())
        },
        Binding("arrays.mean", "numpy.mean", over, "The mean along axes.") { a throws(MartletError) in
            switch try a.array("a").dtype {
            case .float16:
                try a.half(
                    Arrays.mean(a.array("a", of: Float.self), axis: a.axes(), keepdims: a.flag("keepdims")))
            case .float32: try mean(a, Float.self)
            case .complex64: try mean(a, Complex<Float>.self)
            case .complex128: try mean(a, Complex<Double>.self)
            default: try mean(a, Double.self)
            }
        },
        Binding(
            "arrays.var", "numpy.var", spread, "The variance along axes: mean squared distance from the mean."
        ) { a throws(MartletError) in try spread(a, isRoot: false) },
        Binding("arrays.std", "numpy.std", spread, "The standard deviation along axes.") { a throws(MartletError) in
            try spread(a, isRoot: true)
        },
        Binding("arrays.min", "numpy.min", over, "The least along axes; NaN where one is.") { a throws(MartletError) in
            func least<T: OrderedScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Arrays.min(a.array("a", of: T.self), axis: a.axes(), keepdims: a.flag("keepdims")))
            }
            switch try a.array("a").dtype {
            case .float16:
                return try a.half(
                    Arrays.min(a.array("a", of: Float.self), axis: a.axes(), keepdims: a.flag("keepdims")))
            case .bool:
                let found = try Arrays.min(a.array("a", of: UInt8.self), axis: a.axes(), keepdims: a.flag("keepdims"))
                return .array(try Arrays.astype(found, Bool.self))
            default: return try least(a.comparableType("a"))
            }
        },
        Binding("arrays.max", "numpy.max", over, "The greatest along axes; NaN where one is.") {
            a throws(MartletError) in
            func greatest<T: OrderedScalar>(_: T.Type) throws(MartletError) -> Value {
                .array(try Arrays.max(a.array("a", of: T.self), axis: a.axes(), keepdims: a.flag("keepdims")))
            }
            switch try a.array("a").dtype {
            case .float16:
                return try a.half(
                    Arrays.max(a.array("a", of: Float.self), axis: a.axes(), keepdims: a.flag("keepdims")))
            case .bool:
                let found = try Arrays.max(a.array("a", of: UInt8.self), axis: a.axes(), keepdims: a.flag("keepdims"))
                return .array(try Arrays.astype(found, Bool.self))
            default: return try greatest(a.comparableType("a"))
            }
        },
        Binding("arrays.argmin", "numpy.argmin", over, "Where the least is.") { a throws(MartletError) in
            func place<T: OrderedScalar>(_: T.Type) throws(MartletError) -> Value {
                let x = try a.array("a", of: T.self)
                return .array(try Arrays.argmin(x, axis: a.optionalInteger("axis"), keepdims: a.flag("keepdims")))
            }
            return try place(a.comparableType("a"))
        },
        Binding("arrays.argmax", "numpy.argmax", over, "Where the greatest is.") { a throws(MartletError) in
            func place<T: OrderedScalar>(_: T.Type) throws(MartletError) -> Value {
                let x = try a.array("a", of: T.self)
                return .array(try Arrays.argmax(x, axis: a.optionalInteger("axis"), keepdims: a.flag("keepdims")))
            }
            return try place(a.comparableType("a"))
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

    /// The variance, or its root, of any numbers.
    private static func spread(_ a: Arguments, isRoot: Bool) throws(MartletError) -> Value {
        let axis = try a.axes(), ddof = try a.real("ddof"), keepdims = try a.flag("keepdims")
        func reals<T: RealScalar & SummableScalar>(_: T.Type) throws(MartletError) -> NDArray<T> where T.Sum == T {
            let x = try a.array("a", of: T.self)
            return try isRoot
                ? Arrays.std(x, axis: axis, ddof: ddof, keepdims: keepdims)
                : Arrays.var(x, axis: axis, ddof: ddof, keepdims: keepdims)
        }
        func complex<R: RealScalar & SummableScalar>(_: R.Type) throws(MartletError) -> NDArray<R> where R.Sum == R {
            let x = try a.array("a", of: Complex<R>.self)
            return try isRoot
                ? Arrays.std(x, axis: axis, ddof: ddof, keepdims: keepdims)
                : Arrays.var(x, axis: axis, ddof: ddof, keepdims: keepdims)
        }
        switch try a.array("a").dtype {
        case .float16: return try a.half(reals(Float.self))
        case .float32: return .array(try reals(Float.self))
        case .complex64: return .array(try complex(Float.self))
        case .complex128: return .array(try complex(Double.self))
        default: return .array(try reals(Double.self))
        }
    }

    private static func mean<T: FieldScalar & SummableScalar>(
        _ a: Arguments, _: T.Type
    ) throws(MartletError) -> Value where T.Sum == T {
        .array(try Arrays.mean(a.array("a", of: T.self), axis: a.axes(), keepdims: a.flag("keepdims")))
    }
}

extension Arguments {
    /// A result for `float16` that was computed in `float32`.
    func half(_ x: NDArray<Float>) throws(MartletError) -> Value {
        func rounded<T: Scalar>(_: T.Type) throws(MartletError) -> Value { .array(try Arrays.astype(x, T.self)) }
        return try rounded(DType.float16.scalarType)
    }

    func isHalf(_ name: String) throws(MartletError) -> Bool { try array(name).dtype == .float16 }

    /// A type with an order to compare the elements in: `Float` for `float16`, numbers 0 and 1 for truth values.
    func comparableType(_ name: String) throws(MartletError) -> any (OrderedScalar & SortableScalar).Type {
        switch try array(name).dtype {
        case .float16: return Float.self
        case .bool: return UInt8.self
        case let type:
            guard let type = type.scalarType as? any (OrderedScalar & SortableScalar).Type else {
                throw wrongType(name, wanted: "an array of ordered numbers")
            }
            return type
        }
    }

    func axes() throws(MartletError) -> [Int]? { try optionalIntegers("axis") }

    func summableType() throws(MartletError) -> any SummableScalar.Type {
        guard let type = try commonType(["a"]).scalarType as? any SummableScalar.Type else {
            throw wrongType("a", wanted: "an array of a type that can be summed")
        }
        return type
    }
}
