import CMartletFFTKernels
import MartletCore

extension CosinePlan {
    /// Transforms the lines of a run, each of which lies in one piece on both sides; in place where they are the same.
    func transform(_ run: CosineRun, _ places: CosineRun.Places) throws(OutOfMemory) {
        let n = length, size = precision.size, sine: Int32 = kind.isSine ? 1 : 0
        switch inner {
        case .turned(let complex, let roots): try turned(run, complex, roots, places)
        case .rotated(let real, let roots):
            if kind.type == 2 {
                try analyse(run, real, roots, places)
            } else {
                try synthesise(run, real, roots, places)
            }

        case .paired(let complex, let roots):
            let half = (n / 2 + 1) / 2, bytes = n * size
            // A single line is its own scratch.
            try withScratch(run.count == 1 ? 0 : run.count * bytes) { scratch throws(OutOfMemory) in
                let z = run.count == 1 ? places(0).y : scratch
                run.step(half) { kernels.pair(n, $1, $2, places($0).x, roots.start, z + $0 * bytes, sine) }
                try complex.execute(
                    backward: false, z, stride: 1, z, stride: 1, lines: run.lines(n / 2, n / 2), scale: 1,
                    parallelism: run.parallelism)
                run.step(half) { kernels.unpair(n, $1, $2, z + $0 * bytes, roots.start, places($0).y, run.scale, sine) }
            }

        case .permuted(let real, let from, let to, let c, let s):
            let bins = n / 2 + 1, bytes = n * size, spectrum = 2 * bins * size
            try withScratch(run.count * (bytes + spectrum)) { v throws(OutOfMemory) in
                let b = v + run.count * bytes
                run.step(n) { kernels.permute(n, $1, $2, places($0).x, from.start, v + $0 * bytes) }
                try real.forward(
                    v, stride: 1, b, stride: 1, lines: run.lines(n, bins), scale: run.scale,
                    parallelism: run.parallelism)
                run.step(bins) { kernels.unpermute(n, $1, $2, b + $0 * spectrum, to.start, places($0).y, c, s) }
            }

        case .folded, .mirrored, .extended:
            let steps = n + (kind.isSine ? 1 : -1), shift = kind.isSine ? size : 0
            let ends = run.factor(kind.isSine ? 1 : 2.0.squareRoot())
            try withScratch(run.count * endsScratch) { scratch throws(OutOfMemory) in
                // Sines lack the first and the last element of the sequence from 0 to `steps`.
                try endToEnd(run, ends, scratch, places.before(shift))
            }
            if run.isOrthogonal, !kind.isSine {
                for line in 0..<run.count { kernels.temper(steps, places(line).y, 0.5.squareRoot()) }
            }
        }
    }

    /// Type II of odd length.
    private func analyse(_ run: CosineRun, _ real: RealPlan, _ roots: Table, _ places: CosineRun.Places)
        throws(OutOfMemory)
    {
        let n = length, size = precision.size, sine: Int32 = kind.isSine ? 1 : 0
        let bins = n / 2 + 1, bytes = n * size, spectrum = 2 * bins * size, first = run.factor(0.5.squareRoot())
        try withScratch(run.count * (bytes + spectrum)) { v throws(OutOfMemory) in
            let b = v + run.count * bytes
            run.step(bins) { kernels.deal(n, $1, $2, places($0).x, v + $0 * bytes, sine) }
            try real.forward(
                v, stride: 1, b, stride: 1, lines: run.lines(n, bins), scale: 1, parallelism: run.parallelism)
            run.step(bins) {
                kernels.rotate(n, $1, $2, b + $0 * spectrum, roots.start, places($0).y, run.scale, 2 * first, sine)
            }
        }
    }

    /// Type III of odd length.
    private func synthesise(_ run: CosineRun, _ real: RealPlan, _ roots: Table, _ places: CosineRun.Places)
        throws(OutOfMemory)
    {
        let n = length, size = precision.size, sine: Int32 = kind.isSine ? 1 : 0
        let bins = n / 2 + 1, bytes = n * size, spectrum = 2 * bins * size, first = run.factor(2.0.squareRoot())
        try withScratch(run.count * (bytes + spectrum)) { v throws(OutOfMemory) in
            let b = v + run.count * bytes
            run.step(bins) { kernels.unrotate(n, $1, $2, places($0).x, roots.start, b + $0 * spectrum, first, sine) }
            try real.backward(
                b, stride: 1, v, stride: 1, lines: run.lines(bins, n), scale: run.scale, parallelism: run.parallelism)
            run.step(bins) { kernels.collect(n, $1, $2, v + $0 * bytes, places($0).y, sine) }
        }
    }

