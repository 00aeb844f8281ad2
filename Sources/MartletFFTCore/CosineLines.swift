import CMartletFFTKernels
package import MartletCore

extension CosinePlan {
    /// Transforms every line.
    ///
    /// - Parameters:
    ///   - input: all strides count numbers.
    ///   - output: may be the input, line for line.
    ///   - scale: what results are multiplied by.
    ///   - orthogonal: whether the elements that stand at the ends of the symmetric sequence get the factors √2 or √½
    ///     that make the matrix orthogonal, but for a scale.
    ///   - reading: what else the input is than `length` numbers in the plan's precision.
    package func execute(
        _ input: UnsafeRawPointer, stride inputStride: Int, _ output: UnsafeMutableRawPointer,
        stride outputStride: Int, lines: Lines, scale: Double, orthogonal: Bool, parallelism: Parallelism,
        reading: LineInput? = nil
    ) throws(OutOfMemory) {
        if lines.axes.isEmpty, inputStride == 1, outputStride == 1, reading == nil {
            return try execute(input, output, scale: scale, orthogonal: orthogonal, parallelism: parallelism)
        }
        let isOrthogonal = orthogonal && kind.type != 4
        let job = Job(
            plan: self, input: input, inputStride: inputStride, reading: reading, output: output,
            outputStride: outputStride, scale: scale, isOrthogonal: isOrthogonal)
        if inputStride == 1, outputStride == 1 {
            try job.contiguous(lines, parallelism)
        } else {
            try job.strided(lines, parallelism)
        }
    }

    /// Transforms a single line whose elements lie side by side.
    package func execute(
        _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer, scale: Double, orthogonal: Bool,
        parallelism: Parallelism
    ) throws(OutOfMemory) {
        let run = CosineRun(
            count: 1, scale: scale, isOrthogonal: orthogonal && kind.type != 4, parallelism: parallelism,
            size: precision.size)
        try transform(run, .init(input, output))
    }

    /// Lines that are transformed at once: enough to share what a call costs, few enough for the cache.
    var block: Int { max(1, Self.blockSize / length) }
    private static var blockSize: Int { 8192 }

    /// Lines that are copied at once where a line does not lie in one piece: whole cache lines of neighbours.
    var gathered: Int { 64 / precision.size }
}

/// One call's data; the threads that share it write disjoint lines.
private struct Job: @unchecked Sendable {
    let plan: CosinePlan
    let input: UnsafeRawPointer
    let inputStride: Int
    let reading: LineInput?
    let output: UnsafeMutableRawPointer
    let outputStride: Int
    let scale: Double
    let isOrthogonal: Bool

    private var size: Int { plan.precision.size }
    /// Bytes of an element of the input.
    private var inputSize: Int { reading?.type.itemSize ?? size }

    func contiguous(_ lines: Lines, _ parallelism: Parallelism) throws(OutOfMemory) {
        let count = lines.count, block = plan.block, blocks = (count + block - 1) / block
        let inner = blocks > 1 ? Parallelism.sequential : parallelism
        // Lines that have to be read first are where the result goes.
        let places =
            reading == nil
            ? CosineRun.Places(input, output, lines, size: size)
            : CosineRun.Places(output, output, lines.outputs, size: size)
        try parallelism.forEach(failingWith: OutOfMemory.self, blocks) { i throws(OutOfMemory) in
            let first = i * block
            let run = CosineRun(
                count: min(block, count - first), scale: scale, isOrthogonal: isOrthogonal, parallelism: inner,
                size: size)
            if let reading {
                for line in first..<first + run.count {
                    let offset = lines.offset(line)
                    try reading.fetch(
                        1, from: .init(input + inputSize * offset.input, stride: 1), to: output + size * offset.output,
                        length: plan.length, as: plan.precision.real, parallelism: inner)
                }
            }
            try plan.transform(run, places.from(first))
        }
    }

