import CMartletKernels
package import MartletCore

extension ComplexPlan {
    /// Transforms every line.
    ///
    /// - Parameters:
    ///   - input: interleaved complex numbers; all strides count complex numbers.
    ///   - output: may be the input, line for line.
    package func execute(
        backward: Bool, _ input: UnsafePointer<T>, stride inputStride: Int, _ output: UnsafeMutablePointer<T>,
        stride outputStride: Int, lines: Lines, scale: Double, parallelism: Parallelism
    ) {
        let job = Job(
            plan: self, backward: backward, input: input, inputStride: inputStride, output: output,
            outputStride: outputStride, scale: scale)
        let count = lines.count
        if inputStride == 1, outputStride == 1 || length == 1 {
            return job.contiguous(lines, count, parallelism)
        }
        let (axis, others) = lines.closest
        let width = bunchWidth(axis.count)
        // What is left over after whole bunches takes smaller ones, and in the end single lines.
        let whole = width > 0 ? axis.count / width * width : 0
        let runs = (width > 0 ? whole / width : 0) + (axis.count > whole ? 1 : 0)
        let inner = others.count * runs > 1 ? Parallelism.sequential : parallelism
        parallelism.forEach(others.count * runs) { task in
            let start = others.offset(task / runs), run = task % runs
            let first = run * width
            let taken = width > 0 && first < whole ? width : axis.count - whole
            job.block(
                at: (start.input + first * axis.input, start.output + first * axis.output), axis: axis, count: taken,
                parallelism: inner)
        }
    }

    /// Lines in a bunch when there are `count`: a multiple of the vector's length whose work fits into the cache, or 0.
    private func bunchWidth(_ count: Int) -> Int {
        guard bunch > 0, count >= bunch else { return 0 }
        var width = bunch
        while width < 4 * bunch, 2 * width <= count, 8 * width * length * MemoryLayout<T>.stride <= 1 << 20 { width *= 2 }
        return width
    }
}

/// One call's data; the threads that share it write disjoint lines.
private struct Job<T: FFTReal>: @unchecked Sendable {
    let plan: ComplexPlan<T>
    let backward: Bool
    let input: UnsafePointer<T>
    let inputStride: Int
    let output: UnsafeMutablePointer<T>
    let outputStride: Int
    let scale: Double

    /// Lines that lie in memory as the plan wants them.
    func contiguous(_ lines: Lines, _ count: Int, _ parallelism: Parallelism) {
        let grain = max(1, 8192 / plan.length)
        let inner = count > grain ? Parallelism.sequential : parallelism
        parallelism.forEachRun(of: count, grain: grain) { run in
            withScratch(plan.scratchBytes(bunch: 1)) { scratch in
                for line in run {
                    let start = lines.offset(line)
                    plan.run(
                        .pairs(input + 2 * start.input, backward: backward),
                        .pairs(output + 2 * start.output, backward: backward), bunch: 1, scale: scale,
                        work: Work(scratch: scratch, parallelism: inner))
                }
            }
        }
    }

    /// `count` lines along `axis`, from the start of the first.
    func block(at start: (input: Int, output: Int), axis: Lines.Axis, count: Int, parallelism: Parallelism) {
        let lanes = plan.bunch
        if lanes > 0, count >= lanes {
            let even = count / lanes * lanes
            if axis.input == 1, axis.output == 1 {
                withScratch(plan.scratchBytes(bunch: even)) { scratch in
                    plan.run(
                        .pairs(input + 2 * start.input, group: inputStride, backward: backward),
                        .pairs(output + 2 * start.output, group: outputStride, backward: backward), bunch: even,
                        scale: scale, work: Work(scratch: scratch, parallelism: parallelism))
                }
            } else {
                gathered(start, axis, even, bunched: true, parallelism)
            }
            if even < count {
                let rest = (start.input + even * axis.input, start.output + even * axis.output)
                block(at: rest, axis: axis, count: count - even, parallelism: parallelism)
            }
            return
        }
        for i in 0..<count {
            gathered((start.input + i * axis.input, start.output + i * axis.output), axis, 1, bunched: false, parallelism)
        }
    }

    /// Lines that are copied together first and apart afterwards.
    private func gathered(
        _ start: (input: Int, output: Int), _ axis: Lines.Axis, _ count: Int, bunched: Bool, _ parallelism: Parallelism
    ) {
        let n = plan.length, places = n * count
        withScratch(Split<T>.byteCount(places) + plan.scratchBytes(bunch: count)) { scratch in
            let line = Split<T>(scratch, count: places)
            gather(n, count, input + 2 * start.input, inputStride, axis.input, line.re, line.im)
            let source = line.source(group: count), target = line.target(group: count)
            plan.run(
                backward ? source.exchanged : source, backward ? target.exchanged : target, bunch: count, scale: 1,
                work: Work(scratch: scratch + Split<T>.byteCount(places), parallelism: parallelism))
            scatter(n, count, line.re, line.im, output + 2 * start.output, outputStride, axis.output, T(scale))
        }
    }
}

/// re[k · count + b], im[…] ← x[k · stride + b · step], interleaved.
@specialized(where T == Double)
@specialized(where T == Float)
func gather<T: FFTReal>(
    _ n: Int, _ count: Int, _ x: UnsafePointer<T>, _ stride: Int, _ step: Int, _ re: UnsafeMutablePointer<T>,
    _ im: UnsafeMutablePointer<T>
) {
    for k in 0..<n {
        for b in 0..<count {
            let from = x + 2 * (k &* stride &+ b &* step)
            re[k &* count &+ b] = from[0]
            im[k &* count &+ b] = from[1]
        }
    }
}

/// y[k · stride + b · step] ← scale · (re[k · count + b], im[…]), interleaved.
@specialized(where T == Double)
@specialized(where T == Float)
func scatter<T: FFTReal>(
    _ n: Int, _ count: Int, _ re: UnsafePointer<T>, _ im: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ stride: Int,
    _ step: Int, _ scale: T
) {
    for k in 0..<n {
        for b in 0..<count {
            let to = y + 2 * (k &* stride &+ b &* step)
            to[0] = re[k &* count &+ b] * scale
            to[1] = im[k &* count &+ b] * scale
        }
    }
}
