import CMartletFFTKernels
package import MartletCore

extension ComplexPlan {
    /// Transforms every line.
    ///
    /// - Parameters:
    ///   - input: interleaved complex numbers; all strides count complex numbers.
    ///   - output: may be the input, line for line.
    ///   - given: how many elements a line of the input has, all unless it is said; zeros follow.
    package func execute(
        backward: Bool, _ input: UnsafeRawPointer, stride inputStride: Int, _ output: UnsafeMutableRawPointer,
        stride outputStride: Int, lines: Lines, scale: Double, parallelism: Parallelism, given: Int? = nil
    ) throws(OutOfMemory) {
        let given = given ?? length
        if lines.axes.isEmpty, inputStride == 1, outputStride == 1, given == length {
            return try transform(input, output, backward: backward, scale: scale, parallelism: parallelism)
        }
        let job = Job(
            plan: self, backward: backward, input: input, inputStride: inputStride, given: given, output: output,
            outputStride: outputStride, scale: scale)
        let count = lines.count
        let (axis, others) = lines.closest
        // Short lines that do not fit into registers are better turned into a bunch, even where they could go one by
        // one.
        if inputStride == 1, outputStride == 1,
            length > longestBunched || bunch == 0 || axis.count < bunch || leaf != nil
        {
            return try job.contiguous(lines, count, parallelism)
        }
        let width = bunchWidth(axis.count, of: count)
        // What is left over after whole bunches takes smaller ones, and in the end single lines.
        let whole = width > 0 ? axis.count / width * width : 0
        let runs = (width > 0 ? whole / width : 0) + (axis.count > whole ? 1 : 0)
        let inner = others.count * runs > 1 ? Parallelism.sequential : parallelism
        try parallelism.forEach(failingWith: OutOfMemory.self, others.count * runs) { task throws(OutOfMemory) in
            let start = others.offset(task / runs), run = task % runs
            let first = run * width
            let taken = width > 0 && first < whole ? width : axis.count - whole
            try job.block(
                at: (start.input + first * axis.input, start.output + first * axis.output), axis: axis, count: taken,
                parallelism: inner)
        }
    }

    /// Transforms one line whose elements lie side by side.
    package func transform(
        _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer, backward: Bool, scale: Double,
        parallelism: Parallelism
    ) throws(OutOfMemory) {
        if let leaf { return leaf.run(input, output, backward: backward, scale: scale) }
        let x = mt_fft_source.pairs(input, backward: backward), y = mt_fft_target.pairs(output, backward: backward)
        try withScratch(lineScratch) { scratch throws(OutOfMemory) in
            try run(x, y, scale: scale, work: Work(scratch: scratch, parallelism: parallelism))
        }
    }

    /// Lines of the smallest bunch, or 0 when lines go one by one.
    fileprivate var bunch: Int { algorithm.takesBunches ? precision.lanes : 0 }

    /// Up to this length contiguous lines are bunched.
    private var longestBunched: Int {
        // Passes from the definition take longest alone.
        if case .stockham(let radices) = recipe, radices.contains(where: { $0 > 16 && $0 != 25 }) { 3072 } else { 64 }
    }

    /// Lines in a bunch when there are `count` side by side and `all` together: a multiple of the vector's length whose work fits
    /// into the cache and leaves threads something to share, or 0.
    private func bunchWidth(_ count: Int, of all: Int) -> Int {
        guard bunch > 0, count >= bunch else { return 0 }
        var width = bunch
        while width < 4 * bunch, 2 * width <= count, 32 * width <= all, 8 * width * length * precision.size <= 1 << 20 {
            width *= 2
        }
        return width
    }
}

/// One call's data; the threads that share it write disjoint lines.
private struct Job: @unchecked Sendable {
    let plan: ComplexPlan
    let backward: Bool
    let input: UnsafeRawPointer
    let inputStride: Int
    /// Elements of a line of the input.
    let given: Int
    let output: UnsafeMutableRawPointer
    let outputStride: Int
    let scale: Double

    private var isFilled: Bool { given < plan.length }