    func strided(_ lines: Lines, _ parallelism: Parallelism) throws(OutOfMemory) {
        let (axis, others) = lines.closest, n = plan.length
        let block = max(plan.gathered, plan.block), runs = (axis.count + block - 1) / block
        let inner = others.count * runs > 1 ? Parallelism.sequential : parallelism
        try parallelism.forEach(failingWith: OutOfMemory.self, others.count * runs) { task throws(OutOfMemory) in
            let start = others.offset(task / runs), first = task % runs * block
            let count = min(block, axis.count - first)
            let from = input + inputSize * (start.input + first * axis.input)
            let to = output + size * (start.output + first * axis.output)
            try withScratch(count * n * size) { room throws(OutOfMemory) in
                let shape: Shape = [count, n], together: Shape = [n, 1]
                if let reading {
                    try reading.fetch(
                        count, from: .init(from, stride: inputStride, step: axis.input), to: room, length: n,
                        as: plan.precision.real, parallelism: inner)
                } else {
                    copyStrided(shape, itemSize: size, from: from, [axis.input, inputStride], to: room, together)
                }
                for begin in stride(from: 0, to: count, by: plan.block) {
                    let run = CosineRun(
                        count: min(plan.block, count - begin), scale: scale, isOrthogonal: isOrthogonal,
                        parallelism: inner, size: size)
                    try plan.transform(run, .init(inPlace: room + size * begin * n, step: size * n))
                }
                copyStrided(shape, itemSize: size, from: room, together, to: to, [axis.output, outputStride])
            }
        }
    }
}

/// Lines that go through the steps of a plan together.
struct CosineRun {
    let count: Int
    let scale: Double
    let isOrthogonal: Bool
    let parallelism: Parallelism
    /// Bytes of a number.
    let size: Int

    /// Where the lines come from and go to; threads take different ones.
    struct Places: @unchecked Sendable {
        private var x: UnsafeRawPointer
        private var y: UnsafeMutableRawPointer
        private var lines: Lines?
        private var first = 0
        /// Bytes of an element of `lines`, or from one line to the next.
        private let step: Int

        /// A single line.
        init(_ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer) { (self.x, self.y, step) = (x, y, 0) }

        /// Lines that are as far apart as each other, and stay where they are.
        init(inPlace start: UnsafeMutableRawPointer, step: Int) {
            (x, y, self.step) = (UnsafeRawPointer(start), start, step)
        }

        init(_ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ lines: Lines, size: Int) {
            (self.x, self.y, self.lines, step) = (x, y, lines, size)
        }

        /// Those of the lines from number `first` on.
        func from(_ first: Int) -> Places {
            var places = self
            places.first += first
            return places
        }

        /// The same so many bytes before.
        func before(_ bytes: Int) -> Places {
            var places = self
            places.x -= bytes
            places.y -= bytes
            return places
        }

        func callAsFunction(_ line: Int) -> (x: UnsafeRawPointer, y: UnsafeMutableRawPointer) {
            lines == nil ? (x + line * step, y + line * step) : scattered(line)
        }

        @inline(never)
        private func scattered(_ line: Int) -> (x: UnsafeRawPointer, y: UnsafeMutableRawPointer) {
            let offset = lines!.offset(first + line)
            return (x + step * offset.input, y + step * offset.output)
        }
    }

    /// A factor for the ends: `f` where the transform is to be orthogonal.
    func factor(_ f: Double) -> Double { isOrthogonal ? f : 1 }

    /// Calls a step for every line, or for parts of a single one when threads are to share it.
    func step(_ indices: Int, _ work: (_ line: Int, _ from: Int, _ to: Int) -> Void) {
        if count == 1, parallelism.threads > 1, indices > Self.grain { return share(indices, work) }
        for line in 0..<count { work(line, 0, indices) }
    }

    /// The step of the only line, by several threads.
    @inline(never)
    private func share(_ indices: Int, _ work: (_ line: Int, _ from: Int, _ to: Int) -> Void) {
        withoutActuallyEscaping(work) { work in
            // Called from several threads, but only until this returns, and for parts that do not meet.
            nonisolated(unsafe) let work = work
            parallelism.forEachRun(of: indices, grain: Self.grain) { work(0, $0.lowerBound, $0.upperBound) }
        }
    }

    private static var grain: Int { 16384 }
}
