public import MartletCore

extension Arrays {
    /// The numbers `start, start + step, …` before `stop`.
    ///
    /// Number i is start + i·((start + step) − start), as NumPy has it.
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
        let count = ((stop - start) / step).rounded(.up)
        guard step != 0, count.isFinite, count < 0x1p62 else {
            throw .value(
                function: "arange", argument: "step", given: "\(step) from \(start) to \(stop)",
                wanted: "such that the numbers can be counted")
        }
        let delta = (start + step) - start
        return try NDArray(shape: [Swift.max(0, Int(count))]) { (y: inout MutableSpan<T>) in
            for i in y.indices { y[i] = start + T(i) * delta }
        }
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
        guard step != 0, !overflow, step != .min else {
            throw .value(
                function: "arange", argument: "step", given: "\(step) from \(start) to \(stop)",
                wanted: "such that the integers can be counted")
        }
        let isEmpty = (distance > 0) != (step > 0) || distance == 0
        let count = isEmpty ? 0 : (distance.magnitude - 1) / step.magnitude + 1
        return try NDArray(shape: [Int(count)]) { (y: inout MutableSpan<Int>) in
            for i in y.indices { y[i] = start + i * step }
        }
    }
}