    /// Lines that lie in memory as the plan wants them, but that zeros may have to follow: those are then added where the
    /// result goes.
    func contiguous(_ lines: Lines, _ count: Int, _ parallelism: Parallelism) throws(OutOfMemory) {
        let grain = max(1, 8192 / plan.length)
        let inner = count > grain ? Parallelism.sequential : parallelism
        try parallelism.forEachRun(failingWith: OutOfMemory.self, of: count, grain: grain) { run throws(OutOfMemory) in
            if let leaf = plan.leaf {
                if isFilled {
                    for line in run {
                        let start = lines.offset(line), y = output(start)
                        leaf.run(try filled(input(start), y, inner), y, backward: backward, scale: scale)
                    }
                    return
                }
                for part in lines.parts(of: run) {
                    leaf.run(
                        part.count, input(part.start), step: 2 * part.axis.input, output(part.start),
                        step: 2 * part.axis.output, backward: backward, scale: scale)
                }
                return
            }
            try withScratch(plan.lineScratch) { scratch throws(OutOfMemory) in
                for line in run {
                    let start = lines.offset(line), y = output(start)
                    try plan.run(
                        .pairs(try filled(input(start), y, inner), backward: backward),
                        .pairs(y, backward: backward), scale: scale,
                        work: Work(scratch: scratch, parallelism: inner))
                }
            }
        }
    }

    /// The whole line: `x`, or its elements and zeros in `y`.
    private func filled(
        _ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ parallelism: Parallelism
    ) throws(OutOfMemory) -> UnsafeRawPointer {
        if !isFilled { return x }
        let type = plan.precision.complex
        try LineInput(type: type, count: given).fetch(
            1, from: .init(x, stride: 1), to: y, length: plan.length, as: type, parallelism: parallelism)
        return UnsafeRawPointer(y)
    }

    /// `count` lines along `axis`, from the start of the first.
    func block(
        at start: (input: Int, output: Int), axis: Lines.Axis, count: Int, parallelism: Parallelism
    ) throws(OutOfMemory) {
        let lanes = plan.bunch
        if lanes > 0, count >= lanes {
            let even = count / lanes * lanes
            if axis.input == 1, axis.output == 1, !isFilled {
                try withScratch(plan.algorithm.scratchBytes(bunch: even)) { scratch throws(OutOfMemory) in
                    try plan.algorithm.run(
                        .pairs(input(start), group: inputStride, backward: backward),
                        .pairs(output(start), group: outputStride, backward: backward), bunch: even,
                        scale: scale, work: Work(scratch: scratch, parallelism: parallelism))
                }
            } else {
                try gathered(start, axis, even, parallelism)
            }
            if even < count {
                let rest = (start.input + even * axis.input, start.output + even * axis.output)
                try block(at: rest, axis: axis, count: count - even, parallelism: parallelism)
            }
            return
        }
        for i in 0..<count {
            try gathered((start.input + i * axis.input, start.output + i * axis.output), axis, 1, parallelism)
        }
    }

    /// Lines that are copied together first and apart afterwards.
    private func gathered(
        _ start: (input: Int, output: Int), _ axis: Lines.Axis, _ count: Int, _ parallelism: Parallelism
    ) throws(OutOfMemory) {
        let n = plan.length, room = Split.byteCount(n * count, size: size), kernels = plan.precision.kernels
        try withScratch(room + plan.algorithm.scratchBytes(bunch: count)) { scratch throws(OutOfMemory) in
            let lanes = plan.precision.lanes, inBlocks = count % lanes == 0
            let line = Split(scratch, count: n * count, size: size, lanes: inBlocks ? lanes : nil)
            var source = line.source(group: count), target = line.target(group: count)
            let swapped: Int32 = backward ? 1 : 0
            kernels.gather(given, count, input(start), inputStride, axis.input, &target, swapped)
            if isFilled { line.clear(from: given * count) }
            try plan.algorithm.run(
                source, target, bunch: count, scale: 1,
                work: Work(scratch: scratch + room, parallelism: parallelism))
            kernels.scatter(n, count, &source, output(start), outputStride, axis.output, scale, swapped)
        }
    }

    private var size: Int { plan.precision.size }
    private func input(_ start: (input: Int, output: Int)) -> UnsafeRawPointer { input + 2 * size * start.input }
    private func output(_ start: (input: Int, output: Int)) -> UnsafeMutableRawPointer {
        output + 2 * size * start.output
    }
}
