public import MartletCore
public import MartletGPU

extension Signal {
    /// How a signal is continued beyond its ends.
    public enum Padding: String, Sendable, CaseIterable {
        /// Turned by 180° round the end sample: 2x₀ − x_k.
        case odd
        /// Mirrored: x_k.
        case even
        /// The end sample repeated.
        case constant
        /// Not at all.
        case none
    }

    /// Filters along one axis with a cascade of second-order sections, forward and then backward, so that no frequency
    /// is delayed and each gain is squared.
    ///
    /// The signal is continued by `padlen` samples beyond its ends, and each pass starts from the steady state of its
    /// first sample, so that the ends ring little.
    ///
    /// - Parameters:
    ///   - sos: shape `[sections, 6]`; rows are b₀ b₁ b₂ a₀ a₁ a₂ with a₀ = 1.
    ///   - x: the signals.
    ///   - axis: the axis of time.
    ///   - padtype: how the signal is continued.
    ///   - padlen: by how many samples; when absent 3 × (2 × sections + 1 − min(#(b₂ = 0), #(a₂ = 0))).
    /// - Returns: the filtered signals, of the shape of `x`.
    /// - Complexity: 2 × sections × samples.  Besides the result only the continuations are stored.
    /// - Throws: ``MartletError`` when a shape does not fit, `axis` is out of range, an a₀ is not 1, the signal is not
    ///   longer than `padlen`, or a section has a pole at 1.
    /// - SeeAlso: `scipy.signal.sosfiltfilt`; Gustafsson, IEEE Trans. Signal Processing 44 (1996) 988–992,
    ///   doi:10.1109/78.492552.
    public static func sosfiltfilt<T: FieldScalar>(
        _ sos: NDArray<T>, _ x: NDArray<T>, axis: Int = -1, padtype: Padding = .odd, padlen: Int? = nil
    ) throws(MartletError) -> NDArray<T> {
        let input = try SectionsInput("sosfiltfilt", sos, x, axis: axis)
        var edge = padlen ?? 0
        if padlen == nil, padtype != .none {
            // The table is small; on a device it is brought over to be counted.
            let rows = try input.sos.onHost().elements
            func zeros(_ column: Int) -> Int { stride(from: column, to: rows.count, by: 6).count { rows[$0] == .zero } }
            edge = 3 * (2 * input.sos.shape[0] + 1 - min(zeros(2), zeros(5)))
        }
        if padtype == .none { edge = 0 }
        guard x.shape[input.axis] > edge else {
            throw .value(
                function: "sosfiltfilt", argument: "x", given: "of length \(x.shape[input.axis])",
                wanted: "longer: The length of the input vector x must be greater than padlen, which is \(edge).")
        }
        return try SOSFiltFilt(sos: input.sos, x: x, axis: input.axis, padtype: padtype, edge: max(0, edge)).perform()
    }
}

public struct SOSFiltFilt<T: FieldScalar>: Call {
    public static var card: Card {
        Card(
            "signal.sosfiltfilt", mirrors: "scipy.signal.sosfiltfilt", accuracy: .relative(factor: 65536),
            references: ["Gustafsson 1996, doi:10.1109/78.492552"])
    }
    var sos, x: NDArray<T>
    let axis: Int
    let padtype: Signal.Padding
    /// Samples added at each end.
    let edge: Int
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&sos)
        try visitor.visit(&x)
    }
}

// MARK: - Host

extension SOSFiltFilt {
    @specialized(where T == Double)
    @specialized(where T == Float)
    public func body() throws(MartletError) -> NDArray<T> {
        let parallelism = Parallelism.current
        let y = try x.uninitializedAlike(for: "sosfiltfilt")
        let coefficients = sos.elements
        let states = try steadyStates(coefficients)
        if !x.isEmpty {
            if let real = realCoefficients(coefficients) {
                try filter(real, states.map(\.realPart), y, parts: 2, parallelism)
            } else {
                try filter(coefficients, states, y, parts: 1, parallelism)
            }
        }
        withExtendedLifetime((x, y)) {}
        return y
    }

