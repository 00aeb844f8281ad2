import MartletCore

/// A cascade of second-order sections ready to run over raw memory.
///
/// Goals, in order: the values of the recurrence, the same bits for any number of threads, speed.
///
/// Strategy: many signals are shared among threads, several at a time side by side.  A few long signals are cut into
/// chunks that run side by side instead.  All but the first chunk start from rest some way before their beginning; once
/// the recurrence has forgotten its start, below 2⁻⁶⁴ of it, the state is the true one but for rounding.  Where it is
/// not, since the signal has fallen by so much that what was forgotten counts, the chunk gets what it lacks afterwards:
/// the answer to the difference of the states.  Whether to cut depends on the filter and the lengths alone.
struct SectionCascade<T: FieldScalar>: Sendable {
    let sections: Int
    /// [sections][6]
    let coefficients: [T]

    init(_ coefficients: [T]) {
        sections = coefficients.count / 6
        self.coefficients = coefficients.isEmpty ? [.zero] : coefficients  // so that there is an address
    }

    /// Signals, or chunks of one, that a thread takes at a time.
    static var bunch: Int { 16 }

    /// Into how many chunks each of `signals` signals is cut, and how long before its beginning a chunk starts.
    func chunks(signals: Int, length: Int) -> (count: Int, runIn: Int) {
        guard signals <= 8, length >= 1 << 13, let runIn = memory(atMost: length / 4) else { return (1, 0) }
        // A second bunch, which a second thread can take, is worth a longer share of run-ins.
        var count = 2 * Self.bunch
        while count > 1, length / count < max(count > Self.bunch ? runIn : 2 * runIn, 1 << 9) { count /= 2 }
        return (count, runIn)
    }

    /// The number of samples after which nothing is left of a state, if it is at most `limit`.
    private func memory(atMost limit: Int) -> Int? {
        guard T.self == T.Real.self, (1...16).contains(sections) else { return nil }
        return cascadeMemory(coefficients.map { Double($0.realPart) }, atMost: limit)
    }
}

/// The number of samples after which nothing is left of a state of these sections, [sections][6], if it is at most `limit`.
///
/// Without input the state goes from s to A·s.  A is squared until its largest entry is at most 2⁻⁶⁴; what is enough is
/// then looked for between that power and half of it.
private func cascadeMemory(_ coefficients: [Double], atMost limit: Int) -> Int? {
    let n = coefficients.count / 3
    func isGone(_ a: [Double]) -> Bool { a.allSatisfy { $0.magnitude <= 0x1p-64 } }
    var powers = [transition(coefficients)]
    while !isGone(powers.last!) {
        guard 1 << powers.count <= limit, powers.last!.allSatisfy(\.isFinite) else { return nil }
        powers.append(matrixProduct(powers.last!, powers.last!, n))
    }
    // Between the last power and the one before it, to a sixteenth.
    guard powers.count > 1 else { return 1 }
    var k = powers.count - 2, longest = 1 << k, left = powers[k]
    let coarse = max(0, k - 4)
    while k > coarse {
        k -= 1
        let longer = matrixProduct(left, powers[k], n)
        if !isGone(longer) { (left, longest) = (longer, longest + (1 << k)) }
    }
    return longest + (1 << k)
}

/// The matrix A, column-major; the state is s₁ and s₂ of each section in turn.
private func transition(_ c: [Double]) -> [Double] {
    let sections = c.count / 6, n = 2 * sections
    var a = [Double](repeating: 0, count: n * n)
    for start in 0..<n {
        var input = 0.0
        for i in 0..<sections {
            let s1 = start == 2 * i ? 1.0 : 0, s2 = start == 2 * i + 1 ? 1.0 : 0
            let output = c[6 * i] * input + s1
            a[start * n + 2 * i] = c[6 * i + 1] * input - c[6 * i + 4] * output + s2
            a[start * n + 2 * i + 1] = c[6 * i + 2] * input - c[6 * i + 5] * output
            input = output
        }
    }
    return a
}

/// The product of two n × n matrices, column-major.
private func matrixProduct(_ a: [Double], _ b: [Double], _ n: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: n * n) { result, count in
        count = n * n
        result.initialize(repeating: 0)
        a.withUnsafeBufferPointer { a in
            for j in 0..<n {
                for k in 0..<n where b[j * n + k] != 0 {
                    let factor = b[j * n + k], column = a.baseAddress! + k * n, sums = result.baseAddress! + j * n
                    for i in 0..<n { sums[i] += column[i] * factor }
                }
            }
        }
    }
}

/// Samples of one or several signals in memory: sample t of signal i at `start[i·signal + t·sample]`.
struct SignalMemory<T>: @unchecked Sendable {
    var start: UnsafeMutablePointer<T>
    var signal, sample: Int

    func from(sample t: Int, signal i: Int = 0) -> SignalMemory {
        SignalMemory(start: start + i * signal + t * sample, signal: signal, sample: sample)
    }

    subscript(i: Int, t: Int) -> T {
        get { start[i * signal + t * sample] }
        nonmutating set { start[i * signal + t * sample] = newValue }
    }
}

extension SectionCascade {
    /// Filters `signals` signals of `length` samples from `x` to `y`, which is `x` or apart from it; `z` is the state,
    /// [signals][sections][2], before and after.
    func run(
        signals: Int, length: Int, _ x: SignalMemory<T>, _ y: SignalMemory<T>, z: UnsafeMutablePointer<T>,
        backward: Bool = false
    ) {
        if length == 0 || signals == 0 { return }
        coefficients.withUnsafeBufferPointer {
            runSections(sections, $0.baseAddress!, signals, length, x, y, z, backward: backward)
        }
    }

