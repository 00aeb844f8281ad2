import CMartletFFTKernels
import MartletCore

extension Convolution {
    /// Elements that a thread takes at once.
    private static var grain: Int { 1 << 16 }

    /// The convolution along a single axis: blocks that lie in x are transformed where they are.
    func line(
        _ x: UnsafeRawPointer, _ kernel: Kernel, _ y: UnsafeMutableRawPointer, _ parallelism: Parallelism
    ) throws(OutOfMemory) {
        let adds = adds[0], step = adds ? 2 : 1, bytes = 2 * spectrumCount * precision.size
        nonisolated(unsafe) let (x, y) = (x, y)
        for round in 0..<step {
            let count = (blocks[0] - round + step - 1) / step, grain = max(1, Self.grain / lengths[0])
            let inner = count > grain ? Parallelism.sequential : parallelism
            try parallelism.forEachRun(failingWith: OutOfMemory.self, of: count, grain: grain) {
                run throws(OutOfMemory) in
                try withScratch(bytes + self.blockBytes) { scratch throws(OutOfMemory) in
                    for number in run {
                        let block = ConvolutionBlock(round + number * step, self.axes[0], self.ways[0])
                        try self.convolve(block, x, kernel, scratch, scratch + bytes, inner)
                        self.write(block, scratch + bytes, y, adds: adds)
                    }
                }
            }
        }
    }

    private func convolve(
        _ chosen: ConvolutionBlock, _ x: UnsafeRawPointer, _ kernel: Kernel, _ spectrum: UnsafeMutableRawPointer,
        _ block: UnsafeMutableRawPointer, _ parallelism: Parallelism
    ) throws(OutOfMemory) {
        var from = x + chosen.x.lowerBound * size
        if chosen.x.count < lengths[0] {
            let end = chosen.place + chosen.x.count
            block.initializeMemory(as: UInt8.self, repeating: 0, count: chosen.place * size)
            (block + chosen.place * size).copyMemory(from: from, byteCount: chosen.x.count * size)
            (block + end * size).initializeMemory(as: UInt8.self, repeating: 0, count: (lengths[0] - end) * size)
            from = UnsafeRawPointer(block)
        }
        if let real {
            try real.forward(from, spectrum, scale: 1, parallelism: parallelism)
        } else {
            try complex[0].transform(from, spectrum, backward: false, scale: 1, parallelism: parallelism)
        }
        let count = spectrumCount, scale = 1 / Double(lengths[0])
        var source = mt_fft_source.pairs(spectrum), target = mt_fft_target.pairs(spectrum)
        kernels.multiply(count, 1, &source, 0, kernel.spectrum.start, count, &target, 1)
        if let real {
            try real.backward(spectrum, block, scale: scale, parallelism: parallelism)
        } else {
            try complex[0].transform(spectrum, block, backward: true, scale: scale, parallelism: parallelism)
        }
    }

    private func write(
        _ chosen: ConvolutionBlock, _ block: UnsafeMutableRawPointer, _ y: UnsafeMutableRawPointer, adds: Bool
    ) {
        let from = block + chosen.results.lowerBound * size, to = y + chosen.y * size, count = chosen.results.count
        if !adds { return to.copyMemory(from: from, byteCount: count * size) }
        switch precision {
        case .double: addRow(Double.self, count * (isComplex ? 2 : 1), from, to)
        case .single: addRow(Float.self, count * (isComplex ? 2 : 1), from, to)
        }
    }
}
