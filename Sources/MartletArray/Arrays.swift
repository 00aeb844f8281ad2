public import MartletCore

/// NumPy's own functions: making arrays, computing with their elements, reducing, sorting, joining.
public enum Arrays {
    /// Table of contents: the order of the documentation, the rows of the coverage table.
    public static let contents: [any Call.Type] = elementwise + comparisons + reductions + arrangements

    private static let elementwise: [any Call.Type] = [
        UnaryMap<NegativeFunction, Double>.self, UnaryMap<AbsoluteFunction, Double>.self,
        UnaryMap<FloorFunction, Double>.self, UnaryMap<CeilFunction, Double>.self,
        UnaryMap<TruncFunction, Double>.self, UnaryMap<RintFunction, Double>.self,
        UnaryMap<SqrtFunction, Double>.self, UnaryMap<SquareFunction, Double>.self,
        UnaryMap<ReciprocalFunction, Double>.self, UnaryMap<ExpFunction, Double>.self,
        UnaryMap<LogFunction, Double>.self, UnaryMap<SinFunction, Double>.self,
        UnaryMap<CosFunction, Double>.self, UnaryMap<TanhFunction, Double>.self,
        BinaryMap<AddFunction, Double>.self, BinaryMap<SubtractFunction, Double>.self,
        BinaryMap<MultiplyFunction, Double>.self, BinaryMap<DivideFunction, Double>.self,
        BinaryMap<FloorDivideFunction, Double>.self, BinaryMap<RemainderFunction, Double>.self,
        BinaryMap<MinimumFunction, Double>.self, BinaryMap<MaximumFunction, Double>.self,
        BinaryMap<FminFunction, Double>.self, BinaryMap<FmaxFunction, Double>.self,
        Magnitude<Double>.self, AsType<Double, Float>.self,
    ]

    private static let comparisons: [any Call.Type] = [
        Comparison<EqualFunction, Double>.self, Comparison<NotEqualFunction, Double>.self,
        Comparison<LessFunction, Double>.self, Comparison<LessEqualFunction, Double>.self,
        Comparison<GreaterFunction, Double>.self, Comparison<GreaterEqualFunction, Double>.self,
        Where<Double>.self,
    ]

    private static let reductions: [any Call.Type] = [
        Sum<Double>.self, Mean<Double>.self, Variance<Double>.self, StandardDeviation<Double>.self,
        Min<Double>.self, Max<Double>.self, Argmin<Double>.self, Argmax<Double>.self, AnyOf<Bool>.self,
        AllOf<Bool>.self, CumSum<Double>.self, Diff<Double>.self,
    ]

    private static let arrangements: [any Call.Type] = [
        Concatenate<Double>.self, Sort<Double>.self, ArgSort<Double>.self,
    ]
}