    private func filter<E: FieldScalar>(
        _ sos: [E], _ steady: [E], _ y: NDArray<T>, parts: Int, _ parallelism: Parallelism
    ) throws(MartletError) {
        let signals = SignalBunches<E>(x, y, axis: axis, parts: parts, bunch: 16)
        let pass = TwoPasses(
            cascade: SectionCascade(sos), steady: steady, length: signals.length, padtype: padtype, edge: edge)
        let chunks = pass.cascade.chunks(signals: signals.signals, length: signals.length)
        if chunks.count == 1 {
            parallelism.forEach(signals.bunches.count) { i in
                let bunch = signals.bunches[i]
                pass.run(
                    signals: bunch.count, signals.input(bunch), signals.output(bunch), chunks: chunks, .sequential)
            }
            return
        }
        for bunch in signals.bunches {
            for i in 0..<bunch.count {
                pass.run(
                    signals: 1, signals.input(bunch).from(sample: 0, signal: i),
                    signals.output(bunch).from(sample: 0, signal: i), chunks: chunks, parallelism)
            }
        }
    }
}

/// Forward and backward over a few signals side by side.
private struct TwoPasses<E: FieldScalar>: Sendable {
    let cascade: SectionCascade<E>
    /// The states of a cascade whose input has always been 1.
    let steady: [E]
    let length: Int
    let padtype: Signal.Padding
    let edge: Int

    func run(
        signals: Int, _ x: SignalMemory<E>, _ y: SignalMemory<E>, chunks: (count: Int, runIn: Int),
        _ parallelism: Parallelism
    ) {
        let width = steady.count
        withUnsafeTemporaryAllocation(of: E.self, capacity: signals * (2 * edge + width) + 1) { room in
            let left = SignalMemory(start: room.baseAddress!, signal: edge, sample: 1)
            let right = SignalMemory(start: room.baseAddress! + signals * edge, signal: edge, sample: 1)
            let z = room.baseAddress! + 2 * signals * edge
            for i in 0..<signals { extend(x, i, left, right) }
            setStates(z, signals) { edge > 0 ? left[$0, 0] : x[$0, 0] }
            cascade.run(signals: signals, length: edge, left, left, z: z)
            runAll(signals, x, y, z, chunks, backward: false, parallelism)
            cascade.run(signals: signals, length: edge, right, right, z: z)
            // Backward.  What lies before the first sample is not wanted, so the left continuation is not visited again.
            setStates(z, signals) { edge > 0 ? right[$0, edge - 1] : y[$0, length - 1] }
            cascade.run(signals: signals, length: edge, right, right, z: z, backward: true)
            runAll(signals, y, y, z, chunks, backward: true, parallelism)
        }
    }

    private func runAll(
        _ signals: Int, _ x: SignalMemory<E>, _ y: SignalMemory<E>, _ z: UnsafeMutablePointer<E>,
        _ chunks: (count: Int, runIn: Int), backward: Bool, _ parallelism: Parallelism
    ) {
        if chunks.count == 1 {
            cascade.run(signals: signals, length: length, x, y, z: z, backward: backward)
        } else {
            cascade.run(chunks: chunks, length: length, x, y, z: z, backward: backward, parallelism: parallelism)
        }
    }

    private func setStates(_ z: UnsafeMutablePointer<E>, _ signals: Int, _ sample: (Int) -> E) {
        for i in 0..<signals {
            let value = sample(i)
            for k in steady.indices { z[i * steady.count + k] = steady[k] * value }
        }
    }

    /// Writes the continuations of signal `i`, in the order of time.
    private func extend(_ x: SignalMemory<E>, _ i: Int, _ left: SignalMemory<E>, _ right: SignalMemory<E>) {
        let first = x[i, 0], last = x[i, length - 1]
        for k in 1..<edge + 1 {
            switch padtype {
            case .odd:
                left[i, edge - k] = first + first - x[i, k]
                right[i, k - 1] = last + last - x[i, length - 1 - k]
            case .even:
                left[i, edge - k] = x[i, k]
                right[i, k - 1] = x[i, length - 1 - k]
            case .constant, .none:
                left[i, edge - k] = first
                right[i, k - 1] = last
            }
        }
    }
}

