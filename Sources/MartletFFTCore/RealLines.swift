import CMartletFFTKernels
package import MartletCore

extension RealPlan {
    /// One line of reals to bins, both side by side.
    package func forward(
        _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer, scale: Double, parallelism: Parallelism
    ) throws(OutOfMemory) {
        if let leaf { return leaf.run(input, output, backward: false, scale: scale) }
        try withScratch(scratchBytes) { scratch throws(OutOfMemory) in
            try forward(input, output, scale: scale, work: Work(scratch: scratch, parallelism: parallelism))
        }
    }

    /// One line of bins to reals, both side by side.
    package func backward(
        _ input: UnsafeRawPointer, _ output: UnsafeMutableRawPointer, scale: Double, parallelism: Parallelism
    ) throws(OutOfMemory) {
        if let leaf { return leaf.run(input, output, backward: true, scale: scale) }
        try withScratch(scratchBytes) { scratch throws(OutOfMemory) in
            try backward(input, output, scale: scale, work: Work(scratch: scratch, parallelism: parallelism))
        }
    }

    /// Lines of reals to lines of bins.
    ///
    /// - Parameters:
    ///   - input: its strides count reals.
    ///   - output: interleaved; its strides count complex numbers.
    ///   - reading: what else the input is than `length` numbers in the plan's precision.
    package func forward(
        _ input: UnsafeRawPointer, stride inputStride: Int, _ output: UnsafeMutableRawPointer, stride outputStride: Int,
        lines: Lines, scale: Double, parallelism: Parallelism, reading: LineInput? = nil
    ) throws(OutOfMemory) {
        let job = Job(
            plan: self, input: input, inputStride: inputStride, inputParts: 1, inputCount: length, reading: reading,
            output: output, outputStride: outputStride, outputParts: 2, outputCount: bins, scale: scale)
        try job.run(lines, parallelism)
    }

    /// Lines of bins to lines of reals.
    package func backward(
        _ input: UnsafeRawPointer, stride inputStride: Int, _ output: UnsafeMutableRawPointer, stride outputStride: Int,
        lines: Lines, scale: Double, parallelism: Parallelism, reading: LineInput? = nil
    ) throws(OutOfMemory) {
        let job = Job(
            plan: self, input: input, inputStride: inputStride, inputParts: 2, inputCount: bins, reading: reading,
            output: output, outputStride: outputStride, outputParts: 1, outputCount: length, scale: scale)
        try job.run(lines, parallelism)
    }
}

/// One call's data; the threads that share it write disjoint lines.  Elements of a side have one part, or two.
private struct Job: @unchecked Sendable {
    let plan: RealPlan
    let input: UnsafeRawPointer
    let inputStride, inputParts, inputCount: Int
    let reading: LineInput?
    let output: UnsafeMutableRawPointer
    let outputStride, outputParts, outputCount: Int
    let scale: Double

    /// Lines that neighbour each other are copied together in blocks of this many, to use whole cache lines.
    private static var block: Int { 8 }
    private var size: Int { plan.precision.size }
    /// What the plan takes, and the bytes of an element of the input.
    private var inputType: DType { inputParts == 1 ? plan.precision.real : plan.precision.complex }
    private var inputSize: Int { reading?.type.itemSize ?? inputParts * size }

    func run(_ lines: Lines, _ parallelism: Parallelism) throws(OutOfMemory) {
        if inputStride == 1, outputStride == 1 { return try contiguous(lines, parallelism) }
        let (axis, others) = lines.closest
        let runs = (axis.count + Self.block - 1) / Self.block
        let inner = others.count * runs > 1 ? Parallelism.sequential : parallelism
        try parallelism.forEach(failingWith: OutOfMemory.self, others.count * runs) { task throws(OutOfMemory) in
            let start = others.offset(task / runs), first = task % runs * Self.block
            let count = min(Self.block, axis.count - first)
            let from = input + inputSize * (start.input + first * axis.input)
            let to = output + outputParts * size * (start.output + first * axis.output)
            let inputBytes = inputCount * inputParts * size, outputBytes = outputCount * outputParts * size
            let room = (count * (inputBytes + outputBytes) + 63) / 64 * 64, kernels = plan.precision.kernels
            try withScratch(room + plan.scratchBytes) { x throws(OutOfMemory) in
                let y = x + count * inputBytes, work = Work(scratch: x + room, parallelism: inner)
                if let reading {
                    try reading.fetch(
                        count, from: .init(from, stride: inputStride, step: axis.input), to: x, length: inputCount,
                        as: inputType, parallelism: inner)
                } else {
                    kernels.move(
                        inputCount, count, Int32(inputParts), from, inputStride, axis.input, x, 1, inputCount)
                }
                for line in 0..<count { try transform(x + line * inputBytes, y + line * outputBytes, work) }
                kernels.move(
                    outputCount, count, Int32(outputParts), y, 1, outputCount, to, outputStride, axis.output)
            }
        }
    }

    private func contiguous(_ lines: Lines, _ parallelism: Parallelism) throws(OutOfMemory) {
        let count = lines.count, grain = max(1, 16384 / plan.length)
        let inner = count > grain ? Parallelism.sequential : parallelism
        try parallelism.forEachRun(failingWith: OutOfMemory.self, of: count, grain: grain) { run throws(OutOfMemory) in
            // Reals that have to be read first are where their bins go, which take more memory; bins are in scratch.
            let room = reading == nil || inputParts == 1 ? 0 : (inputCount * inputParts * size + 63) / 64 * 64
            try withScratch(room + plan.scratchBytes) { scratch throws(OutOfMemory) in
                for line in run {
                    let start = lines.offset(line), y = output + outputParts * size * start.output
                    var x = input + inputSize * start.input
                    if let reading {
                        let whole = room == 0 ? y : scratch
                        try reading.fetch(
                            1, from: .init(x, stride: 1), to: whole, length: inputCount, as: inputType,
                            parallelism: inner)
                        x = UnsafeRawPointer(whole)
                    }
                    try transform(x, y, Work(scratch: scratch + room, parallelism: inner))
                }
            }
        }
    }

    private func transform(_ x: UnsafeRawPointer, _ y: UnsafeMutableRawPointer, _ work: Work) throws(OutOfMemory) {
        if let leaf = plan.leaf { return leaf.run(x, y, backward: inputParts == 2, scale: scale) }
        if inputParts == 1 {
            try plan.forward(x, y, scale: scale, work: work)
        } else {
            try plan.backward(x, y, scale: scale, work: work)
        }
    }
}
