import MartletCore

/// The axes that are transformed, counted from the front, and how many elements are along each: lists that need no
/// memory of their own.
struct TransformAxes: Hashable, Sendable {
    var axes: Shape
    var lengths: Shape
}

extension TransformAxes {
    /// One axis, with as many elements as there are unless `n` says otherwise.
    static func one(
        _ shape: Shape, n: Int?, axis: Int, function: String
    ) throws(MartletError) -> TransformAxes {
        let axis = try normalizedAxis(axis, rank: shape.count, function: function)
        let length = n ?? shape[axis]
        let lengths = Shape(repeating: length, count: 1)
        try check(lengths, argument: n == nil ? "x" : "n", function, isOne: true)
        return TransformAxes(axes: Shape(repeating: axis, count: 1), lengths: lengths)
    }

    /// The axes named; otherwise as many of the last as `s` has lengths; otherwise all.  A length of −1 leaves an
    /// axis as long as it is.
    static func several(
        _ shape: Shape, s: [Int]?, axes: [Int]?, function: String
    ) throws(MartletError) -> TransformAxes {
        var chosen: [Int]
        if let axes {
            chosen = try normalizedAxes(axes, rank: shape.count, function: function)
        } else if let s {
            guard s.count <= shape.count else {
                throw .value(
                    function: function, argument: "s", given: "\(s)",
                    wanted:
                        "no longer than the \(shape.count) axes of the array: it requires more axes than are present")
            }
            chosen = Array(shape.count - s.count..<shape.count)
        } else {
            chosen = Array(0..<shape.count)
        }
        var lengths = chosen.map { shape[$0] }
        if let s {
            guard s.count == chosen.count else {
                throw .value(
                    function: function, argument: "s", given: "\(s)",
                    wanted: "of the same length as axes, \(chosen): "
                        + "when given, axes and shape arguments have to be of the same length")
            }
            for (i, length) in s.enumerated() where length != -1 { lengths[i] = length }
        }
        try check(Shape(lengths), argument: s == nil ? "x" : "s", function)
        return TransformAxes(axes: Shape(chosen), lengths: Shape(lengths))
    }

    /// At least one axis.
    func nonEmpty(_ function: String) throws(MartletError) -> TransformAxes {
        if axes.isEmpty {
            throw .value(
                function: function, argument: "axes", given: "[]",
                wanted: "not empty: at least 1 axis must be transformed")
        }
        return self
    }

    /// One axis of n reals that come from n/2 + 1 bins; n is 2 (m − 1) where there are m bins, unless it is given.
    static func realOutput(_ shape: Shape, n: Int?, axis: Int, function: String) throws(MartletError) -> TransformAxes {
        let axis = try normalizedAxis(axis, rank: shape.count, function: function)
        let length = n ?? 2 * (shape[axis] - 1)
        let lengths = Shape(repeating: length, count: 1)
        try check(lengths, argument: n == nil ? "x" : "n", function, isOne: true)
        return TransformAxes(axes: Shape(repeating: axis, count: 1), lengths: lengths)
    }

    /// The same along the last of several axes.
    static func realOutput(
        _ shape: Shape, s: [Int]?, axes: [Int]?, function: String
    ) throws(MartletError) -> TransformAxes {
        var result = try several(shape, s: s, axes: axes, function: function).nonEmpty(function)
        let last = result.axes.count - 1
        if s == nil || s![last] == -1 { result.lengths[last] = 2 * (shape[result.axes[last]] - 1) }
        try check(result.lengths, argument: s == nil ? "x" : "s", function)
        return result
    }

    private static func check(
        _ lengths: Shape, argument: String, _ function: String, isOne: Bool = false
    ) throws(MartletError) {
        if let short = lengths.first(where: { $0 < 1 }) {
            throw .value(
                function: function, argument: argument, given: "\(lengths)",
                wanted:
                    "at least 1: invalid number of data points (\(isOne ? "\(short)" : "\(Array(lengths))")) specified")
        }
    }
}

/// How many threads `workers` asks for: the task's choice when it is absent, and counted back from the number of
/// processors when it is negative, −1 being all of them.
func parallelism(workers: Int?, function: String) throws(MartletError) -> Parallelism {
    guard let workers else { return .current }
    let processors = Parallelism.system.threads
    if workers > 0 { return Parallelism(threads: workers) }
    guard workers < 0, workers >= -processors else {
        throw .value(
            function: function, argument: "workers", given: "\(workers)",
            wanted: workers == 0
                ? "another number: workers must not be zero"
                : "at least \(-processors): workers value out of range")
    }
    return Parallelism(threads: processors + 1 + workers)
}
