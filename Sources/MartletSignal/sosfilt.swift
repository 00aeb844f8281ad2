public import MartletCore
public import MartletGPU

extension Signal {
    /// Filters along one axis with a cascade of second-order sections.
    ///
    /// Each section computes, in direct form II transposed,
    /// ```
    /// y[n] = b₀ x[n] + s₁        s₁ ← b₁ x[n] − a₁ y[n] + s₂        s₂ ← b₂ x[n] − a₂ y[n]
    /// ```
    /// and feeds the next.  High-order filters keep their accuracy in this form where a single transfer function loses
    /// it.  A sample that is not finite makes all later ones of its signal so.
    ///
    /// - Parameters:
    ///   - sos: shape `[sections, 6]`; rows are b₀ b₁ b₂ a₀ a₁ a₂ with a₀ = 1.
    ///   - x: the signals.
    ///   - axis: the axis of time.
    ///   - zi: the state before the first sample, `[sections, …, 2, …]`: the shape of `x` with 2 in place of its length,
    ///     behind the number of sections.  Zero when absent.
    /// - Returns: `y`, the filtered signals, and `zf`, the state after the last sample, to continue with.
    /// - Complexity: sections × samples; signals are shared among threads, and so are chunks of a few long signals whose
    ///   filter forgets fast enough.
    /// - Throws: ``MartletError`` when a shape does not fit, `axis` is out of range or an a₀ is not 1.
    /// - SeeAlso: `scipy.signal.sosfilt`; Oppenheim and Schafer, *Discrete-Time Signal Processing*, §6.3.
    public static func sosfilt<T: FieldScalar>(
        _ sos: NDArray<T>, _ x: NDArray<T>, axis: Int = -1, zi: NDArray<T>? = nil
    ) throws(MartletError) -> SOSFilt<T>.Output {
        let input = try SectionsInput("sosfilt", sos, x, axis: axis)
        let call = SOSFilt(sos: input.sos, x: x, zi: zi, axis: input.axis)
        if let zi, zi.shape != call.stateShape {
            throw .shape(
                function: "sosfilt", argument: "zi", given: "of shape \(zi.shape)",
                wanted:
                    "another: Invalid zi shape. With axis=\(axis), an input with shape \(x.shape), and an sos array "
                    + "with \(call.sections) sections, zi must have shape \(call.stateShape), got \(zi.shape).")
        }
        return try call.perform()
    }
}

public struct SOSFilt<T: FieldScalar>: Call {
    public static var card: Card {
        Card(
            "signal.sosfilt", mirrors: "scipy.signal.sosfilt", accuracy: .relative(factor: 4096),
            references: ["Oppenheim & Schafer §6.3"])
    }

    public struct Output: ArrayTree {
        /// The filtered signals and the last state.
        public var y, zf: NDArray<T>
        public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
            try visitor.visit(&y)
            try visitor.visit(&zf)
        }
    }

    var sos, x: NDArray<T>
    var zi: NDArray<T>?
    let axis: Int
    public mutating func visitArrays<V: ArrayVisitor>(_ visitor: inout V) throws(MartletError) {
        try visitor.visit(&sos)
        try visitor.visit(&x)
        try zi.visitArrays(&visitor)
    }

    var sections: Int { sos.shape[0] }
    var stateShape: Shape {
        var shape = x.shape.replacing(axis, with: 2)
        shape.insert(sections, at: 0)
        return shape
    }
}

// MARK: - Host

extension SOSFilt {
    @specialized(where T == Double)
    @specialized(where T == Float)
    public func body() throws(MartletError) -> Output {
        let parallelism = Parallelism.current
        let y = try x.uninitializedAlike(for: "sosfilt")
        // [signals…, sections, 2], row-major, of this call's own.
        let state =
            if let zi { try zi.movingAxis(0, to: -1).movingAxis(axis, to: -1).copied() } else {
                try NDArray<T>.zeroed(
                    x.shape.removing(axis).appending(contentsOf: [sections, 2]), for: "sosfilt")
            }
        if !x.isEmpty {
            let coefficients = sos.elements
            if let real = realCoefficients(coefficients) {
                try filterParts(SectionCascade(real), y, state, parallelism)
            } else {
                filter(
                    SectionCascade(coefficients), SignalBunches(x, y, axis: axis, parts: 1, bunch: 16),
                    state.mutableHostPointer, parallelism)
            }
        }
        withExtendedLifetime((x, y, state)) {}
        return Output(y: y, zf: try state.movingAxis(-1, to: axis).movingAxis(-1, to: 0))
    }

