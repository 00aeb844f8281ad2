public import MartletCore

extension GPU {
    /// The same elements in row-major order on this device: the array itself when they are so, else a copy.
    public func contiguous<E: Scalar>(_ array: NDArray<E>) throws(MartletError) -> NDArray<E> {
        if array.isContiguous { return array }
        let copy: NDArray<E> = try empty(array.shape)
        try self.copy(array, to: copy)
        return copy
    }

    /// Copies elements between arrays of one shape on this device; the target is written to, whoever else holds it.
    package func copy<E: Scalar>(_ array: NDArray<E>, to target: NDArray<E>) throws(MartletError) {
        if array.isEmpty { return }
        let walk = StridedLoop(array.shape, [array.strides, target.strides])
        let unit = MemoryLayout<E>.stride, name = "copy\(unit)_\(walk.rank)"
        let type = [1: "uchar", 2: "ushort", 4: "uint", 8: "ulong", 16: "ulong"][unit]!
        // Sixteen bytes travel as two words.
        let words = unit == 16 ? 2 : 1
        let kernel = Kernel(
            name, real: .float64,
            """
            KERNEL \(name)(ARRAY(\(type), x), RESULT(\(type), y), INDEX count, \(walk.parameters(["x", "y"]))) {
                BIND(\(type), x); BIND_RESULT(\(type), y);
                INDEX i = SELF;
                if (i < count) {
                    \(walk.offsets(["x", "y"]))
                    for (int k = 0; k < \(words); k++) y[at_y * \(words) + k] = x[at_x * \(words) + k];
                }
            }
            """)
        try launch(
            kernel, count: array.count,
            [
                .array(array.buffer, offset: array.offset * words),
                .array(target.buffer, offset: target.offset * words), .index(array.count),
            ] + walk.arguments)
    }
}

/// The part of a kernel that turns a work-item's number into offsets in strided operands.
public struct StridedLoop: Sendable {
    let lengths: [Int]
    let steps: [[Int]]

    /// - Parameters:
    ///   - shape: what is walked, in row-major order.
    ///   - strides: one for each operand, of the rank of `shape`; 0 along axes that are broadcast.
    public init(_ shape: Shape, _ strides: [Shape]) {
        (lengths, steps) = Walk.mergedAxes(shape, strides)
    }

    /// The axes that are left; a kernel's name and text depend on it alone.
    public var rank: Int { lengths.count }

    /// The kernel's parameters for operands of these names.
    public func parameters(_ names: [String]) -> String {
        let all =
            (0..<rank).map { "INDEX n\($0)" } + names.flatMap { name in (0..<rank).map { "INDEX \(name)_s\($0)" } }
        return all.isEmpty ? "INDEX none" : all.joined(separator: ", ")
    }

    /// What is passed for ``parameters(_:)``.
    public var arguments: [GPUArgument] {
        let all = lengths + steps.flatMap { $0 }
        return all.isEmpty ? [.index(0)] : all.map { .index($0) }
    }

    /// Declares `at_<name>` for each operand, from the item's number `i` in row-major order.
    public func offsets(_ names: [String]) -> String {
        var text = "INDEX left = i; " + names.map { "INDEX at_\($0) = 0;" }.joined(separator: " ")
        for axis in (0..<rank).reversed() {
            let position = axis == 0 ? "left" : "left % n\(axis)"
            text += " { INDEX p = \(position);"
            for name in names { text += " at_\(name) += p * \(name)_s\(axis);" }
            text += axis == 0 ? " }" : " left /= n\(axis); }"
        }
        return text
    }
}