    /// Types II and III of even length.
    private func turned(_ run: CosineRun, _ complex: ComplexPlan, _ roots: Table, _ places: CosineRun.Places)
        throws(OutOfMemory)
    {
        let n = length, size = precision.size, sine: Int32 = kind.isSine ? 1 : 0, bytes = n * size
        // A single line is put in order where the result goes, unless it lies there itself.
        let isApart = run.count == 1 && places(0).x != UnsafeRawPointer(places(0).y)
        try withScratch((isApart ? 1 : 2) * run.count * bytes) { z throws(OutOfMemory) in
            let v = isApart ? places(0).y : z + run.count * bytes
            func transform(backward: Bool, scale: Double) throws(OutOfMemory) {
                try complex.execute(
                    backward: backward, v, stride: 1, z, stride: 1, lines: run.lines(n / 2, n / 2), scale: scale,
                    parallelism: run.parallelism)
            }
            if kind.type == 2 {
                run.step(n / 2) { kernels.deal(n, $1, $2, places($0).x, v + $0 * bytes, sine) }
                try transform(backward: false, scale: 1)
                let first = run.factor(0.5.squareRoot())
                run.step(n / 4 + 1) {
                    kernels.turn(n, $1, $2, z + $0 * bytes, roots.start, places($0).y, run.scale, 2 * first, sine)
                }
            } else {
                let first = run.factor(2.0.squareRoot())
                run.step(n / 4 + 1) {
                    kernels.unturn(n, $1, $2, places($0).x, roots.start, v + $0 * bytes, first, sine)
                }
                try transform(backward: true, scale: run.scale)
                run.step(n / 2) { kernels.collect(n, $1, $2, z + $0 * bytes, places($0).y, sine) }
            }
        }
    }

    // MARK: - Type I

    /// Bytes of scratch for a line of type I.
    private var endsScratch: Int {
        let steps = length + (kind.isSine ? 1 : -1), size = precision.size
        return switch inner {
        // Two halves, and what the even one needs.
        case .folded(_, let even): (steps + 2) * size + (even?.endsScratch ?? 0)
        case .mirrored: 2 * steps * size
        default: (2 * steps + 2 * (steps + 1)) * size
        }
    }

    /// Type I of elements that are counted from one end of the sequence, also for sines.
    private func endToEnd(
        _ run: CosineRun, _ ends: Double, _ scratch: UnsafeMutableRawPointer, _ places: CosineRun.Places
    ) throws(OutOfMemory) {
        let size = precision.size, sine: Int32 = kind.isSine ? 1 : 0, steps = length + (kind.isSine ? 1 : -1)
        let half = steps / 2 + 1
        switch inner {
        case .folded(let odd, let even):
            // Each line has sums of half + 1 elements, then differences.
            let bytes = (steps + 2) * size, second = half * size
            let rest = scratch + run.count * bytes
            run.step(half) {
                let s = scratch + $0 * bytes
                kernels.fold(steps, $1, $2, places($0).x, s, s + second, ends, sine)
            }
            // For sines the sums have the odd bins.
            let evenPlace = kind.isSine ? second : 0, oddPlace = second - evenPlace
            let plain = CosineRun(
                count: run.count, scale: run.scale, isOrthogonal: false, parallelism: run.parallelism, size: size)
            try odd.transform(plain, .init(inPlace: scratch + oddPlace, step: bytes))
            try even?.endToEnd(plain, 1, rest, .init(inPlace: scratch + evenPlace, step: bytes))
            run.step(half) {
                let line = scratch + $0 * bytes
                kernels.weave(steps, $1, $2, line + evenPlace, line + oddPlace, places($0).y, sine)
            }

        case .mirrored(let complex):
            let bytes = 2 * steps * size
            run.step(half) { kernels.mirror(steps, $1, $2, places($0).x, scratch + $0 * bytes, ends, sine) }
            try complex.execute(
                backward: false, scratch, stride: 1, scratch, stride: 1, lines: run.lines(steps, steps),
                scale: run.scale / 2, parallelism: run.parallelism)
            run.step(half) { kernels.unmirror(steps, $1, $2, scratch + $0 * bytes, places($0).y, sine) }

        case .extended(let real):
            let bytes = 2 * steps * size, spectrum = 2 * (steps + 1) * size, b = scratch + run.count * bytes
            run.step(steps + 1) { kernels.extend(steps, $1, $2, places($0).x, scratch + $0 * bytes, ends, sine) }
            try real.forward(
                scratch, stride: 1, b, stride: 1, lines: run.lines(2 * steps, steps + 1), scale: run.scale,
                parallelism: run.parallelism)
            run.step(steps + 1) { kernels.part(steps, $1, $2, b + $0 * spectrum, places($0).y, sine) }

        case .turned, .rotated, .paired, .permuted: preconditionFailure("not a transform of type I")
        }
    }
}

extension CosineRun {
    /// The run's lines, one after the other, of so many elements on each side.
    func lines(_ input: Int, _ output: Int) -> Lines {
        count == 1 ? Lines([]) : Lines([.init(count: count, input: input, output: output)])
    }
}
