import Martlet
import MartletCore

extension Bindings {
    static let peaks: [Binding] = [
        Binding(
            "signal.find_peaks", "scipy.signal.find_peaks",
            "x[], height=None, threshold=None, distance=None, prominence=None, width=None, wlen=None, "
                + "rel_height=0.5, plateau_size=None",
            "The peaks of a signal that have the wanted properties."
        ) { a throws(MartletError) in
            let found = try Signal.find_peaks(
                a.array("x", of: Double.self), height: a.interval("height"), threshold: a.interval("threshold"),
                distance: a.optionalReal("distance"), prominence: a.interval("prominence"),
                width: a.interval("width"), wlen: a.optionalReal("wlen"), rel_height: a.real("rel_height"),
                plateau_size: a.interval("plateau_size"))
            return .tuple([.array(found.peaks), .dict(dictionary(found.properties))])
        },
        Binding(
            "signal.peak_prominences", "scipy.signal.peak_prominences", "x[], peaks[], wlen=None",
            "How far each peak stands out from what surrounds it."
        ) { a throws(MartletError) in
            let found = try Signal.peak_prominences(
                a.array("x", of: Double.self), a.places("peaks"), wlen: a.optionalReal("wlen"))
            if found.prominences.elements.contains(0) {
                a.warn("some peaks have a prominence of 0", category: "PeakPropertyWarning")
            }
            return .tuple([.array(found.prominences), .array(found.left_bases), .array(found.right_bases)])
        },
        Binding(
            "signal.peak_widths", "scipy.signal.peak_widths",
            "x[], peaks[], rel_height=0.5, prominence_data=None, wlen=None",
            "How wide each peak is at a height between its top and its base."
        ) { a throws(MartletError) in
            let found = try Signal.peak_widths(
                a.array("x", of: Double.self), a.places("peaks"), rel_height: a.real("rel_height"),
                prominence_data: a.prominenceData(), wlen: a.optionalReal("wlen"))
            if found.widths.elements.contains(0) {
                a.warn("some peaks have a width of 0", category: "PeakPropertyWarning")
            }
            return .tuple([
                .array(found.widths), .array(found.width_heights), .array(found.left_ips), .array(found.right_ips),
            ])
        },
    ]

    private static func dictionary(_ p: PeakProperties<Double>) -> [(String, Value)] {
        let all: [(String, Value)] = [
            ("plateau_sizes", .array(p.plateau_sizes)), ("left_edges", .array(p.left_edges)),
            ("right_edges", .array(p.right_edges)), ("peak_heights", .array(p.peak_heights)),
            ("left_thresholds", .array(p.left_thresholds)), ("right_thresholds", .array(p.right_thresholds)),
            ("prominences", .array(p.prominences)), ("left_bases", .array(p.left_bases)),
            ("right_bases", .array(p.right_bases)), ("widths", .array(p.widths)),
            ("width_heights", .array(p.width_heights)), ("left_ips", .array(p.left_ips)),
            ("right_ips", .array(p.right_ips)),
        ]
        return all.filter { !$0.1.isNone }
    }
}

extension Arguments {
    /// Bounds: a lower one, or a pair; each a number, an array with one for every sample, or `None`.
    func interval(_ name: String) throws(MartletError) -> PeakInterval<Double>? {
        switch self[name] {
        case .none: return nil
        case .list(let pair) where pair.count == 2, .tuple(let pair) where pair.count == 2:
            return PeakInterval(lower: try bound(pair[0], name), upper: try bound(pair[1], name))
        case .array(let pair) where pair.rank == 1 && pair.shape[0] == 2:
            let bounds = try pair.converted(to: Double.self).elements
            return PeakInterval(bounds[0], bounds[1])
        default: return PeakInterval(lower: try bound(self[name], name), upper: nil)
        }
    }

    private func bound(_ value: Value, _ name: String) throws(MartletError) -> PeakInterval<Double>.Bound? {
        if value.isNone { return nil }
        let one = Arguments(binding: binding, values: values.map { _ in value })
        let bounds = try one.array(name, of: Double.self)
        return bounds.rank == 0 ? .number(try bounds.item()) : .samples(bounds)
    }

    /// Places in a signal: integers that a signed 64-bit one holds; an empty list has no type to mind.
    func places(_ name: String) throws(MartletError) -> NDArray<Int> {
        let signal = try array("x")
        guard signal.rank == 1 else {
            throw .shape(
                function: function, argument: "x", given: "of shape \(signal.shape)",
                wanted: "one signal: `x` must be a 1-D array")
        }
        let value = try array(name)
        if value.shape.contains(0) { return try NDArray([Int](), shape: value.shape) }
        guard value.dtype.kind < .real, value.dtype != .uint64 else {
            throw wrongType(name, wanted: "integers: cannot safely cast `\(name)` to dtype('intp')")
        }
        return try value.integers(function: function, argument: name)
    }

    /// What `peak_prominences` returned, or `nil` for `None`.
    func prominenceData() throws(MartletError) -> PeakProminences<Double>.Output? {
        let parts: [ArrayValue]
        switch self["prominence_data"] {
        case .none: return nil
        case .list(let items) where items.count == 3, .tuple(let items) where items.count == 3:
            if items.contains(where: \.isNone) {
                throw wrongType("prominence_data", wanted: "three arrays, none of them None")
            }
            parts = try arrays("prominence_data")
        default: throw wrongValue("prominence_data", given: self["prominence_data"].kind, wanted: "three arrays")
        }
        func bases(_ array: ArrayValue) throws(MartletError) -> NDArray<Int> {
            try array.integers(function: function, argument: "prominence_data")
        }
        return PeakProminences.Output(
            prominences: try parts[0].converted(), left_bases: try bases(parts[1]), right_bases: try bases(parts[2]))
    }
}
