public import MartletCore

extension Arrays {
    /// The numbers `start, start + step, …` before `stop`.
    ///
    /// Number i is start + i·((start + step) − start) as NumPy has it, but the first two are start and start + step.
    ///
    /// - Parameters:
    ///   - start: the first number.
    ///   - stop: the numbers end before it; with a fractional step rounding may let one more in.
    ///   - step: any number but 0.
    /// - Returns: one axis of ⌈(stop − start) / step⌉ numbers, none when that is negative.
    /// - Throws: a value error for a step of 0 or NaN, or a number of elements that cannot be counted.
    /// - Complexity: O(number of elements).
    /// - SeeAlso: `numpy.arange`.
    public static func arange<T: RealScalar>(_ start: T, _ stop: T, _ step: T = 1) throws(MartletError) -> NDArray<T> {
        let distance = stop - start, quotient = distance / step
        // A quotient that underflows still counts for the first number.
        let count = quotient == 0 && distance != 0 && quotient.sign == .plus ? 1 : quotient.rounded(.up)
        guard step != 0, count < 0x1p62 else {
            throw .value(
                function: "arange", argument: "step", given: "\(step) from \(start) to \(stop)",
                wanted: "such that the numbers can be counted")
        }
        let y = try NDArray<T>.uninitialized([count > 0 ? Int(count) : 0], for: "arange")
        let second = start + step, delta = second - start, to = y.mutableHostPointer
        for i in 0..<y.count { to[i] = i == 0 ? start : i == 1 ? second : start + T(i) * delta }
        return y
    }

    /// The integers `start, start + step, …` before `stop`.
    ///
    /// - Parameters:
    ///   - start: the first integer.
    ///   - stop: the integers end before it.
    ///   - step: any integer but 0.
    /// - Throws: a value error for a step of 0 or a number of elements that cannot be counted.
    /// - Complexity: O(number of elements).
    /// - SeeAlso: `numpy.arange`.
    public static func arange(_ start: Int, _ stop: Int, _ step: Int = 1) throws(MartletError) -> NDArray<Int> {
        let (distance, overflow) = stop.subtractingReportingOverflow(start)
        guard step != 0, !overflow || (stop > start) != (step > 0) else {
            throw .value(
                function: "arange", argument: "step", given: "\(step) from \(start) to \(stop)",
                wanted: "such that the integers can be counted")
        }
        let isEmpty = stop == start || (stop > start) != (step > 0)
        let count = isEmpty ? 0 : (distance.magnitude - 1) / step.magnitude + 1
        let y = try NDArray<Int>.uninitialized([Int(count)], for: "arange"), to = y.mutableHostPointer
        for i in 0..<y.count { to[i] = start + i * step }
        return y
    }
}
