import CMartletFFTKernels
import MartletCore

/// A block along one axis.
struct ConvolutionBlock: Hashable, Sendable {
    /// The elements of x in it, and where in the block the first of them is; the others are zero.
    let x: Range<Int>
    let place: Int
    /// The wanted results in it, and where in y the first of them goes.
    let results: Range<Int>
    let y: Int

    /// Block number `index` along an axis, in the order of x.
    init(_ index: Int, _ axis: ConvolutionRecipe.Axis, _ way: ConvolutionRecipe.Way) {
        let wanted = axis.first..<axis.first + axis.count, step = way.length - axis.m + 1
        switch way {
        case .whole: (x, place, results, y) = (0..<axis.n, 0, wanted, 0)
        case .save:
            let first = axis.first + index * step, end = min(first + step, wanted.upperBound)
            let start = first - axis.m + 1
            x = max(0, start)..<min(axis.n, end)
            place = max(0, -start)
            results = axis.m - 1..<axis.m - 1 + end - first
            y = first - axis.first
        case .add:
            let start = axis.reach.lowerBound + index * step
            x = start..<min(start + step, axis.reach.upperBound)
            let reached = max(start, wanted.lowerBound)..<min(x.upperBound + axis.m - 1, wanted.upperBound)
            results = reached.lowerBound - start..<reached.upperBound - start
            (place, y) = (0, reached.lowerBound - axis.first)
        }
    }
}

extension Convolution {
    /// Bytes of a block.
    var blockBytes: Int { elements * size }

    func rowMajor(_ counts: [Int]) -> [Int] {
        var strides = counts, step = 1
        for axis in counts.indices.reversed() { (strides[axis], step) = (step, step * counts[axis]) }
        return strides
    }

    /// Fills a block with elements, and zeros around them.
    func load(
        _ x: UnsafeRawPointer, _ strides: [Int], _ counts: [Int], _ block: UnsafeMutableRawPointer, at place: Int = 0
    ) {
        if counts != lengths { block.initializeMemory(as: UInt8.self, repeating: 0, count: blockBytes) }
        copyStrided(
            Shape(counts), itemSize: size, from: x, Shape(strides), to: block + place * size, Shape(rowMajor(lengths)))
    }

    /// The spectrum of a block whose elements are zero from `ends` on along each axis.
    func forward(
        _ block: UnsafeMutableRawPointer, _ spectrum: UnsafeMutableRawPointer, _ ends: [Int], _ parallelism: Parallelism
    ) throws(OutOfMemory) {
        let last = axes.count - 1, inner = rowMajor(lengths), outer = rowMajor(lengths.dropLast() + [bins])
        if ends.dropLast() != lengths.dropLast()[...] {
            let count = outer[0] * (last == 0 ? bins : lengths[0])
            spectrum.initializeMemory(as: UInt8.self, repeating: 0, count: 2 * count * precision.size)
        }
        let rows = Lines((0..<last).map { .init(count: ends[$0], input: inner[$0], output: outer[$0]) })
        if let real {
            try real.forward(
                block, stride: 1, spectrum, stride: 1, lines: rows, scale: 1, parallelism: parallelism)
        } else {
            try complex[last].execute(
                backward: false, block, stride: 1, spectrum, stride: 1, lines: rows, scale: 1, parallelism: parallelism)
        }
        for axis in (0..<last).reversed() {
            try along(axis, spectrum, backward: false, (0..<axis).map { 0..<ends[$0] }, parallelism)
        }
    }

    /// A block from its spectrum, as far as `results` along each axis are wanted.
    func backward(
        _ spectrum: UnsafeMutableRawPointer, _ block: UnsafeMutableRawPointer, _ results: [Range<Int>],
        _ parallelism: Parallelism
    ) throws(OutOfMemory) {
        let last = axes.count - 1, inner = rowMajor(lengths), outer = rowMajor(lengths.dropLast() + [bins])
        for axis in 0..<last { try along(axis, spectrum, backward: true, Array(results[..<axis]), parallelism) }
        let rows = Lines((0..<last).map { .init(count: results[$0].count, input: outer[$0], output: inner[$0]) })
        let from = spectrum + (0..<last).reduce(0) { $0 + results[$1].lowerBound * outer[$1] } * 2 * precision.size
        let to = block + (0..<last).reduce(0) { $0 + results[$1].lowerBound * inner[$1] } * size
        let scale = 1 / Double(elements)
        if let real {
            try real.backward(from, stride: 1, to, stride: 1, lines: rows, scale: scale, parallelism: parallelism)
        } else {
            try complex[last].execute(
                backward: true, from, stride: 1, to, stride: 1, lines: rows, scale: scale, parallelism: parallelism)
        }
    }

    /// Transforms along an axis but the last, for the given rows of those before it and all of those after it.
    private func along(
        _ axis: Int, _ spectrum: UnsafeMutableRawPointer, backward: Bool, _ before: [Range<Int>],
        _ parallelism: Parallelism
    ) throws(OutOfMemory) {
        let outer = rowMajor(lengths.dropLast() + [bins])
        var lines: [Lines.Axis] = []
        for (other, rows) in before.enumerated() {
            lines.append(.init(count: rows.count, input: outer[other], output: outer[other]))
        }
        lines.append(.init(count: outer[axis], input: 1, output: 1))
        let start = spectrum + zip(before, outer).reduce(0) { $0 + $1.0.lowerBound * $1.1 } * 2 * precision.size
        try complex[axis].execute(
            backward: backward, start, stride: outer[axis], start, stride: outer[axis], lines: Lines(lines), scale: 1,
            parallelism: parallelism)
    }

    /// Adds elements to others.
    func addStrided(
        _ shape: Shape, _ from: UnsafeRawPointer, _ fromStrides: Shape, _ to: UnsafeMutableRawPointer,
        _ toStrides: Shape
    ) {
        let parts = isComplex ? 2 : 1, last = shape.count - 1
        let walk = Walk(shape.replacing(last, with: 1), [fromStrides, toStrides])
        walk.forEachRow(in: 0..<walk.rows) { offsets in
            for run in 0..<walk.runLength {
                let x = from + (offsets[0] + run * walk.runStrides[0]) * size
                let y = to + (offsets[1] + run * walk.runStrides[1]) * size
                switch precision {
                case .double: addRow(Double.self, shape[last] * parts, x, y)
                case .single: addRow(Float.self, shape[last] * parts, x, y)
                }
            }
        }
    }
}

@specialized(where R == Double)
@specialized(where R == Float)
func addRow<R: RealScalar>(_: R.Type, _ count: Int, _ from: UnsafeRawPointer, _ to: UnsafeMutableRawPointer) {
    let x = from.assumingMemoryBound(to: R.self), y = to.assumingMemoryBound(to: R.self)
    for i in 0..<count { y[i] += x[i] }
}