    /// Filters one signal in chunks; see ``chunks(signals:length:)``.
    @specialized(where T == Double)
    @specialized(where T == Float)
    func run(
        chunks: (count: Int, runIn: Int), length: Int, _ x: SignalMemory<T>, _ y: SignalMemory<T>,
        z: UnsafeMutablePointer<T>, backward: Bool = false, parallelism: Parallelism
    ) {
        let (count, runIn) = chunks
        if count == 1 {
            run(signals: 1, length: length, x, y, z: z, backward: backward)
            return
        }
        let part = length / count, rest = length - part * count, width = 2 * sections
        // In the order of filtering, backward from the end, chunk c begins `part` samples after chunk c − 1.
        let first = backward ? rest + (count - 1) * part : 0, step = backward ? -part : part
        @Sendable func chunk(_ memory: SignalMemory<T>, _ c: Int, shifted: Int = 0) -> SignalMemory<T> {
            var chunk = memory.from(sample: first + c * step + shifted)
            chunk.signal = step * memory.sample
            return chunk
        }
        withUnsafeTemporaryAllocation(of: T.self, capacity: 2 * count * width) { room in
            nonisolated(unsafe) let states = room.baseAddress!
            states.initialize(repeating: .zero, count: 2 * count * width)
            states.update(from: z, count: width)
            nonisolated(unsafe) let starts = states + count * width
            @Sendable func warm(_ chunks: Range<Int>) {
                let c = max(1, chunks.lowerBound), warmed = chunks.upperBound - c, block = 256
                withUnsafeTemporaryAllocation(of: T.self, capacity: Self.bunch * block) { waste in
                    let waste = SignalMemory(start: waste.baseAddress!, signal: block, sample: 1)
                    for done in stride(from: 0, to: runIn, by: block) {
                        let length = min(block, runIn - done)
                        let shift = backward ? part + runIn - done - length : done - runIn
                        run(
                            signals: warmed, length: length, chunk(x, c, shifted: shift), waste,
                            z: states + c * width, backward: backward)
                    }
                }
                (starts + chunks.lowerBound * width).update(
                    from: states + chunks.lowerBound * width, count: chunks.count * width)
            }
            @Sendable func filter(_ chunks: Range<Int>) {
                let c = chunks.lowerBound
                run(
                    signals: chunks.count, length: part, chunk(x, c), chunk(y, c), z: states + c * width,
                    backward: backward)
            }
            // The thread that had the first samples of the way forward has them in its cache, and begins with them again.
            let runs = (count + Self.bunch - 1) / Self.bunch
            @Sendable func chunks(_ run: Int) -> Range<Int> {
                let c = (backward ? runs - 1 - run : run) * Self.bunch
                return c..<min(count, c + Self.bunch)
            }
            if x.start != y.start {
                parallelism.forEach(runs) { run in
                    warm(chunks(run))
                    filter(chunks(run))
                }
            } else {
                // A chunk overwrites what the next one's run-in reads; the thread whose chunk it is runs that in, so that
                // the samples do not go from one processor to another and back.
                parallelism.forEach(runs) { run in
                    let owned = chunks(run)
                    warm(owned.lowerBound + 1..<min(count, owned.upperBound + 1))
                }
                parallelism.forEach(runs) { filter(chunks($0)) }
            }
            for c in 1..<count {
                addWhatIsLacking(
                    from: states + (c - 1) * width, starts + c * width, states + c * width, part, chunk(y, c),
                    backward: backward)
            }
            z.update(from: states + (count - 1) * width, count: width)
        }
        let end = backward ? 0 : part * count
        run(signals: 1, length: rest, x.from(sample: end), y.from(sample: end), z: z, backward: backward)
    }

    /// Adds to a chunk of `length` samples, and to the state `end` it ended in, the answer to the difference between the
    /// state `before` in which the chunk before it ended, and the state `start` in which it was started.
    ///
    /// Differences of the size that rounding gives are left alone.  A state that is not finite spreads in this way, too.
    @specialized(where T == Double)
    @specialized(where T == Float)
    private func addWhatIsLacking(
        from before: UnsafePointer<T>, _ start: UnsafePointer<T>, _ end: UnsafeMutablePointer<T>, _ length: Int,
        _ y: SignalMemory<T>, backward: Bool
    ) {
        let width = 2 * sections, block = 256
        let isTrue = (0..<sections).allSatisfy { section in
            let s1 = before[2 * section].realPart, s2 = before[2 * section + 1].realPart
            let most = max(s1.magnitude, s2.magnitude) * Self.negligible
            let lacking1 = s1 - start[2 * section].realPart, lacking2 = s2 - start[2 * section + 1].realPart
            return most.isFinite && lacking1.magnitude <= most && lacking2.magnitude <= most
        }
        if isTrue { return }
        withUnsafeTemporaryAllocation(of: T.self, capacity: width + block) { room in
            let state = room.baseAddress!, answer = SignalMemory(start: state + width, signal: block, sample: 1)
            for i in 0..<width { state[i] = before[i] - start[i] }
            for done in stride(from: 0, to: length, by: block) {
                if (0..<width).allSatisfy({ state[$0] == .zero }) { break }
                let count = min(block, length - done)
                answer.start.initialize(repeating: .zero, count: count)
                run(signals: 1, length: count, answer, answer, z: state)
                for t in 0..<count {
                    let place = backward ? length - 1 - done - t : done + t
                    y[0, place] = y[0, place] + answer[0, t]
                }
            }
            for i in 0..<width { end[i] = end[i] + state[i] }
        }
    }

    /// Differences of states up to this part of them are taken for rounding.
    private static var negligible: T.Real { 1024 * T.Real.ulpOfOne }
}
