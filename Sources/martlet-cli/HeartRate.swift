import Martlet
import MartletBindings

/// Heart beats of an electrocardiogram and what their rhythm tells.
///
/// Goals, in order: the same numbers on every device, as few copies between device and host as the steps allow.
/// The measures are those of the Task Force of the European Society of Cardiology, Circulation 93 (1996) 1043–1065,
/// doi:10.1161/01.CIR.93.5.1043.
struct HeartRate {
    /// Samples per second.
    let rate: Double
    /// The recording without baseline and noise.
    let filtered: NDArray<Double>
    /// The sample of each beat.
    let beats: NDArray<Int>
    /// Seconds; the intervals between neighbours, and the time at which each ends.
    let intervals, ends: NDArray<Double>
    /// The intervals at even times, 4 a second, and the power spectral density of that series in s²/Hz.
    let evenTimes, evenIntervals, frequencies, density: NDArray<Double>
    /// Beats per minute.
    let rhythm: Double
    /// Milliseconds.
    let sdnn, rmssd: Double
    /// Milliseconds squared; NaN when there are too few beats for a spectrum.
    let lf, hf: Double

    static let lowBand = 0.04...0.15, highBand = 0.15...0.4
    private static let evenRate = 4.0
    /// Samples of the even series that one spectrum takes: 64 seconds, enough for the low band.
    private static let segment = 256

    /// - Parameters:
    ///   - trace: one axis, on the device where the work is to be done.
    ///   - rate: samples per second.
    ///   - band: the pass band in Hz, low and high; by default that of the QRS complex.
    ///   - step: called with what is done next.
    init(
        _ trace: NDArray<Double>, rate: Double, band: [Double] = [5, 15], step: (String) -> Void = { _ in }
    ) throws(MartletError) {
        self.rate = rate
        let backend = trace.buffer.owner
        func home(_ array: NDArray<Double>) throws(MartletError) -> NDArray<Double> {
            if let backend { try array.on(backend) } else { array }
        }

        step("filtering \(trace.count) samples")
        let sections = try home(Signal.butter(2, band, btype: .bandpass, output: .sos, fs: rate))
        let filtered = try Signal.sosfiltfilt(sections, trace)
        let deviation = try Arrays.std(filtered).item()
        self.filtered = try filtered.onHost()

        step("finding beats")
        let found = try Signal.find_peaks(
            self.filtered, height: .init(deviation), distance: 0.3 * rate, prominence: .init(1.5 * deviation))
        beats = found.peaks
        guard beats.count >= 4 else {
            throw .value(
                function: "analyze", argument: "recording", given: "one with \(beats.count) beats",
                wanted: "one with at least 4; is the rate of \(rate) Hz right, and the channel?")
        }

        step("measuring the rhythm")
        let times = try home(Arrays.astype(beats, Double.self) / rate)
        let intervals = try Arrays.diff(times)
        rhythm = 60 / (try Arrays.mean(intervals).item())
        sdnn = 1000 * (try Arrays.std(intervals, ddof: 1).item())
        rmssd = 1000 * (try Arrays.mean(Arrays.square(Arrays.diff(intervals))).item()).squareRoot()
        self.intervals = try intervals.onHost()
        ends = try times.onHost()[1...]

        step("resampling the intervals")
        var spline = try Interpolate.CubicSpline(ends, self.intervals)
        if let backend { spline = try spline.on(backend) }
        evenTimes = try Arrays.arange(ends[0], ends[ends.count - 1], 1 / Self.evenRate)
        evenIntervals = try spline(home(evenTimes)).onHost()
        guard evenIntervals.count >= Self.segment / 4 else {
            (frequencies, density, lf, hf) = (NDArray([]), NDArray([]), .nan, .nan)
            return
        }

        step("taking the spectrum")
        let spectrum = try Signal.welch(
            evenIntervals, fs: Self.evenRate, nperseg: Swift.min(Self.segment, evenIntervals.count))
        (frequencies, density) = (spectrum.f, spectrum.Pxx)
        lf = try Self.power(frequencies, density, Self.lowBand)
        hf = try Self.power(frequencies, density, Self.highBand)
    }

    /// The power in ms² of a density in s²/Hz within a band, by trapezia between the lines of the spectrum.
    private static func power(
        _ frequencies: NDArray<Double>, _ density: NDArray<Double>, _ band: ClosedRange<Double>
    ) throws(MartletError) -> Double {
        let inside = frequencies.elements.indices.filter { band.contains(frequencies[$0]) }
        var sum = 0.0
        for (i, j) in zip(inside, inside.dropFirst()) {
            sum += (density[i] + density[j]) / 2 * (frequencies[j] - frequencies[i])
        }
        return sum * 1e6
    }
}

extension HeartRate {
    /// The largest difference between two results, relative to the size of each quantity; infinite when beats differ.
    func difference(from other: HeartRate) throws(MartletError) -> Double {
        guard beats.elements == other.beats.elements else { return .infinity }
        func relative(_ a: NDArray<Double>, _ b: NDArray<Double>) throws(MartletError) -> Double {
            if a.isEmpty { return 0 }
            let scale = try Arrays.max(Arrays.absolute(b)).item()
            return try Arrays.max(Arrays.absolute(a - b)).item() / (scale > 0 ? scale : 1)
        }
        return try Swift.max(
            relative(filtered, other.filtered), relative(intervals, other.intervals),
            relative(evenIntervals, other.evenIntervals), relative(density, other.density))
    }

    /// The numbers as lines of a table.
    var report: String {
        func row(_ name: String, _ value: Double, _ unit: String, _ digits: Int) -> String {
            "  " + name.padded(to: 12) + value.fixed(digits).paddedLeft(to: 10) + " " + unit
        }
        return [
            row("beats", Double(beats.count), "", 0), row("heart rate", rhythm, "1/min", 2), row("SDNN", sdnn, "ms", 2),
            row("RMSSD", rmssd, "ms", 2), row("LF power", lf, "ms²", 1), row("HF power", hf, "ms²", 1),
        ].joined(separator: "\n")
    }

    /// One object: `rate`, `beats` as sample indices, `heart_rate`, `sdnn`, `rmssd`, `lf`, `hf`.
    var json: JSON {
        .object([
            ("rate", .number(rate)), ("beats", .array(beats.elements.map(JSON.integer))),
            ("heart_rate", .number(rhythm)),
            ("sdnn", .number(sdnn)), ("rmssd", .number(rmssd)), ("lf", .number(lf)), ("hf", .number(hf)),
        ])
    }
}

extension Double {
    /// With two digits: `9.1e-15`.
    var short: String {
        guard isFinite, self != 0 else { return self == 0 ? "0" : "∞" }
        var power = 0, digits = magnitude
        while digits >= 10 { (digits, power) = (digits / 10, power + 1) }
        while digits < 1 { (digits, power) = (digits * 10, power - 1) }
        return "\(self < 0 ? "-" : "")\(digits.fixed(1))e\(power)"
    }

    /// With so many digits after the point.
    func fixed(_ digits: Int) -> String {
        guard isFinite else { return isNaN ? "–" : self < 0 ? "-∞" : "∞" }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let rounded = (magnitude * scale).rounded()
        guard rounded < 0x1p63 else { return "\(self)" }
        let number = Int(rounded), unit = Int(scale)
        let sign = self < 0 && number > 0 ? "-" : ""
        if digits == 0 { return sign + String(number) }
        let fraction = String(number % unit)
        return sign + String(number / unit) + "." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
