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
}

extension PeakInterval {
    /// The values within the bounds, if these are the same for all samples and leave any.
    var range: ClosedRange<T>? {
        func number(_ bound: Bound?, _ none: T) -> T? {
            switch bound {
            case nil: none
            case .number(let value): value
            case .samples: nil
            }
        }
        guard let low = number(lower, -.infinity), let high = number(upper, .infinity), low <= high else { return nil }
        return low...high
    }

    /// Clears `keep` where a peak's value lies below the lower bound.
    func requireLower(_ keep: inout [Bool], _ values: [T], _ places: [Int]) {
        switch lower {
        case nil: return
        case .number(let bound): for i in values.indices { keep[i] = keep[i] && bound <= values[i] }
        case .samples(let bounds):
            let elements = bounds.elements
            for i in values.indices { keep[i] = keep[i] && elements[places[i]] <= values[i] }
        }
    }

    /// Clears `keep` where a peak's value lies above the upper bound.
    func requireUpper(_ keep: inout [Bool], _ values: [T], _ places: [Int]) {
        switch upper {
        case nil: return
        case .number(let bound): for i in values.indices { keep[i] = keep[i] && values[i] <= bound }
        case .samples(let bounds):
            let elements = bounds.elements
            for i in values.indices { keep[i] = keep[i] && values[i] <= elements[places[i]] }
        }
    }
}

extension PeakInterval: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    public init(floatLiteral value: Double) { self.init(T(value)) }
    public init(integerLiteral value: Int) { self.init(T(value)) }
}
