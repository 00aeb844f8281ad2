public import MartletCore

/// The form in which a filter is wanted: `.ba`, `.zpk` or `.sos`.
public struct FilterOutput<Form: Sendable>: Sendable {
    let make: @Sendable (ZerosPolesGain, _ analog: Bool) throws(MartletError) -> Form
}

extension FilterOutput where Form == TransferFunction<Double> {
    /// Numerator and denominator.  Loses accuracy quickly as the order grows.
    public static var ba: Self {
        Self { filter, _ throws(MartletError) in
            let complex = try Signal.zpk2tf(filter.z, filter.p, filter.k)
            return TransferFunction(
                b: NDArray(complex.b.elements.map(\.real)), a: NDArray(complex.a.elements.map(\.real)))
        }
    }
}

extension FilterOutput where Form == ZerosPolesGain {
    /// Zeros, poles and gain.
    public static var zpk: Self { Self { filter, _ in filter } }
}

extension FilterOutput where Form == NDArray<Double> {
    /// Second-order sections, `[sections, 6]`: the form for filtering.
    public static var sos: Self {
        Self { filter, analog throws(MartletError) in
            try Signal.zpk2sos(filter.z, filter.p, filter.k, analog: analog)
        }
    }
}
