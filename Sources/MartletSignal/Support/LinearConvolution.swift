import MartletCore
import MartletFFTCore

/// The shapes of a convolution along some axes, the others broadcast; and the convolution itself, on host arrays of any
/// layout.
struct LinearConvolution: Sendable {
    private let function: String
    /// Axes along which one array has a single element, and those that are not convolved at all, are broadcast.
    private let batch: [Int]
    private let axes: [Int]
    /// The shape of the result before what is not wanted of the broadcast axes is cut off, and after.
    private let whole: Shape
    let result: Shape
    private let first: [Int]
    /// Whether along each axis one of the arrays has a single element.
    let isProduct: Bool
    /// One for each of `axes`, with in1 as x.
    let steps: [ConvolutionRecipe.Axis]

    /// - Parameter axes: those that are convolved, in rising order.
    /// - Returns: `nil` where neither array holds the other, as `valid` needs it.
    init?(_ function: String, _ shape1: Shape, _ shape2: Shape, _ mode: Signal.ConvolutionMode, axes convolved: [Int]) {
        self.function = function
        var batch: [Int] = [], axes: [Int] = [], steps: [ConvolutionRecipe.Axis] = []
        var whole = shape1, result = shape1, first = [Int](repeating: 0, count: shape1.count)
        let long = convolved.filter { shape1[$0] != 1 && shape2[$0] != 1 }
        // A product is a convolution with one element along an axis.
        let chosen = long.isEmpty ? convolved.suffix(1) : long[...]
        isProduct = long.isEmpty
        for axis in shape1.indices {
            let n = shape1[axis], m = shape2[axis]
            if !chosen.contains(axis) {
                batch.append(axis)
                whole[axis] = max(n, m)
                result[axis] = mode == .same ? n : max(n, m)
                first[axis] = (whole[axis] - result[axis]) / 2
                continue
            }
            let step: ConvolutionRecipe.Axis =
                switch mode {
                case .full: .init(n: n, m: m, first: 0, count: n + m - 1)
                case .same: .init(n: n, m: m, first: (m - 1) / 2, count: n)
                case .valid: .init(n: n, m: m, first: min(n, m) - 1, count: abs(n - m) + 1)
                }
            axes.append(axis)
            steps.append(step)
            whole[axis] = step.count
            result[axis] = step.count
        }
        if mode == .valid, steps.contains(where: { $0.n < $0.m }), steps.contains(where: { $0.n > $0.m }) { return nil }
        if axes.isEmpty { steps = [.init(n: 1, m: 1, first: 0, count: 1)] }
        (self.batch, self.axes, self.steps) = (batch, axes, steps)
        (self.whole, self.result, self.first) = (whole, result, first)
    }

    /// Whether the definition is cheaper than transforms.
    func isDirectCheaper(isComplex: Bool, _ precision: Precision) -> Bool {
        ConvolutionRecipe.best(ordered.steps, isComplex: isComplex, lanes: precision.lanes) == .direct
    }

    /// By transforms, of reals or complex numbers.
    func transformed<T: FieldScalar>(_ in1: NDArray<T>, _ in2: NDArray<T>) throws(MartletError) -> NDArray<T> {
        let isComplex = T.dtype.kind == .complex, precision = precision(T.self), (steps, swaps) = ordered
        let ways = ConvolutionRecipe.transforms(steps, isComplex: isComplex, lanes: precision.lanes)
        let x = swaps ? in2 : in1, h = swaps ? in1 : in2
        let transforms = try naming(function) { () throws(OutOfMemory) in
            try Convolution(steps, ways, isComplex: isComplex, precision)
        }
        // One spectrum serves for all lines where the second array has but one.
        let single = batch.allSatisfy { h.shape[$0] == 1 }
        let parallelism = Parallelism.current
        let kernel = try single ? spectrum(h, transforms, parallelism) : nil
        return try lines(x, h, steps, parallelism) { x, h, y, parallelism throws(OutOfMemory) in
            let kernel = if let kernel { kernel } else { try transforms.kernel(h, parallelism: parallelism) }
            try transforms.run(x, kernel, y, parallelism: parallelism)
        }
    }

    private func spectrum<T: Scalar>(
        _ h: NDArray<T>, _ transforms: Convolution, _ parallelism: Parallelism
    ) throws(MartletError) -> Convolution.Kernel {
        let rows = try h.contiguous()
        defer { withExtendedLifetime(rows) {} }
        return try naming(function) { () throws(OutOfMemory) in
            try transforms.kernel(rows.hostPointer, parallelism: parallelism)
        }
    }

