import CMartletKernels
import MartletCore

/// Runs a cascade of second-order sections over several signals, by the kernels of this processor where the type has
/// them; see ``SectionCascade``.
func runSections<T: FieldScalar>(
    _ sections: Int, _ sos: UnsafePointer<T>, _ signals: Int, _ length: Int, _ x: SignalMemory<T>,
    _ y: SignalMemory<T>, _ z: UnsafeMutablePointer<T>, backward: Bool
) {
    let direction: Int32 = backward ? -1 : 1
    func bound<S>(_ pointer: UnsafeMutablePointer<T>, _: S.Type) -> UnsafeMutablePointer<S> {
        UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: S.self)
    }
    let sos = UnsafeMutablePointer(mutating: sos)
    if T.self == Double.self {
        mt_filter_sosfilt().f64(
            sections, bound(sos, Double.self), signals, length, bound(x.start, Double.self), x.signal, x.sample,
            bound(y.start, Double.self), y.signal, y.sample, bound(z, Double.self), direction)
    } else if T.self == Float.self {
        mt_filter_sosfilt().f32(
            sections, bound(sos, Float.self), signals, length, bound(x.start, Float.self), x.signal, x.sample,
            bound(y.start, Float.self), y.signal, y.sample, bound(z, Float.self), direction)
    } else {
        runSectionsPortably(sections, sos, signals, length, x, y, z, backward: backward)
    }
}

/// The same recurrence for types without kernels, among them complex coefficients.
@specialized(where T == Complex<Double>)
@specialized(where T == Complex<Float>)
private func runSectionsPortably<T: FieldScalar>(
    _ sections: Int, _ sos: UnsafePointer<T>, _ signals: Int, _ length: Int, _ x: SignalMemory<T>,
    _ y: SignalMemory<T>, _ z: UnsafeMutablePointer<T>, backward: Bool
) {
    let start = backward ? length - 1 : 0, step = backward ? -1 : 1
    for signal in 0..<signals {
        let from = x.from(sample: start, signal: signal), to = y.from(sample: start, signal: signal)
        for section in 0..<max(1, sections) {
            let input = section == 0 ? from : to
            if sections == 0 {
                for i in 0..<length { to[0, i * step] = input[0, i * step] }
                break
            }
            let c = sos + 6 * section, state = z + 2 * (signal * sections + section)
            var s1 = state[0], s2 = state[1]
            for i in 0..<length {
                let value = input[0, i * step], output = c[0] * value + s1
                s1 = c[1] * value - c[4] * output + s2
                s2 = c[2] * value - c[5] * output
                to[0, i * step] = output
            }
            state[0] = s1
            state[1] = s2
        }
    }
}
