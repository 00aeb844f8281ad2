import MartletCore

/// The lines of an array along one axis: how often and how far apart the other axes repeat them, on either side.
package struct Lines: Hashable, Sendable {
    package struct Axis: Hashable, Sendable {
        package var count, input, output: Int
        package init(count: Int, input: Int, output: Int) {
            self.count = count
            self.input = input
            self.output = output
        }
    }

    /// Outermost first, without axes of one; neighbours that make one regular axis are one.
    package private(set) var axes: [Axis]

    package init(_ axes: [Axis]) {
        var merged: [Axis] = []
        for axis in axes where axis.count != 1 {
            if let last = merged.last, last.input == axis.input * axis.count, last.output == axis.output * axis.count {
                merged[merged.count - 1] = Axis(count: last.count * axis.count, input: axis.input, output: axis.output)
            } else {
                merged.append(axis)
            }
        }
        self.axes = merged
    }

    package var count: Int { axes.reduce(1) { $0 * $1.count } }

    /// Where line number `line` starts.
    package func offset(_ line: Int) -> (input: Int, output: Int) {
        var rest = line, input = 0, output = 0
        for axis in axes.reversed() {
            let (quotient, index) = rest.quotientAndRemainder(dividingBy: axis.count)
            input += index * axis.input
            output += index * axis.output
            rest = quotient
        }
        return (input, output)
    }

    /// Lines that come from where these go to.
    var outputs: Lines { Lines(axes.map { Axis(count: $0.count, input: $0.output, output: $0.output) }) }

    /// The lines of a range in parts that lie along the last axis, each with its start.
    func parts(of run: Range<Int>) -> [(start: (input: Int, output: Int), axis: Axis, count: Int)] {
        let axis = axes.last ?? Axis(count: 1, input: 0, output: 0)
        var parts: [(start: (input: Int, output: Int), axis: Axis, count: Int)] = [], line = run.lowerBound
        while line < run.upperBound {
            let count = min(run.upperBound - line, axis.count - line % axis.count)
            parts.append((offset(line), axis, count))
            line += count
        }
        return parts
    }

    /// The same lines with the axis along which they lie closest together apart from the others.
    var closest: (axis: Axis, others: Lines) {
        guard let place = axes.indices.min(by: { distance($0) < distance($1) }) else {
            return (Axis(count: 1, input: 0, output: 0), self)
        }
        var others = self
        let axis = others.axes.remove(at: place)
        return (axis, others)
    }

    private func distance(_ i: Int) -> Int { abs(axes[i].input) + abs(axes[i].output) }
}
