/// The way through several operands of one shape: nested loops with as few levels as their layouts allow.
///
/// Axes of length 1 vanish, and neighbouring axes that every operand steps through evenly become one.  What is left is
/// an inner run, on which a kernel works, and outer rows, which can be shared among threads.
package struct Walk: Sendable {
    /// Elements of the inner run.
    package let runLength: Int
    /// Each operand's step along the inner run.
    package let runStrides: [Int]
    /// The number of inner runs.
    package let rows: Int

    private let lengths: [Int]  // outer axes
    private let steps: [[Int]]  // operand, outer axis

    /// - Parameter strides: one for each operand, of the rank of `shape`; 0 along axes that are broadcast.
    package init(_ shape: Shape, _ strides: [Shape]) {
        if shape.contains(0) {
            (runLength, runStrides, rows) = (0, strides.map { _ in 0 }, 0)
            (lengths, steps) = ([], strides.map { _ in [] })
            return
        }
        var (lengths, steps) = Self.mergedAxes(shape, strides)
        runLength = lengths.popLast() ?? 1
        runStrides = steps.indices.map { steps[$0].popLast() ?? 0 }
        rows = lengths.reduce(1, *)
        self.lengths = lengths
        self.steps = steps
    }

    /// The axes that are left when those of length 1 vanish and neighbours that every operand steps through evenly
    /// become one: their lengths, and each operand's strides.
    package static func mergedAxes(_ shape: Shape, _ strides: [Shape]) -> (lengths: [Int], steps: [[Int]]) {
        var lengths: [Int] = []
        var steps = [[Int]](repeating: [], count: strides.count)
        for axis in shape.indices where shape[axis] != 1 {
            let length = shape[axis]
            if let last = lengths.last, strides.indices.allSatisfy({ steps[$0].last! == strides[$0][axis] &* length }) {
                lengths[lengths.count - 1] = last &* length
                for k in strides.indices { steps[k][steps[k].count - 1] = strides[k][axis] }
            } else {
                lengths.append(length)
                for k in strides.indices { steps[k].append(strides[k][axis]) }
            }
        }
        return (lengths, steps)
    }

    /// Calls `body` with each operand's offset, in elements from its first, for rows `range` in order.
    package func forEachRow<E: Error>(in range: Range<Int>, _ body: (UnsafePointer<Int>) throws(E) -> Void) throws(E) {
        if range.isEmpty { return }
        var index = [Int](repeating: 0, count: lengths.count)
        var offsets = [Int](repeating: 0, count: steps.count)
        var rest = range.lowerBound
        for axis in lengths.indices.reversed() {
            index[axis] = rest % lengths[axis]
            rest /= lengths[axis]
            for k in steps.indices { offsets[k] += index[axis] * steps[k][axis] }
        }
        for _ in range {
            let failure: E? = offsets.withUnsafeBufferPointer { pointer in
                do throws(E) { try body(pointer.baseAddress!) } catch { return error }
                return nil
            }
            if let failure { throw failure }
            var axis = lengths.count - 1
            while axis >= 0 {
                index[axis] += 1
                for k in steps.indices { offsets[k] += steps[k][axis] }
                if index[axis] < lengths[axis] { break }
                for k in steps.indices { offsets[k] -= lengths[axis] * steps[k][axis] }
                index[axis] = 0
                axis -= 1
            }
        }
    }
}