// MARK: - GPU

extension SOSFiltFilt: GPUCall {
    /// Real signals and coefficients; see `DeviceSections`.
    public func run(on gpu: some GPU) throws(MartletError) -> NDArray<T>? {
        if let call = self as? SOSFiltFilt<Double> { return try call.filtered(on: gpu) as? NDArray<T> }
        if let call = self as? SOSFiltFilt<Float> { return try call.filtered(on: gpu) as? NDArray<T> }
        return nil
    }
}

extension SOSFiltFilt where T: RealScalar {
    fileprivate func filtered(on gpu: some GPU) throws(MartletError) -> NDArray<T>? {
        guard let cascade = try DeviceSections(sos, on: gpu) else { return nil }
        let moved = try gpu.contiguous(x.movingAxis(axis, to: -1))
        let length = x.shape[axis], rows = moved.shape.removing(moved.rank - 1).elementCount
        let steady = try NDArray<T>(steadyStates(sos.onHost().elements)).on(gpu)
        let long: NDArray<T> = try gpu.empty([rows, length + 2 * edge])
        try gpu.launch(
            Self.extension, count: long.count,
            [.array(moved), .array(long), .index(rows), .index(length), .index(edge), .index(padtype.number)])
        func start(_ signal: NDArray<T>, at sample: Int) throws(MartletError) -> NDArray<T> {
            let z: NDArray<T> = try gpu.empty([rows, steady.count])
            try gpu.launch(
                Self.start, count: z.count,
                [
                    .array(signal), .array(steady), .array(z), .index(z.count), .index(signal.shape[1]), .index(sample),
                    .index(steady.count),
                ])
            return z
        }
        let forward = try cascade.run(long, start(long, at: 0), on: gpu).y
        let last = long.shape[1] - 1
        let both = try cascade.run(forward, start(forward, at: last), backward: true, on: gpu).y
        let wanted = try gpu.contiguous(both.selecting(.all, Slice(edge, edge + length)))
        return try wanted.reshaped(moved.shape).movingAxis(-1, to: axis)
    }

    /// The rows with their continuations.
    private static var `extension`: Kernel {
        Kernel(
            "sections_extend", real: T.dtype,
            """
            KERNEL sections_extend(ARRAY(REAL, x), RESULT(REAL, y), INDEX rows, INDEX length, INDEX edge, INDEX padding) {
                BIND(REAL, x); BIND_RESULT(REAL, y);
                INDEX i = SELF, wide = length + 2 * edge;
                if (i < rows * wide) {
                    INDEX t = i % wide - edge;
                    GLOBAL const REAL *row = x + i / wide * length;
                    INDEX end = t < 0 ? 0 : length - 1, inner = t < 0 ? -t : 2 * (length - 1) - t;
                    REAL value = t >= 0 && t < length ? row[t] : padding == 2 ? row[end] : row[inner];
                    if (padding == 0 && (t < 0 || t >= length)) value = row[end] + row[end] - value;
                    y[i] = value;
                }
            }
            """)
    }

    /// The steady states for one sample of each row.
    private static var start: Kernel {
        Kernel(
            "sections_start", real: T.dtype,
            """
            KERNEL sections_start(ARRAY(REAL, x), ARRAY(REAL, steady), RESULT(REAL, z), INDEX n, INDEX length, INDEX at,
                                  INDEX states) {
                BIND(REAL, x); BIND(REAL, steady); BIND_RESULT(REAL, z);
                INDEX i = SELF;
                if (i < n) z[i] = steady[i % states] * x[i / states * length + at];
            }
            """)
    }
}

extension Signal.Padding {
    /// How the kernels know it.
    fileprivate var number: Int { self == .odd ? 0 : self == .even ? 1 : 2 }
}
