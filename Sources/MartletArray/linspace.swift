public import MartletCore

extension Arrays {
    /// `num` evenly spaced numbers from `start` to `stop`.
    ///
    /// - Parameters:
    ///   - start: the first number.
    ///   - stop: the last number, or the one after it without `endpoint`.
    ///   - num: how many.
    ///   - endpoint: whether `stop` is among them; then it is so exactly.
    /// - Throws: a value error for a negative `num`.
    /// - Complexity: O(`num`).
    /// - SeeAlso: `numpy.linspace`.
    public static func linspace<T: RealScalar>(
        _ start: T, _ stop: T, num: Int = 50, endpoint: Bool = true
    ) throws(MartletError) -> NDArray<T> {
        guard num >= 0 else {
            throw .value(function: "linspace", argument: "num", given: "\(num)", wanted: "at least 0")
        }
        let intervals = endpoint ? num - 1 : num
        let delta = stop - start, step = delta / T(Swift.max(1, intervals))
        let y = try NDArray<T>.uninitialized([num], for: "linspace"), to = y.mutableHostPointer
        for i in 0..<num {
            // A step that underflows to 0 would lose the distances that are left.
            to[i] = (intervals <= 0 ? 0 : step == 0 ? T(i) / T(intervals) * delta : T(i) * step) + start
        }
        if endpoint && num > 1 { to[num - 1] = stop }
        return y
    }
}