    /// By the definition, in numbers `N` of which an element is one or two.
    func direct<N: DirectNumber, T: Scalar>(
        _ in1: NDArray<T>, _ in2: NDArray<T>, as _: N.Type
    ) throws(MartletError) -> NDArray<T> {
        let (steps, swaps) = ordered, x = swaps ? in2 : in1, h = swaps ? in1 : in2
        let convolution = DirectConvolution<N>(steps, isComplex: T.dtype.kind == .complex)
        return try lines(x, h, steps, .current) { x, h, y, parallelism throws(OutOfMemory) in
            try convolution.run(
                x.assumingMemoryBound(to: N.self), h.assumingMemoryBound(to: N.self), y.assumingMemoryBound(to: N.self),
                parallelism: parallelism)
        }
    }

    /// The axes with the shorter array as h, and whether that is the first one.
    private var ordered: (steps: [ConvolutionRecipe.Axis], swaps: Bool) {
        let n = steps.reduce(1.0) { $0 * Double($1.n) }, m = steps.reduce(1.0) { $0 * Double($1.m) }
        if n >= m { return (steps, false) }
        return (steps.map { .init(n: $0.m, m: $0.n, first: $0.first, count: $0.count) }, true)
    }

    /// Work on a line: with its place in both arrays and in the result.
    private typealias LineWork =
        @Sendable (UnsafeRawPointer, UnsafeRawPointer, UnsafeMutableRawPointer, Parallelism) throws(OutOfMemory) -> Void

    /// The result of `work` on each line, the convolved axes together being one.
    private func lines<T: Scalar>(
        _ x: NDArray<T>, _ h: NDArray<T>, _ steps: [ConvolutionRecipe.Axis], _ parallelism: Parallelism,
        _ work: LineWork
    ) throws(MartletError) -> NDArray<T> {
        let order = batch + axes
        let y = try NDArray<T>.uninitialized(Shape(order.map { whole[$0] }), for: function)
        let x = try x.permutingAxes(order).contiguous(), h = try h.permutingAxes(order).contiguous()
        try forEachLine(
            x.shape, x.hostPointer, h.shape, h.hostPointer, y.mutableHostPointer, MemoryLayout<T>.stride, steps,
            parallelism, work)
        withExtendedLifetime((x, h)) {}
        return try cut(y.permutingAxes(order.indices.map { order.firstIndex(of: $0)! }))
    }

    /// Calls `work` for each line of arrays of these shapes, the axes in the order of `batch` and `axes`.
    private func forEachLine(
        _ xShape: Shape, _ fromX: UnsafeRawPointer, _ hShape: Shape, _ fromH: UnsafeRawPointer,
        _ to: UnsafeMutableRawPointer, _ size: Int, _ steps: [ConvolutionRecipe.Axis], _ parallelism: Parallelism,
        _ work: LineWork
    ) throws(MartletError) {
        let outer = Shape(batch.map { whole[$0] })
        let bytesX = steps.reduce(size) { $0 * $1.n }, bytesH = steps.reduce(size) { $0 * $1.m }
        let bytesY = steps.reduce(size) { $0 * $1.count }
        let xSteps = lineSteps(Shape(xShape.prefix(batch.count))), hSteps = lineSteps(Shape(hShape.prefix(batch.count)))
        let count = outer.elementCount
        nonisolated(unsafe) let (fromX, fromH, to) = (fromX, fromH, to)
        let inner = count > 1 ? Parallelism.sequential : parallelism
        try naming(function) { () throws(OutOfMemory) in
            try parallelism.forEach(failingWith: OutOfMemory.self, count) { line throws(OutOfMemory) in
                var rest = line, placeX = 0, placeH = 0
                for axis in outer.indices.reversed() {
                    placeX += rest % outer[axis] * xSteps[axis]
                    placeH += rest % outer[axis] * hSteps[axis]
                    rest /= outer[axis]
                }
                try work(fromX + placeX * bytesX, fromH + placeH * bytesH, to + line * bytesY, inner)
            }
        }
    }

    /// Lines from one index of a broadcast axis to the next.
    private func lineSteps(_ shape: Shape) -> [Int] {
        var steps = [Int](repeating: 0, count: shape.count), step = 1
        for axis in shape.indices.reversed() {
            steps[axis] = shape[axis] == 1 ? 0 : step
            step *= shape[axis]
        }
        return steps
    }

    /// The wanted part of the broadcast axes.
    private func cut<T: Scalar>(_ y: NDArray<T>) throws(MartletError) -> NDArray<T> {
        if whole == result { return y }
        let offset = result.indices.reduce(y.offset) { $0 + first[$1] * y.strides[$1] }
        return try NDArray<T>(unchecked: result, strides: y.strides, offset: offset, buffer: y.buffer).contiguous()
    }
}

func precision<T: FieldScalar>(_: T.Type) -> Precision { T.Real.dtype == .float64 ? .double : .single }