    /// Filters real and imaginary parts as signals of their own.
    private func filterParts(
        _ cascade: SectionCascade<T.Real>, _ y: NDArray<T>, _ state: NDArray<T>, _ parallelism: Parallelism
    ) throws(MartletError) {
        let width = 2 * sections, pointer = state.mutableHostPointer
        var parts = [T.Real](repeating: 0, count: 2 * state.count)  // [signals, part, sections, 2]
        for i in 0..<state.count {
            let at = i / width * 2 * width + i % width
            parts[at] = pointer[i].realPart
            parts[at + width] = pointer[i].imaginaryPart
        }
        parts.withUnsafeMutableBufferPointer { parts in
            if let start = parts.baseAddress {
                filter(cascade, SignalBunches(x, y, axis: axis, parts: 2, bunch: 16), start, parallelism)
            }
        }
        for i in 0..<state.count {
            let at = i / width * 2 * width + i % width
            pointer[i] = T(parts[at], parts[at + width])
        }
    }
}

/// Filters all signals from their states in `z`, [signals][sections][2].
private func filter<T: FieldScalar>(
    _ cascade: SectionCascade<T>, _ signals: SignalBunches<T>, _ z: UnsafeMutablePointer<T>,
    _ parallelism: Parallelism
) {
    nonisolated(unsafe) let z = z
    let chunks = cascade.chunks(signals: signals.signals, length: signals.length), width = 2 * cascade.sections
    if chunks.count == 1 {
        parallelism.forEach(signals.bunches.count) { i in
            let bunch = signals.bunches[i]
            cascade.run(
                signals: bunch.count, length: signals.length, signals.input(bunch), signals.output(bunch),
                z: z + bunch.first * width)
        }
        return
    }
    for bunch in signals.bunches {
        for i in 0..<bunch.count {
            cascade.run(
                chunks: chunks, length: signals.length, signals.input(bunch).from(sample: 0, signal: i),
                signals.output(bunch).from(sample: 0, signal: i), z: z + (bunch.first + i) * width,
                parallelism: parallelism)
        }
    }
}

// MARK: - GPU

extension SOSFilt: GPUCall {
    /// Real signals and coefficients; see `DeviceSections`.
    public func run(on gpu: some GPU) throws(MartletError) -> Output? {
        if let call = self as? SOSFilt<Double> { return try call.filtered(on: gpu) as? Output }
        if let call = self as? SOSFilt<Float> { return try call.filtered(on: gpu) as? Output }
        return nil
    }
}

extension SOSFilt where T: RealScalar {
    fileprivate func filtered(on gpu: some GPU) throws(MartletError) -> Output? {
        guard let cascade = try DeviceSections(sos, on: gpu) else { return nil }
        let moved = try gpu.contiguous(x.movingAxis(axis, to: -1))
        let length = x.shape[axis], rows = moved.shape.removing(moved.rank - 1).elementCount
        let states = moved.shape.removing(moved.rank - 1).appending(contentsOf: [sections, 2])
        let z: NDArray<T> =
            if let zi { try gpu.contiguous(zi.movingAxis(0, to: -1).movingAxis(axis, to: -1)) } else {
                try NDArray<T>.zeroed(states, for: "sosfilt").on(gpu)
            }
        let (y, zf) = try cascade.run(
            moved.reshaped([rows, length]), z.reshaped([rows, 2 * sections]), on: gpu)
        return Output(
            y: try y.reshaped(moved.shape).movingAxis(-1, to: axis),
            zf: try zf.reshaped(states).movingAxis(-1, to: axis).movingAxis(-1, to: 0))
    }
}
