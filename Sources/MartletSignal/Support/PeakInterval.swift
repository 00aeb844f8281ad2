public import MartletCore

/// Bounds, both included, that a property of a peak must keep: numbers, or arrays with a bound for each sample.
///
/// A number stands for a lower bound: `height: 0.5`.
public struct PeakInterval<T: RealScalar>: ArrayTree {
    public enum Bound: ArrayTree {
        case number(T)
        case samples(NDArray<T>)

        public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
            guard case .samples(var array) = self else { return }
            try visitor.visit(&array)
            self = .samples(array)
        }
    }

    public var lower, upper: Bound?

    public init(lower: Bound?, upper: Bound?) {
        self.lower = lower
        self.upper = upper
    }

    public init(_ lower: T?, _ upper: T? = nil) {
        self.init(lower: lower.map(Bound.number), upper: upper.map(Bound.number))
    }

    public init(_ lower: NDArray<T>?, _ upper: NDArray<T>? = nil) {
        self.init(lower: lower.map(Bound.samples), upper: upper.map(Bound.samples))
    }

    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try lower.visitArrays(&visitor)
        try upper.visitArrays(&visitor)
    }

    func check(_ argument: String, count: Int) throws(MartletError) {
        for (bound, side) in [(lower, "lower"), (upper, "upper")] {
            if case .samples(let array)? = bound, array.count != count {
                throw .shape(
                    function: "find_peaks", argument: argument, given: "\(side) bounds of shape \(array.shape)",
                    wanted: "as long as x: array size of \(side) interval border must match x")
            }
        }
    }

    /// A test of a value at a sample, for `low ≤ value` where `least` is asked and `value ≤ high` where `most` is.
    func tests() -> (least: (T, Int) -> Bool, most: (T, Int) -> Bool) {
        func values(_ bound: Bound?) -> ((Int) -> T)? {
            switch bound {
            case nil: return nil
            case .number(let value): return { _ in value }
            case .samples(let array):
                let elements = array.elements
                return { elements[$0] }
            }
        }
        let low = values(lower), high = values(upper)
        return (
            low.map { low in { value, i in low(i) <= value } } ?? { _, _ in true },
            high.map { high in { value, i in value <= high(i) } } ?? { _, _ in true }
        )
    }
}

extension PeakInterval: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    public init(floatLiteral value: Double) { self.init(T(value)) }
    public init(integerLiteral value: Int) { self.init(T(value)) }
}
