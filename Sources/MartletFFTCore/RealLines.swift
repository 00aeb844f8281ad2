package import MartletCore

extension RealPlan {
    /// Lines of reals to lines of bins.
    ///
    /// - Parameters:
    ///   - input: its strides count reals.
    ///   - output: interleaved; its strides count complex numbers.
    package func forward(
        _ input: UnsafePointer<T>, stride inputStride: Int, _ output: UnsafeMutablePointer<T>, stride outputStride: Int,
        lines: Lines, scale: Double, parallelism: Parallelism
    ) {
        let job = Job(
            plan: self, input: input, inputStride: inputStride, inputParts: 1, inputCount: length, output: output,
            outputStride: outputStride, outputParts: 2, outputCount: bins, scale: scale)
        job.run(lines, parallelism)
    }

    /// Lines of bins to lines of reals.
    package func backward(
        _ input: UnsafePointer<T>, stride inputStride: Int, _ output: UnsafeMutablePointer<T>, stride outputStride: Int,
        lines: Lines, scale: Double, parallelism: Parallelism
    ) {
        let job = Job(
            plan: self, input: input, inputStride: inputStride, inputParts: 2, inputCount: bins, output: output,
            outputStride: outputStride, outputParts: 1, outputCount: length, scale: scale)
        job.run(lines, parallelism)
    }
}

/// One call's data; the threads that share it write disjoint lines.  Elements of a side have one part, or two.
private struct Job<T: FFTReal>: @unchecked Sendable {
    let plan: RealPlan<T>
    let input: UnsafePointer<T>
    let inputStride, inputParts, inputCount: Int
    let output: UnsafeMutablePointer<T>
    let outputStride, outputParts, outputCount: Int
    let scale: Double

    /// Lines that neighbour each other are copied together in blocks of this many, to use whole cache lines.
    private static var block: Int { 8 }

    func run(_ lines: Lines, _ parallelism: Parallelism) {
        if inputStride == 1, outputStride == 1 { return contiguous(lines, parallelism) }
        let (axis, others) = lines.closest
        let runs = (axis.count + Self.block - 1) / Self.block
        let inner = others.count * runs > 1 ? Parallelism.sequential : parallelism
        parallelism.forEach(others.count * runs) { task in
            let start = others.offset(task / runs), first = task % runs * Self.block
            let count = min(Self.block, axis.count - first)
            let from = input + inputParts * (start.input + first * axis.input)
            let to = output + outputParts * (start.output + first * axis.output)
            let inputSize = inputCount * inputParts, outputSize = outputCount * outputParts
            let room = (count * (inputSize + outputSize) * MemoryLayout<T>.stride + 63) / 64 * 64
            withScratch(room + plan.scratchBytes) { scratch in
                let x = scratch.bindMemory(to: T.self, capacity: count * (inputSize + outputSize))
                let y = x + count * inputSize
                let work = Work(scratch: scratch + room, parallelism: inner)
                copyLines(
                    inputCount, count, inputParts, UnsafePointer(from), inputStride, axis.input, x, 1, inputCount)
                for line in 0..<count { transform(x + line * inputSize, y + line * outputSize, work) }
                copyLines(outputCount, count, outputParts, y, 1, outputCount, to, outputStride, axis.output)
            }
        }
    }

    private func contiguous(_ lines: Lines, _ parallelism: Parallelism) {
        let count = lines.count, grain = max(1, 16384 / plan.length)
        let inner = count > grain ? Parallelism.sequential : parallelism
        parallelism.forEachRun(of: count, grain: grain) { run in
            withScratch(plan.scratchBytes) { scratch in
                for line in run {
                    let start = lines.offset(line)
                    transform(
                        input + inputParts * start.input, output + outputParts * start.output,
                        Work(scratch: scratch, parallelism: inner))
                }
            }
        }
    }

    private func transform(_ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ work: Work) {
        if inputParts == 1 {
            plan.forward(x, y, scale: scale, work: work)
        } else {
            plan.backward(x, y, scale: scale, work: work)
        }
    }
}

/// `count` lines of `n` elements of one or two parts, from one pair of strides to another.
@specialized(where T == Double)
@specialized(where T == Float)
func copyLines<T: FFTReal>(
    _ n: Int, _ count: Int, _ parts: Int, _ x: UnsafePointer<T>, _ inputStride: Int, _ inputStep: Int,
    _ y: UnsafeMutablePointer<T>, _ outputStride: Int, _ outputStep: Int
) {
    for k in 0..<n {
        for line in 0..<count {
            let from = x + parts &* (k &* inputStride &+ line &* inputStep)
            let to = y + parts &* (k &* outputStride &+ line &* outputStep)
            to[0] = from[0]
            if parts == 2 { to[1] = from[1] }
        }
    }
}
